import { asterisks } from '../../core/covered.ts';
import type { ImageAnalysis } from '../../model/analysis.ts';
import { type Gate, type Trigger, type TriggerOutcome, trigger } from '../gate.ts';
import { required } from '../parameter.ts';
import { list, numberList, text } from '../parameter-kinds.ts';
import { remembered } from '../remembered.ts';
import { retrievedText } from '../retrieved-text.ts';
import { amount, noted } from '../tally.ts';

/** One line. https://man7.org/linux/man-pages/man5/passwd.5.html */
interface Account {
  readonly fields: readonly string[];
  readonly line: string;
  /** The line as it is shown: without the hash of a password. */
  readonly shown: string;
}

const accounts = remembered((analysis: ImageAnalysis): readonly Account[] => {
  const content = retrievedText(analysis, '/etc/passwd') ?? '';
  const lines = content.split(/\r\n|[\r\n]/).map((line) => line.trim());
  return Array.from(new Set(lines), accountOf).filter(({ line }) => line !== '');
});

/** What stands there without a hash: `x`, `*`, `!!`, `*LK*`. */
const longestMark = 8;

function accountOf(line: string): Account {
  const fields = line.split(':');
  const [name = '', password = '', ...rest] = fields;
  const shown = password.length > longestMark ? [name, asterisks, ...rest].join(':') : line;
  return { fields, line, shown };
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
    check: ({ analysis }, { user_names }) => find(analysis, `${word} user`, fieldIs(0, user_names)),
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
    check: ({ analysis }, { user_ids }) => find(analysis, `${word} uid`, fieldIs(2, user_ids)),
  });

const groupIds = ([list_, word]: Words): Trigger =>
  trigger({
    name: `${list_}_groupids`,
    description: 'Fires for each account with one of these group ids.',
    parameters: {
      group_ids: required(numberList, { description: 'Numbers of groups.', example: '999,20' }),
    },
    check: ({ analysis }, { group_ids }) => find(analysis, `${word} gid`, fieldIs(3, group_ids)),
  });

const shells = ([list_, word]: Words): Trigger =>
  trigger({
    name: `${list_}_shells`,
    description: 'Fires for each account with one of these login shells.',
    parameters: {
      shells: required(list, { description: 'Paths of shells.', example: '/bin/bash,/bin/zsh' }),
    },
    check: ({ analysis }, { shells }) => find(analysis, `${word} shell`, fieldIs(6, shells)),
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
      find(analysis, `${word} pentry`, ({ line, shown }) => (line === entry.trim() ? shown : undefined)),
  });

/** What of an account is listed; undefined when nothing is. */
type Listed = (account: Account) => string | undefined;

function fieldIs(index: number, listed: readonly (string | number)[]): Listed {
  const values = new Set(listed.map(String));
  return ({ fields }) => {
    const field = fields[index];
    return field !== undefined && values.has(field) ? field : undefined;
  };
}

function find(analysis: ImageAnalysis, what: string, listed: Listed): TriggerOutcome {
  const all = accounts(analysis);
  if (all.length === 0) return outcome(0, 'the content of /etc/passwd was not kept');
  const matches = all.flatMap((account) => {
    const value = listed(account);
    if (value === undefined) return [];
    return [{ message: `${what} '${value}' found in image's /etc/passwd: pentry=${account.shown}` }];
  });
  const notes = noted(all.length - matches.length, 'that are not listed');
  return { looked: amount(all.length, 'account'), notes, matches };
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
