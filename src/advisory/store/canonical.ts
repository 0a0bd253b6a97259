import { hash } from 'node:crypto';
import type { Advisory, ExploitPrediction, KnownExploit } from '../../model/advisory.ts';

/** JSON with the members of every object in the order of their names, and without those that are undefined. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) => (isPlainObject(member) ? sorted(member) : member));
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sorted(value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const names = Object.keys(value);
  const inOrder = names.every((name, index) => index === 0 || (names[index - 1] ?? '') < name);
  return inOrder ? value : Object.fromEntries(names.sort().map((name) => [name, value[name]]));
}

/** What stands for an advisory in its feed's content. `text` is its canonical JSON. */
export function advisoryHash(text: string): Uint8Array {
  return sha256(`advisory\n${text}`);
}

export function exploitHash(exploit: KnownExploit): Uint8Array {
  return sha256(`exploit\n${canonicalJson(exploit)}`);
}

export function predictionHash({ cve, score, percentile }: ExploitPrediction): Uint8Array {
  return sha256(`prediction\n${canonicalJson({ cve, score, percentile })}`);
}

function sha256(text: string): Uint8Array {
  return hash('sha256', text, 'buffer');
}

export function parseAdvisory(text: string): Advisory {
  const advisory: Advisory = JSON.parse(text);
  return advisory;
}

export function parseExploit(text: string): KnownExploit {
  const exploit: KnownExploit = JSON.parse(text);
  return exploit;
}
