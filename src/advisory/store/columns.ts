import type { SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite';
import { damaged } from './failure.ts';

/** A row as node:sqlite gives it. The functions below narrow its columns; a damaged file may hold anything. */
export type Row = Record<string, SQLOutputValue>;

export function textOf(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw damaged(`its column ${column} holds no text`);
  return value;
}

export function numberOf(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw damaged(`its column ${column} holds no number`);
  return value;
}

export function bytesOf(row: Row, column: string): Uint8Array {
  const value = row[column];
  if (!(value instanceof Uint8Array)) throw damaged(`its column ${column} holds no bytes`);
  return value;
}

/** The key of a row that was just inserted. */
export function insertedKey(statement: StatementSync, ...values: readonly SQLInputValue[]): number {
  return Number(statement.run(...values).lastInsertRowid);
}
