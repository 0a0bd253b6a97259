import type { JsonObject } from '../../core/json.ts';
import type {
  AffectedPackage,
  AffectedStatus,
  VersionRange,
  VulnerabilitySeverity,
} from '../../model/advisory.ts';
import { list, object, optionalObject, text, texts } from './checked.ts';
import { severityOfWord } from './osv-rating.ts';
import type { RedHatComponent, RedHatComponents } from './redhat-csaf-products.ts';

type Status = 'fixed' | 'affected' | 'not-affected';

/** Red Hat asks to report what it has not looked into yet. */
const statuses: readonly (readonly [member: string, status: Status])[] = [
  ['fixed', 'fixed'],
  ['known_affected', 'affected'],
  ['under_investigation', 'affected'],
  ['known_not_affected', 'not-affected'],
];

interface Part {
  readonly component: RedHatComponent;
  readonly status: AffectedStatus;
  readonly severity?: VulnerabilitySeverity;
  readonly fixes: Set<string>;
  readonly architectures: Set<string>;
}

/** Architectures and minor releases repeat the same: what is alike is said once. */
export function redhatAffected(
  vulnerability: JsonObject,
  componentOf: RedHatComponents,
): readonly AffectedPackage[] {
  const said = optionalObject(vulnerability['product_status'], 'vulnerabilities[0].product_status');
  const given = givenUp(vulnerability);
  const severities = severitiesOf(vulnerability);
  const parts = new Map<string, Part>();
  for (const [member, state] of statuses) {
    for (const id of texts(said[member], `vulnerabilities[0].product_status.${member}`)) {
      const component = componentOf(id);
      if (component === undefined || (state === 'fixed') !== (component.version !== undefined)) continue;
      const severity = severities.get(id);
      const status = state === 'not-affected' ? state : given.has(id) ? 'will-not-fix' : 'affected';
      add(parts, { component, status, ...(severity !== undefined && { severity }) });
    }
  }
  return [...parts.values()].map(affectedOf);
}

function add(
  parts: Map<string, Part>,
  { component, status, severity }: Omit<Part, 'fixes' | 'architectures'>,
): void {
  const { ecosystem, channel, name, module, version, architecture } = component;
  const key = JSON.stringify([ecosystem, channel, name, module, version === undefined, status, severity]);
  const part = parts.get(key) ?? {
    component,
    status,
    ...(severity !== undefined && { severity }),
    fixes: new Set(),
    architectures: new Set(),
  };
  parts.set(key, part);
  if (version === undefined) return;
  part.fixes.add(version);
  if (architecture !== undefined) part.architectures.add(architecture);
}

const always: readonly VersionRange[] = [{ events: [{ introduced: '0' }] }];

function affectedOf({ component, status, severity, fixes, architectures }: Part): AffectedPackage {
  const { ecosystem, channel, name, module } = component;
  const fixed = [...fixes].map((fix) => ({ events: [{ introduced: '0' }, { fixed: fix }] }));
  return {
    ecosystem,
    name,
    status,
    ranges: status === 'not-affected' ? [] : fixed.length > 0 ? fixed : always,
    versions: [],
    ...(severity !== undefined && { severity }),
    ...(channel !== undefined && { channel }),
    ...(module !== undefined && { module }),
    ...(architectures.size > 0 && { architectures: [...architectures].sort() }),
  };
}

/** Products that will not be mended. */
function givenUp(vulnerability: JsonObject): Set<string> {
  const where = 'vulnerabilities[0].remediations';
  return new Set(
    list(vulnerability['remediations'], where).flatMap((item) => {
      const remediation = object(item, `${where}[]`);
      return remediation['category'] === 'no_fix_planned'
        ? texts(remediation['product_ids'], `${where}[].product_ids`)
        : [];
    }),
  );
}

function severitiesOf(vulnerability: JsonObject): Map<string, VulnerabilitySeverity> {
  const where = 'vulnerabilities[0].threats';
  const severities = new Map<string, VulnerabilitySeverity>();
  for (const item of list(vulnerability['threats'], where)) {
    const threat = object(item, `${where}[]`);
    if (threat['category'] !== 'impact') continue;
    const severity = severityOfWord(text(threat['details'], `${where}[].details`));
    if (severity === undefined) continue;
    for (const id of texts(threat['product_ids'], `${where}[].product_ids`)) severities.set(id, severity);
  }
  return severities;
}
