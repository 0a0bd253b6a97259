import type { JsonObject } from '../../core/json.ts';
import { decodeName } from '../../core/name-bytes.ts';
import type { FileRecord } from '../../model/analysis.ts';
import { objectOf, wholeNumberOf } from '../sbom-input/members.ts';

/** A path as the model has it, to the byte. Undefined when there is none. */
export function exactPath(item: JsonObject): string | undefined {
  const path = exactText(item, 'path');
  return path?.startsWith('/') === true ? path.slice(1) : path;
}

/** The member `name`, or the bytes that stand beside it where they are not UTF-8. */
export function exactText(item: JsonObject, name: string): string | undefined {
  const bytes = item[`${name}Base64`];
  if (typeof bytes === 'string') return decodeName(Buffer.from(bytes, 'base64'));
  const text = item[name];
  return typeof text === 'string' ? text : undefined;
}

/** What hid the file in a later layer. */
export function hiddenIn(item: JsonObject): FileRecord['hidden'] {
  const { by, how } = objectOf(item['hidden']);
  if (how !== 'deleted' && how !== 'replaced') return undefined;
  return { by: wholeNumberOf(by) ?? 0, how };
}
