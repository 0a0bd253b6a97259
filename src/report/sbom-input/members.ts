import { isJsonObject, type JsonObject } from '../../core/json.ts';

/** Beyond this nothing is a name, a version or a package URL. */
const maxTextLength = 16_384;

/** A text that says something; undefined for anything else, which is as good as not being there. */
export function textOf(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > maxTextLength) return undefined;
  const text = value.trim();
  return text === '' ? undefined : text;
}

/** The texts of an array, or the one text. */
export function textsOf(value: unknown): string[] {
  const items = Array.isArray(value) ? value : [value];
  return items.map(textOf).filter((text) => text !== undefined);
}

/** The member as an object; an empty one where it is something else. */
export function objectOf(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {};
}

/** The objects of an array. */
export function objectsOf(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

export function wholeNumberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : undefined;
}

/** A path as packages have it: without the leading slash. */
export function inImage(path: string): string {
  return path.replace(/^\.?\/+/, '');
}
