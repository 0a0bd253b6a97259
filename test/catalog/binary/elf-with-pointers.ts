export interface Form {
  readonly wide: boolean;
  readonly littleEndian: boolean;
}

/**
 * The least ELF file whose Go build information is of the form Go 1.13 to 1.17 wrote, which no toolchain makes any more:
 * header, one loadable segment that covers the file, strings, `.go.buildinfo`.
 */
export function elfWithPointers(
  form: Form,
  told: { readonly version: string; readonly modules: string },
): Buffer {
  const base = 0x10000;
  const mark = '0123456789abcdef';
  const texts = [told.version, told.modules === '' ? '' : `${mark}${told.modules}${mark}`];
  const word = form.wide ? 8 : 4;
  const layout = {
    segments: form.wide ? 64 : 52,
    info: 256,
    strings: 256 + 32,
    text: 256 + 32 + 4 * word,
  };
  const [first = '', second = ''] = texts;
  const names = '\0.go.buildinfo\0.shstrtab\0';
  const namesAt = layout.text + first.length + second.length;
  const sectionsAt = (namesAt + names.length + 15) & ~15;
  const sectionSize = form.wide ? 64 : 40;
  const file = Buffer.alloc(sectionsAt + 3 * sectionSize);
  const put = writer(file, form);
  file.write(`\x7fELF${form.wide ? '\x02' : '\x01'}${form.littleEndian ? '\x01' : '\x02'}\x01`, 'latin1');
  put.half(16, 2);
  put.half(18, form.wide ? 62 : 3);
  put.word(20, 1);
  put.address(form.wide ? 32 : 28, layout.segments);
  put.address(form.wide ? 40 : 32, sectionsAt);
  const counts = form.wide ? 52 : 40;
  for (const [index, value] of [layout.segments, form.wide ? 56 : 32, 1, sectionSize, 3, 2].entries()) {
    put.half(counts + 2 * index, value);
  }
  put.word(layout.segments, 1);
  put.word(layout.segments + (form.wide ? 4 : 24), 6);
  const fields = form.wide
    ? [8, 0, 16, base, 24, base, 32, file.length, 40, file.length]
    : [4, 0, 8, base, 12, base, 16, file.length, 20, file.length];
  for (let at = 0; at < fields.length; at += 2)
    put.address(layout.segments + (fields[at] ?? 0), fields[at + 1] ?? 0);
  file.write('\xff Go buildinf:', layout.info, 'latin1');
  file[layout.info + 14] = word;
  file[layout.info + 15] = form.littleEndian ? 0 : 1;
  put.address(layout.info + 16, base + layout.strings);
  put.address(layout.info + 16 + word, base + layout.strings + 2 * word);
  put.address(layout.strings, base + layout.text);
  put.address(layout.strings + word, first.length);
  put.address(layout.strings + 2 * word, base + layout.text + first.length);
  put.address(layout.strings + 3 * word, second.length);
  file.write(first + second + names, layout.text, 'latin1');
  const sections = [
    {
      at: sectionsAt + sectionSize,
      name: 1,
      type: 1,
      address: base + layout.info,
      offset: layout.info,
      size: 32,
    },
    { at: sectionsAt + 2 * sectionSize, name: 15, type: 3, address: 0, offset: namesAt, size: names.length },
  ];
  for (const section of sections) {
    put.word(section.at, section.name);
    put.word(section.at + 4, section.type);
    put.address(section.at + (form.wide ? 16 : 12), section.address);
    put.address(section.at + (form.wide ? 24 : 16), section.offset);
    put.address(section.at + (form.wide ? 32 : 20), section.size);
  }
  return file;
}

function writer(file: Buffer, { wide, littleEndian }: Form) {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  return {
    half: (at: number, value: number) => view.setUint16(at, value, littleEndian),
    word: (at: number, value: number) => view.setUint32(at, value, littleEndian),
    address: (at: number, value: number) => {
      if (wide) view.setBigUint64(at, BigInt(value), littleEndian);
      else view.setUint32(at, value, littleEndian);
    },
  };
}
