import { KedgeError } from '../../core/errors.ts';
import { isJsonObject, type JsonObject } from '../../core/json.ts';
import { printable } from '../../core/printable.ts';
import type { Advisory } from '../../model/advisory.ts';
import type { FeedRecord } from '../feed.ts';

/*
 * Checks of parsed JSON by hand: half a million records go through them, and a record says in a few words where it is
 * against its format. `where` names the member, never its content.
 */

/** What `make` makes, or, when a check in it failed, the record counted as bad under `name`. */
export function checkedRecord(name: string, make: () => FeedRecord): FeedRecord {
  return checkedOr(make, (why) => badRecord(name, why));
}

/** As `checkedRecord`; undefined for an advisory that names no package we know of. */
export function checkedAdvisory(name: string, make: () => Advisory): FeedRecord | undefined {
  return checkedOr<FeedRecord | undefined>(
    () => {
      const advisory = make();
      return advisory.affected.length === 0 ? undefined : { kind: 'advisory', advisory };
    },
    (why) => badRecord(name, why),
  );
}

/** What `make` makes, or `instead` with the reason when a check in it failed. */
export function checkedOr<T>(make: () => T, instead: (why: string) => T): T {
  try {
    return make();
  } catch (cause) {
    if (!(cause instanceof KedgeError)) throw cause;
    return instead(cause.message);
  }
}

export function badRecord(name: string, why: string): FeedRecord {
  return { kind: 'bad', name: printable(name).slice(0, 200), why };
}

export function fault(where: string, what: string): KedgeError {
  return new KedgeError('FILE_MALFORMED', `${where} ${what}`);
}

export function object(value: unknown, where: string): JsonObject {
  if (!isJsonObject(value)) throw fault(where, 'is no object');
  return value;
}

/** Null and a missing member are an empty object: publishers write either. */
export function optionalObject(value: unknown, where: string): JsonObject {
  return value === undefined || value === null ? {} : object(value, where);
}

/** As `object`; Perl, Lua and PHP write one without members as an empty list. */
export function members(value: unknown, where: string): JsonObject {
  return Array.isArray(value) && value.length === 0 ? {} : object(value, where);
}

export function text(value: unknown, where: string): string {
  if (typeof value !== 'string' || value === '') throw fault(where, 'is no text');
  return value;
}

/** Undefined for null, a missing member and an empty text. */
export function optionalText(value: unknown, where: string): string | undefined {
  return value === undefined || value === null || value === '' ? undefined : text(value, where);
}

export function list(value: unknown, where: string): readonly unknown[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw fault(where, 'is no list');
  return value;
}

/** Each once, in order. */
export function texts(value: unknown, where: string): readonly string[] {
  const items = list(value, where);
  return items.length === 0 ? [] : [...new Set(items.map((item) => text(item, `${where}[]`)))];
}

const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

export function date(value: unknown, where: string): string {
  if (typeof value !== 'string' || !rfc3339.test(value)) throw fault(where, 'is no date of RFC 3339');
  return value;
}

export function optionalDate(value: unknown, where: string): string | undefined {
  return value === undefined || value === null ? undefined : date(value, where);
}
