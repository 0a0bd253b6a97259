import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { type Header, pack } from 'tar-stream';

/** A file's content; or a header of tar-stream's, with a body where the type has one. */
export type Member = string | Uint8Array | (Partial<Header> & { readonly body?: string | Uint8Array });

/** By path. A name that ends in `/` is a directory; `dir/.wh.name` is a whiteout. Kept in this order. */
export type Members = Readonly<Record<string, Member>>;

/** A tar of the members, the same bytes for the same members. */
export async function tarOf(members: Members): Promise<Buffer> {
  const tar = pack();
  const bytes = buffer(tar);
  for (const [name, member] of Object.entries(members)) {
    const { body, ...header } = describe(member);
    const type = name.endsWith('/') ? 'directory' : 'file';
    const headers: Partial<Header> & Pick<Header, 'name'> = {
      type,
      mtime: new Date(0),
      ...header,
      name: header.name ?? name,
    };
    if (body === undefined) tar.entry(headers);
    else tar.entry(headers, Buffer.from(body));
  }
  tar.finalize();
  return bytes;
}

/** Writes the members below `directory`: plain files and directories only. */
export async function writeMembers(directory: string, members: Members): Promise<void> {
  for (const [name, member] of Object.entries(members)) {
    const path = join(directory, name);
    await mkdir(name.endsWith('/') ? path : dirname(path), { recursive: true });
    if (!name.endsWith('/')) await writeFile(path, describe(member).body ?? '');
  }
}

function describe(member: Member): Exclude<Member, string | Uint8Array> {
  return typeof member === 'string' || member instanceof Uint8Array ? { body: member } : member;
}
