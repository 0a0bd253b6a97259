import { toLicense } from '../model/license.ts';

/**
 * Declared licences as CycloneDX takes them: either one expression, or a list of ids and names.
 * An expression beside others becomes a name.
 */
export function cyclonedxLicenses(declared: readonly string[]) {
  const licenses = declared.filter((text) => text.trim() !== '').map(toLicense);
  const [first] = licenses;
  if (first === undefined) return undefined;
  if (licenses.length === 1 && first.kind === 'expression') {
    return [{ expression: first.expression, acknowledgement: 'declared' }];
  }
  const named = licenses.map((license) =>
    license.kind === 'id'
      ? { id: license.id }
      : { name: license.kind === 'expression' ? license.expression : license.text },
  );
  const distinct = new Map(named.map((license) => [license.id ?? license.name, license]));
  return Array.from(distinct.values(), (license) => ({
    license: { ...license, acknowledgement: 'declared' },
  }));
}
