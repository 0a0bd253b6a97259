import type { Package } from '../model/package.ts';

export interface Supplier {
  readonly name: string;
  readonly email?: string;
}

/** Who brought the package into the world: the vendor (rpm) or the maintainer (deb, apk) of its metadata. */
export function supplierOf({ metadata }: Package): Supplier | undefined {
  const text = metadata['vendor'] ?? metadata['maintainer'];
  if (typeof text !== 'string') return undefined;
  const line = text.slice(0, 300).replaceAll(/\s+/g, ' ').trim();
  const open = line.indexOf('<');
  const name = (open < 0 ? line : line.slice(0, open)).trim();
  const email = /^[^\s<>@()]+@[^\s<>@()]+$/.exec(
    open < 0 ? '' : line.slice(open + 1, line.indexOf('>', open)),
  )?.[0];
  if (name === '') return email === undefined ? undefined : { name: email, email };
  return { name, ...(email && { email }) };
}

/** Whether a document may give `value` as an address: what packages declare is often something else. */
export function isWebAddress(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    value.length <= 2000 &&
    /^https?:\/\/[\w.-]+(?::\d+)?(?:[/?#][!#-;=?-Z_a-z~]*)?$/.test(value)
  );
}
