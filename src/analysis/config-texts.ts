import { isJsonObject, type JsonObject } from '../core/json.ts';
import type { SecretPlace } from '../model/secret.ts';

type ConfigPlace = Extract<SecretPlace, { readonly name: string }>;

/** One text of an image's config, to be searched. */
export interface ConfigText {
  readonly place: ConfigPlace;
  /** As it is searched: `NAME=value`, so that rules that go by names see the name. */
  readonly text: string;
  /** Its parts as the config holds them. */
  readonly strings: readonly string[];
  /** Of a history entry that made one. */
  readonly layer?: number;
  /** Of a history entry: as written. */
  readonly instruction?: string;
}

const named = new Set(['Env', 'Labels', 'Entrypoint', 'Cmd', 'Healthcheck']);

/** Every text of a config, those with a place of their own first. */
export function configTexts(root: JsonObject): ConfigText[] {
  const config = object(root['config']);
  const others = Object.entries(config).filter(([name]) => !named.has(name));
  const { config: _config, history: _history, rootfs: _rootfs, ...rest } = root;
  return [
    ...texts(config['Env']).map(environment),
    ...Object.entries(object(config['Labels'])).flatMap(([name, value]) => label(name, value)),
    ...historyTexts(root['history']),
    ...words('entrypoint', config['Entrypoint']),
    ...words('command', config['Cmd']),
    ...words('healthcheck', object(config['Healthcheck'])['Test']),
    ...otherTexts({ ...rest, config: Object.fromEntries(others) }),
  ];
}

function environment(pair: string): ConfigText {
  const [name = ''] = pair.split('=', 1);
  return { place: { kind: 'environment', name }, text: pair, strings: [pair, name] };
}

function label(name: string, value: unknown): ConfigText[] {
  if (typeof value !== 'string') return [];
  return [{ place: { kind: 'label', name }, text: `${name}=${value}`, strings: [name, value] }];
}

function historyTexts(history: unknown): ConfigText[] {
  let layers = 0;
  return list(history).flatMap((item, index): ConfigText[] => {
    const entry = object(item);
    const layer = entry['empty_layer'] === true ? undefined : layers++;
    const instruction = entry['created_by'];
    const from = {
      place: { kind: 'history', name: `${index}` } as const,
      ...(layer === undefined ? {} : { layer }),
      ...(typeof instruction === 'string' ? { instruction } : {}),
    };
    const members = Object.values(entry).filter((value) => typeof value === 'string');
    return members.flatMap((text) => [
      ...assignments(text).map((pair) => ({ ...from, text: pair.text, strings: [pair.value, text] })),
      { ...from, text, strings: [text] },
    ]);
  });
}

const assignment =
  /(?:^|[\s;&|(])["']?([A-Za-z_][\w.-]{0,200})["']?=("[^"]{0,2000}"|'[^']{0,2000}'|[^\s"';&|]{1,2000})/g;
const spacedAssignment =
  /(?:^|#\(nop\) {1,4})(?:ENV|LABEL) {1,4}([A-Za-z_][\w.-]{0,200}) {1,4}([^\s=]{1,2000})\s*$/;

/** `NAME=value` of build arguments, instructions and commands, each by itself: as a variable it would be one. */
function assignments(instruction: string): { readonly text: string; readonly value: string }[] {
  const pairs = [...instruction.matchAll(assignment)];
  const spaced = spacedAssignment.exec(instruction);
  return [...pairs, ...(spaced ? [spaced] : [])].map(([, name = '', quoted = '']) => {
    const value = quoted.replace(/^(["'])(.*)\1$/s, '$2');
    return { text: `${name}=${value}`, value };
  });
}

/** A command line: what belongs to an option may be the next word. */
function words(kind: ConfigPlace['kind'], value: unknown): ConfigText[] {
  const strings = typeof value === 'string' ? [value] : texts(value);
  return strings.length === 0 ? [] : [{ place: { kind, name: '' }, text: strings.join(' '), strings }];
}

/** All strings below `root`, names of members included, however deep: builders keep copies of the config, and notes of their own. */
function otherTexts(root: JsonObject): ConfigText[] {
  const found: ConfigText[] = [];
  const waiting: { readonly value: unknown; readonly name: string; readonly key: string }[] = [
    { value: root, name: '', key: '' },
  ];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, name, key } = next;
    if (typeof value === 'string') {
      const text = key === '' ? value : `${key}=${value}`;
      found.push({ place: { kind: 'other', name }, text, strings: [value] });
    } else if (Array.isArray(value)) {
      for (const item of value) waiting.push({ value: item, name, key: '' });
    } else {
      for (const [member, inside] of Object.entries(object(value))) {
        waiting.push({ value: inside, name: joined(name, member), key: member });
        // Volumes and ports are names of members.
        waiting.push({ value: member, name, key: '' });
      }
    }
  }
  return found.reverse();
}

/** Cut, for a config as deep as it is hostile. */
function joined(name: string, member: string): string {
  return (name === '' ? member : `${name}.${member}`).slice(0, 200);
}

function object(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function texts(value: unknown): readonly string[] {
  return list(value).filter((item) => typeof item === 'string');
}
