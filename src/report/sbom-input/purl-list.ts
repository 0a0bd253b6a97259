import { printable } from '../../core/printable.ts';
import type { SbomDocument } from './document.ts';
import { PackageList } from './package-list.ts';

/** Package URLs, one a line. Empty lines and those that begin with `#` say nothing. */
export function readPurlList(text: string, name: string): SbomDocument {
  const list = new PackageList(name, 'purl-list');
  let number = 0;
  for (const written of lines(text)) {
    number++;
    const line = written.trim();
    if (line === '' || line.startsWith('#')) continue;
    const place = `line ${number}`;
    if (/^pkg:/i.test(line)) list.add({ ...nothing, place, purl: line });
    else list.problem('malformed-purl', `${place}: ${printable(line.slice(0, 200))} is no package URL`);
  }
  const distro = list.distro([]);
  return {
    format: 'purl-list',
    packages: list.packages(),
    ...(distro !== undefined && { distro }),
    problems: list.problems(),
  };
}

const nothing = { names: [], cpes: [], licenses: [], locations: [] };

function* lines(text: string): Generator<string> {
  for (let start = 0; start <= text.length; ) {
    const end = text.indexOf('\n', start);
    yield text.slice(start, end < 0 ? text.length : end);
    start = end < 0 ? text.length + 1 : end + 1;
  }
}
