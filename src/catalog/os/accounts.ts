import type { LayerFile, Reader } from '../../layer/reader.ts';
import type { Found } from '../cataloger.ts';

/** Names and numbers of one file's accounts. */
type AccountFile = {
  readonly kind: 'users' | 'groups';
  readonly ids: readonly (readonly [name: string, id: number])[];
};

/** Numbers by name, as /etc/passwd and /etc/group have them; undefined without the file. */
export interface Accounts {
  readonly users: ReadonlyMap<string, number> | undefined;
  readonly groups: ReadonlyMap<string, number> | undefined;
}

/** Whose files are: rpm names owners, layers number them. https://man7.org/linux/man-pages/man5/passwd.5.html */
export const accountFiles: Reader<AccountFile> = {
  id: 'linux/accounts',
  version: 1,
  wants: { globs: ['etc/{passwd,group}'], maxBytes: 1024 * 1024 },
  *read(file) {
    const ids = idsOf(file);
    yield { kind: file.path.endsWith('group') ? 'groups' : 'users', ids };
  },
};

/** The first line of a name counts, as in getpwnam(3). */
function idsOf(file: LayerFile): [string, number][] {
  const ids = new Map<string, number>();
  for (const line of file.text().split('\n')) {
    const match = /^([^:\s#]{1,256}):[^:]*:(\d{1,10})(?::|$)/.exec(line);
    const name = match?.[1] ?? '';
    if (match && !ids.has(name)) ids.set(name, Number(match[2]));
  }
  return [...ids];
}

export function accountsOf(found: readonly Found<AccountFile>[]): Accounts {
  const of = (kind: AccountFile['kind']) => {
    const file = found.find(({ data }) => data.kind === kind);
    return file && new Map(file.data.ids);
  };
  return { users: of('users'), groups: of('groups') };
}
