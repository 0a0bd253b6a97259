import { asterisks } from '../../core/covered.ts';
import type { ImageAnalysis } from '../../model/analysis.ts';
import { isCovered, withCovered } from '../covered.ts';
import { type Gate, type Trigger, type TriggerMatch, type TriggerOutcome, trigger } from '../gate.ts';
import { required } from '../parameter.ts';
import { list, numberList, text } from '../parameter-kinds.ts';
import { remembered } from '../remembered.ts';
import { retrievedText } from '../retrieved-text.ts';
import { amount, noted } from '../tally.ts';
import { triggerIdOf } from '../trigger-id.ts';

/** One line. https://man7.org/linux/man-pages/man5/passwd.5.html */
interface Account {
  readonly fields: readonly string[];
  readonly line: string;
  /** The line as it is shown: without the hash of a password. */
  readonly shown: string;
  /** A secret was taken out of it. */
  readonly isCovered: boolean;
}

/** Of a whole line: fewer are left when some went with a secret. */
const fieldCount = 7;

/** Of several lines with one name, the last counts, in the place of the first. */
const accounts = remembered((analysis: ImageAnalysis): readonly Account[] => {
  const { text = '', isCovered: hasCovered = false } = retrievedText(analysis, '/etc/passwd') ?? {};
  const byName = new Map<string, Account>();
  for (const line of text.split(/\r\n|[\r\n]/).map((each) => each.trim())) {
    if (line === '') continue;
    const account = accountOf(line, hasCovered);
    byName.set(account.fields[0] ?? '', account);
  }
  return [...byName.values()];
});

/** What stands there without a hash: `x`, `*`, `!!`, `*LK*`. */
const longestMark = 8;

function accountOf(line: string, hasCovered: boolean): Account {
  const fields = line.split(':');
  const [name = '', password = '', ...rest] = fields;
  const shown = password.length > longestMark ? [name, asterisks, ...rest].join(':') : line;
  return { fields, line, shown, isCovered: hasCovered && isCovered(line) };
}

const contentNotAvailable = trigger({
  name: 'content_not_available',
  description: 'Fires when the scan did not keep the content of /etc/passwd, or there is none.',
  parameters: {},
  check({ analysis }) {
    const { length } = accounts(analysis);
    if (length > 0) return outcome(length, 'its content was kept');
    const message = 'Cannot locate /etc/passwd in image stored files archive: check analyzer settings.';
    return { looked: '/etc/passwd', notes: [], matches: [{ message }] };
  },
});

/** Lists of the Engine that only their names and the first word of their messages tell apart. */
const words = [
  ['blacklist', 'Blacklisted'],
  ['denylist', 'Denylisted'],
] as const;
type Words = (typeof words)[number];

const usernames = ([list_, word]: Words): Trigger =>
  trigger({
    name: `${list_}_usernames`,
    description: 'Fires for each account with one of these names.',
    parameters: {
      user_names: required(list, {
        description: 'Names of accounts.',
        example: 'daemon,ftp',
        aliases: ['usernameblacklist', 'usernamedenylist'],
      }),
    },
    check: ({ analysis }, { user_names }) =>
      find(analysis, [`${list_}_usernames`, `${word} user`], fieldIs(0, user_names)),
  });

const userIds = ([list_, word]: Words): Trigger =>
  trigger({
    name: `${list_}_userids`,
    description: 'Fires for each account with one of these user ids.',
    parameters: {
      user_ids: required(numberList, {
        description: 'Numbers of users.',
        example: '0,1',
        aliases: ['useridblacklist', 'useriddenylist'],
      }),
    },
    check: ({ analysis }, { user_ids }) =>
      find(analysis, [`${list_}_userids`, `${word} uid`], fieldIs(2, user_ids)),
  });

const groupIds = ([list_, word]: Words): Trigger =>
  trigger({
    name: `${list_}_groupids`,
    description: 'Fires for each account with one of these group ids.',
    parameters: {
      group_ids: required(numberList, { description: 'Numbers of groups.', example: '999,20' }),
    },
    check: ({ analysis }, { group_ids }) =>
      find(analysis, [`${list_}_groupids`, `${word} gid`], fieldIs(3, group_ids)),
  });

const shells = ([list_, word]: Words): Trigger =>
  trigger({
    name: `${list_}_shells`,
    description: 'Fires for each account with one of these login shells.',
    parameters: {
      shells: required(list, { description: 'Paths of shells.', example: '/bin/bash,/bin/zsh' }),
    },
    check: ({ analysis }, { shells }) =>
      find(analysis, [`${list_}_shells`, `${word} shell`], fieldIs(6, shells)),
  });

const fullEntry = ([list_, word]: Words): Trigger =>
  trigger({
    name: `${list_}_full_entry`,
    description: 'Fires for the account with exactly this line.',
    parameters: {
      entry: required(text, {
        description: 'The line, whole.',
        example: 'ftp:x:14:50:FTP User:/var/ftp:/sbin/nologin',
      }),
    },
    check: ({ analysis }, { entry }) =>
      find(analysis, [`${list_}_full_entry`, `${word} pentry`], {
        valueOf: ({ line }) => line,
        values: new Set([entry.trim()]),
      }),
  });

interface Listed {
  /** What of an account is compared; undefined when its line is too short. */
  readonly valueOf: (account: Account) => string | undefined;
  readonly values: ReadonlySet<string>;
}

function fieldIs(index: number, listed: readonly (string | number)[]): Listed {
  return { valueOf: ({ fields }) => fields[index], values: new Set(listed.map(String)) };
}

function find(
  analysis: ImageAnalysis,
  [trigger, what]: readonly [string, string],
  { valueOf, values }: Listed,
): TriggerOutcome {
  const all = accounts(analysis);
  if (all.length === 0) return outcome(0, 'the content of /etc/passwd was not kept');
  const matches = all.flatMap((account) => {
    const value = valueOf(account);
    return value !== undefined && values.has(value) ? [matchOf(trigger, `${what} '${value}'`, account)] : [];
  });
  const notes = noted(all.length - matches.length, 'that are not listed');
  const found = { looked: amount(all.length, 'account'), notes, matches };
  const covered = all.filter(
    (account) =>
      account.isCovered && (account.fields.length < fieldCount || isCovered(valueOf(account) ?? '')),
  );
  return withCovered(found, covered.length, [all.length, 'account']);
}

/** What masks the message alone leaves the id as it was in the Engine. */
function matchOf(trigger: string, what: string, { line, shown }: Account): TriggerMatch {
  const message = `${what} found in image's /etc/passwd: pentry=${line}`;
  if (shown === line) return { message };
  return {
    message: message.replaceAll(line, () => shown),
    otherIds: [triggerIdOf('passwd_file', trigger, message)],
  };
}

function outcome(looked: number, note: string): TriggerOutcome {
  return { looked: amount(looked, 'account'), notes: [note], matches: [] };
}

export const passwdFile: Gate = {
  name: 'passwd_file',
  description: 'The accounts in /etc/passwd.',
  triggers: [
    contentNotAvailable,
    ...words.flatMap((each) => [usernames, userIds, groupIds, shells, fullEntry].map((make) => make(each))),
  ],
};
