import { crc32 } from 'node:zlib';

const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/**
 * Whether the last six characters are the CRC32, in base 62, of all between the first underscore and them.
 * https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/
 */
export function endsInBase62Checksum(token: string): boolean {
  const body = token.slice(token.indexOf('_') + 1, -6);
  let rest = crc32(body);
  let checksum = '';
  while (checksum.length < 6) {
    checksum = (base62[rest % 62] ?? '') + checksum;
    rest = Math.floor(rest / 62);
  }
  return token.endsWith(checksum);
}

/**
 * Whether the last seven characters are the CRC32, in base 36, of all before them.
 * https://handbook.gitlab.com/handbook/engineering/architecture/design-documents/cells/routable_tokens/
 */
export function endsInBase36Checksum(token: string): boolean {
  return token.endsWith(crc32(token.slice(0, -7)).toString(36).padStart(7, '0'));
}
