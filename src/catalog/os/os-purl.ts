import type { Distro } from '../../model/distro.ts';
import { formatPurl } from '../../model/purl.ts';

export interface OsPurlParts {
  readonly type: 'apk' | 'deb' | 'rpm';
  readonly name: string;
  readonly version: string;
  readonly qualifiers: { readonly [key: string]: string | undefined };
}

/** Without a distro a deb is taken for Debian's and an apk for Alpine's; an rpm then has no namespace. */
const fallback = { apk: 'alpine', deb: 'debian', rpm: undefined } as const;

/** The package URL of an OS package: namespace and `distro` qualifier come from the image's distro. */
export function osPurl(parts: OsPurlParts, distro: Distro | undefined): string {
  const namespace = distro === undefined ? fallback[parts.type] : namespaceOf(parts.type, distro.id);
  return formatPurl({
    type: parts.type,
    ...(namespace !== undefined && { namespace }),
    name: parts.name,
    version: parts.version,
    qualifiers: { ...parts.qualifiers, distro: distro && distroQualifier(distro) },
  });
}

/** https://github.com/package-url/purl-spec/blob/main/types-doc/rpm-definition.md names vendors, not os-release ids. */
function namespaceOf(type: string, id: string): string {
  if (type !== 'rpm') return id;
  if (id === 'rhel') return 'redhat';
  return id.startsWith('opensuse') ? 'opensuse' : id;
}

function distroQualifier({ id, versionId, buildId }: Distro): string {
  return [id, versionId ?? buildId].filter(Boolean).join('-');
}
