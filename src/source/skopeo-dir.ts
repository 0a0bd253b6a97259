// The folder that skopeo's and podman's dir: transport writes: manifest, config and layers side by side, without names.
// https://github.com/containers/image/blob/main/docs/containers-transports.5.md
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { KedgeError } from '../core/errors.ts';
import { printable } from '../core/printable.ts';

const mark = 'Directory Transport Version';

/** Whether the folder says of itself that the dir: transport wrote it. */
export async function isSkopeoDirectory(path: string): Promise<boolean> {
  try {
    // A pipe of that name would be waited for.
    await using file = await open(join(path, 'version'), constants.O_RDONLY | constants.O_NONBLOCK);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(mark.length), 0, mark.length, 0);
    return buffer.toString('latin1', 0, bytesRead) === mark;
  } catch {
    return false;
  }
}

export function skopeoDirectory(path: string): KedgeError {
  const folder = printable(path.replace(/(?<=[^/])\/+$/, ''));
  return new KedgeError('NOT_AN_IMAGE', `${folder} is an image in the format of skopeo's dir: transport`, {
    remedy: `Make an OCI layout of it with skopeo copy dir:${folder} oci:${folder}-oci, then scan oci-dir:${folder}-oci.`,
  });
}
