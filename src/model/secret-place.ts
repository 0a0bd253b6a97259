import type { FileRecord } from './analysis.ts';
import type { SecretPlace } from './secret.ts';

/** Folder that stands for the config of the image where a format knows files alone. */
const configFolder = 'image-config';

/** As a Dockerfile would name it: a path with its line, `ENV NAME`, `LABEL name`, `history 3` … Not yet printable. */
export function placeText(place: SecretPlace): string {
  switch (place.kind) {
    case 'file':
      return `/${fileOf(place)}:${place.line}`;
    case 'dockerfile':
      return `Dockerfile:${place.line}`;
    case 'environment':
      return `ENV ${place.name}`;
    case 'label':
      return `LABEL ${place.name}`;
    case 'history':
      return `history ${place.name}`;
    case 'entrypoint':
    case 'healthcheck':
      return place.kind.toUpperCase();
    case 'command':
      return 'CMD';
    default:
      return place.name;
  }
}

/** A relative path for formats that know files alone, the same for the same place in every image. */
export function placePath(place: SecretPlace): string {
  if (place.kind === 'file') return fileOf(place);
  if (place.kind === 'dockerfile') return 'Dockerfile';
  const folder = `${configFolder}/${place.kind}`;
  return place.name === '' ? folder : `${folder}/${place.name.replaceAll('/', '_')}`;
}

export function placePosition(place: SecretPlace): { line: number; column: number } | undefined {
  return 'line' in place ? { line: place.line, column: place.column } : undefined;
}

/** `deleted later in layer 2`; empty for what is in the final image. */
export function hiddenText(hidden: FileRecord['hidden']): string {
  return hidden === undefined ? '' : `${hidden.how} later in layer ${hidden.by}`;
}

/** Of a secret in a file. */
export function hiddenOf(place: SecretPlace): FileRecord['hidden'] {
  return place.kind === 'file' ? place.hidden : undefined;
}

function fileOf({ path, member }: SecretPlace & { kind: 'file' }): string {
  return member === undefined ? path : `${path}!/${member}`;
}
