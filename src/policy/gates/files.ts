import type { FileRecord } from '../../model/analysis.ts';
import type { DigestAlgorithm, EntryKind } from '../../model/entry.ts';
import { expression } from '../expression.ts';
import { type Gate, type TriggerOutcome, trigger } from '../gate.ts';
import { optional, type ParameterKind, required } from '../parameter.ts';
import { boolean, choice, text } from '../parameter-kinds.ts';
import { namedMatches } from '../search-matches.ts';
import { amount, noted } from '../tally.ts';
import { visibleFiles } from '../visible-files.ts';

const contentRegexMatch = trigger({
  name: 'content_regex_match',
  description: 'Fires for each file in which the content search of the scan found one of its expressions.',
  parameters: {
    regex_name: optional(text, {
      description: 'Only this expression of the content search: its name, or the expression itself.',
      example: '.*password.*',
    }),
  },
  check({ analysis }, { regex_name: wanted = '' }) {
    const all = namedMatches(analysis.searches, 'content');
    const found = all.filter(
      ({ written, name, regex }) => wanted === '' || [written, name, regex].includes(wanted),
    );
    return {
      looked: amount(all.length, 'match of the content search', 'matches of the content search'),
      notes: noted(all.length - found.length, 'of other expressions'),
      matches: found.map(({ file, written }) => ({
        message: `File content analyzer found regexp match in container: file=${file} regexp=${written}`,
      })),
    };
  },
});

const nameMatch = trigger({
  name: 'name_match',
  description: 'Fires for each file, directory and link whose path, from its leading slash, matches.',
  parameters: {
    regex: required(expression, {
      description: 'The expression: it need not match to the end of the path.',
      example: '.*\\.pem',
    }),
  },
  check({ analysis }, { regex }) {
    const { paths } = visibleFiles(analysis);
    const found = paths.filter((path) => regex.matches(path)).sort();
    return {
      looked: amount(paths.length, 'path'),
      notes: noted(paths.length - found.length, 'that do not match'),
      matches: found.map((path) => ({
        message: `Application of regex matched file found in container: file=${path} regexp=${regex.text}`,
      })),
    };
  },
});

const octal: ParameterKind<number | undefined> = {
  name: 'type',
  expects: 'a file mode in octal',
  schema: { type: 'string', pattern: '^\\s*(0[oO])?[0-7]*\\s*$' },
  read(value) {
    const [, digits] = /^\s*(?:0o)?([0-7]{0,12})\s*$/i.exec(value) ?? [];
    if (digits === undefined) return { problem: 'must be a file mode in octal' };
    return { value: digits === '' ? undefined : Number.parseInt(digits, 8) };
  },
};

const equality = choice('equals', 'not_equals');
type Equality = 'equals' | 'not_equals';

const attributeMatch = trigger({
  name: 'attribute_match',
  description: 'Fires when checksum and mode of one file are as said, or when it is missing and must not be.',
  parameters: {
    filename: required(text, { description: 'Its path, with the leading slash.', example: '/etc/passwd' }),
    checksum_algorithm: optional(choice('sha256', 'sha1', 'md5'), {
      description: 'How the checksum was made; sha256 unless given.',
      example: 'sha256',
    }),
    checksum: optional(text, {
      description: 'Of the content, in lower-case hex.',
      example: '832cd0f75b227d13aac82b1f70b7f90191a4186c151f9db50851d209c45ede11',
    }),
    checksum_match: optional(equality, {
      description: 'Whether to fire for this checksum or for any other; equals unless given.',
      example: 'equals',
    }),
    mode: optional(octal, { description: 'Permission bits, in octal.', example: '00644' }),
    mode_op: optional(equality, {
      description: 'Whether to fire for this mode or for any other; equals unless given.',
      example: 'equals',
    }),
    skip_missing: optional(boolean, {
      description: 'If false, fires when there is no such file; true unless given.',
      example: 'true',
    }),
  },
  check({ analysis }, values) {
    const { filename } = values;
    const file = filename.startsWith('/') ? analysis.files.get(filename.slice(1)) : undefined;
    if (file) return checkAttributes(file, values);
    if (values.skip_missing !== false)
      return { looked: filename, notes: ['there is no such file'], matches: [] };
    const message = `filename=${filename} and skip_missing=False`;
    return { looked: filename, notes: [], matches: [{ message }] };
  },
});

interface AttributeRule {
  readonly filename: string;
  readonly checksum_algorithm: DigestAlgorithm | undefined;
  readonly checksum: string | undefined;
  readonly checksum_match: Equality | undefined;
  readonly mode: number | undefined;
  readonly mode_op: Equality | undefined;
}

/** Fires when everything that was asked for holds, and something was. */
function checkAttributes(file: FileRecord, rule: AttributeRule): TriggerOutcome {
  const parts: string[] = [];
  const not = (note: string): TriggerOutcome => ({ looked: rule.filename, notes: [note], matches: [] });
  if (rule.checksum !== undefined && rule.checksum !== '') {
    const { checksum_algorithm: algorithm = 'sha256', checksum_match: op = 'equals' } = rule;
    const actual = checksumOf(file, algorithm);
    if (actual === undefined) return not(`its ${algorithm} was not taken: name it in --digests`);
    if ((actual === rule.checksum) !== (op === 'equals')) return not(`its checksum is ${actual}`);
    parts.push(`checksum=${actual} op=${op} specified_checksum=${rule.checksum}`);
  }
  if (rule.mode !== undefined) {
    const { mode_op: op = 'equals' } = rule;
    const actual = oct(file.mode);
    if ((file.mode === rule.mode) !== (op === 'equals')) return not(`its mode is ${actual}`);
    parts.push(`mode=${actual} op=${op} specified_mode=${oct(rule.mode)}`);
  }
  if (parts.length === 0) return not('neither checksum nor mode is asked for');
  const message = [`filename=${rule.filename}`, ...parts].join(' and ');
  return { looked: rule.filename, notes: [], matches: [{ message }] };
}

function checksumOf({ kind, digests }: FileRecord, algorithm: DigestAlgorithm): string | undefined {
  return kind === 'file' || kind === 'hardlink' ? digests?.[algorithm] : 'DIRECTORY_OR_OTHER';
}

const suidOrGuidSet = trigger({
  name: 'suid_or_guid_set',
  description: 'Fires for each file and directory that has setuid or setgid set.',
  parameters: {},
  check({ analysis }) {
    const { paths, special } = visibleFiles(analysis);
    return {
      looked: amount(paths.length, 'path'),
      notes: noted(paths.length - special.length, 'with neither bit'),
      matches: special.map(({ path, kind, mode }) => ({
        message: `SUID or SGID found set on file ${path}. Mode: ${oct(typeBits[kind] | mode)}`,
      })),
    };
  },
});

/** As Python writes a number in octal. */
function oct(value: number): string {
  return `0o${value.toString(8)}`;
}

/** https://man7.org/linux/man-pages/man7/inode.7.html */
const typeBits: Readonly<Record<EntryKind, number>> = {
  file: 0o100000,
  hardlink: 0o100000,
  directory: 0o040000,
  symlink: 0o120000,
  'character-device': 0o020000,
  'block-device': 0o060000,
  fifo: 0o010000,
  socket: 0o140000,
};

export const files: Gate = {
  name: 'files',
  description: 'Which files the image has: their paths, attributes and what was found in them.',
  triggers: [contentRegexMatch, nameMatch, attributeMatch, suidOrGuidSet],
};
