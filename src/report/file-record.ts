import { wellFormed } from '../core/name-bytes.ts';
import type { FileRecord } from '../model/analysis.ts';
import { absolute, exactBytes } from './json-text.ts';

/** A file as documents hold it; `schemas/analysis.schema.json` says what each member means. */
export function toFileDocument(file: FileRecord) {
  const target = file.kind === 'hardlink' && file.target !== undefined ? `/${file.target}` : file.target;
  return {
    path: absolute(file.path),
    pathBase64: exactBytes(`/${file.path}`),
    kind: file.kind,
    mode: octal(file.mode),
    uid: file.uid,
    gid: file.gid,
    size: file.size,
    target: target === undefined ? undefined : wellFormed(target),
    targetBase64: target === undefined ? undefined : exactBytes(target),
    digests: file.digests,
    layer: file.layer,
    hidden: file.hidden,
  };
}

/** Permission bits in octal, with a leading zero: `0755`, `04755`. */
export function octal(mode: number): string {
  return `0${mode.toString(8).padStart(3, '0')}`;
}
