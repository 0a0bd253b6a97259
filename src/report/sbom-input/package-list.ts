import { hash } from 'node:crypto';
import { compact } from '../../core/compact.ts';
import { KedgeError } from '../../core/errors.ts';
import { printable } from '../../core/printable.ts';
import type { Distro } from '../../model/distro.ts';
import type { Package } from '../../model/package.ts';
import type { Problem } from '../../model/problem.ts';
import { formatPurl, type Purl, purlComponents } from '../../model/purl.ts';
import { distroOfPurl } from '../../model/purl-distro.ts';
import { sourceOfPurl, sourceOfRpm } from '../../model/purl-source.ts';
import type { SbomComponent } from './component.ts';
import { DistroVotes, label } from './distro.ts';
import { inImage, wholeNumberOf } from './members.ts';
import { ecosystemName, isOsType } from './package-name.ts';

const maxPackages = 250_000;
const maxProblems = 1000;
const maxShownLength = 200;
/** Package URLs of whole images. */
const imageTypes: ReadonlySet<string> = new Set(['oci', 'docker']);

/** Puts together the packages of one document. */
export class PackageList {
  readonly #name: string;
  readonly #format: string;
  readonly #packages = new Map<string, Package>();
  readonly #idOfRef = new Map<string, string>();
  readonly #ownerRefs = new Map<string, string>();
  readonly #votes = new DistroVotes();
  readonly #problems: Problem[] = [];
  #moreProblems = 0;

  /** `name` names the document in messages. */
  constructor(name: string, format: string) {
    this.#name = name;
    this.#format = format;
  }

  /** A component that tells neither a name nor a package URL is a problem. Throws LIMIT_EXCEEDED. */
  add(component: SbomComponent): void {
    const purl = this.#purl(component);
    if (purl !== undefined && imageTypes.has(purl.type)) return;
    const [name] = component.names;
    if (purl === undefined && name === undefined) {
      if (component.purl === undefined) this.problem('malformed-component', `${component.place} has no name`);
      return;
    }
    const pkg = toPackage(component, purl, `sbom/${this.#format}`);
    const told = purl !== undefined && isOsType(purl.type) ? distroOfPurl(purl) : undefined;
    if (told !== undefined) this.#votes.add(told);
    this.keep(pkg);
    if (component.ref !== undefined) this.#idOfRef.set(component.ref, pkg.id);
    if (component.ownedBy !== undefined) this.#ownerRefs.set(pkg.id, component.ownedBy);
  }

  /** The first of those with one id stays. Throws LIMIT_EXCEEDED. */
  keep(pkg: Package): void {
    const same = this.#packages.get(pkg.id);
    if (same === undefined && this.#packages.size >= maxPackages) {
      throw new KedgeError('LIMIT_EXCEEDED', `${this.#name} lists more than ${maxPackages} packages`);
    }
    this.#packages.set(pkg.id, same ?? pkg);
  }

  /** By what the document calls them. */
  owns(parent: string, child: string): void {
    const id = this.#idOfRef.get(child);
    if (id !== undefined) this.#ownerRefs.set(id, parent);
  }

  problem(code: string, message: string): void {
    if (this.#problems.length < maxProblems) this.#problems.push(this.#problemOf(code, message));
    else this.#moreProblems++;
  }

  packages(): Package[] {
    return [...this.#packages.values()].map((pkg) => {
      const owner = this.#packages.get(this.#idOfRef.get(this.#ownerRefs.get(pkg.id) ?? '') ?? '');
      const owned = owner !== undefined && owner !== pkg && isOsType(owner.type) && !isOsType(pkg.type);
      return owned ? { ...pkg, ownedBy: owner.id } : pkg;
    });
  }

  /**
   * The one distribution that the document names, or else its package URLs. Undefined also when these name several:
   * then each package is of its own.
   */
  distro(named: readonly Distro[]): Distro | undefined {
    const ranked = this.#votes.ranked();
    const said = new Map((named.length > 0 ? named : ranked).map((distro) => [label(distro), distro]));
    if (said.size > 1 && ranked.length > 1) return undefined;
    const [voted] = ranked;
    const [first] = said.values();
    const chosen = (voted && said.get(label(voted))) ?? first;
    if (chosen !== undefined && said.size > 1) {
      const names = [...said.keys()].slice(0, 10).join(', ');
      this.problem('several-distros', `it names several distributions (${names}); ${label(chosen)} is taken`);
    }
    if (chosen === undefined || chosen.versionId !== undefined) return chosen;
    const versionId = voted?.id === chosen.id ? voted.versionId : undefined;
    return versionId === undefined ? chosen : { ...chosen, versionId };
  }

  problems(): Problem[] {
    if (this.#moreProblems === 0) return this.#problems;
    return [...this.#problems, this.#problemOf('more-problems', `and ${this.#moreProblems} more problems`)];
  }

  #purl({ place, purl, names }: SbomComponent): Purl | undefined {
    if (purl === undefined) return undefined;
    try {
      const components = purlComponents(purl);
      const type = components.type.toLowerCase();
      if (/^[a-z][a-z0-9.-]*$/.test(type) && components.name !== '') return { ...components, type };
    } catch {
      // Told below.
    }
    const called = names[0] === undefined ? '' : ` (${shown(names[0])})`;
    this.problem('malformed-purl', `${place}${called}: ${shown(purl)} is no package URL`);
    return undefined;
  }

  #problemOf(code: string, message: string): Problem {
    return { by: 'sbom', code, message: `${this.#name}: ${message}` };
  }
}

function shown(text: string): string {
  return printable(text.length > maxShownLength ? `${text.slice(0, maxShownLength)}…` : text);
}

function toPackage(component: SbomComponent, purl: Purl | undefined, cataloger: string): Package {
  const type = purl?.type ?? component.type ?? 'generic';
  const qualifiers = purl?.qualifiers ?? {};
  const name = nameOf(component, purl);
  const epoch =
    component.epoch ?? wholeNumberOf(qualifiers['epoch']) ?? epochBefore(purl?.version, component);
  const version = versionOf(purl?.version ?? component.version, type, epoch);
  const architecture = component.architecture ?? qualifiers['arch'];
  const source = sourceOf(component, purl);
  const ownSource = source && (source.name !== name || (source.version ?? version) !== version);
  const locations = locationsOf(component);
  const url = urlOf({ component, purl, type, name, version });
  const identity = [type, name, version, architecture ?? '', locations[0]?.path ?? '', url].join('\0');
  const sourceRpm = component.sourceRpm ?? qualifiers['upstream'];
  return {
    id: component.id ?? hash('sha256', identity).slice(0, 16),
    type,
    name,
    version,
    purl: url,
    ...(architecture !== undefined && { architecture }),
    ...(ownSource && { source }),
    licenses: [...new Set(component.licenses)],
    cataloger: component.cataloger ?? cataloger,
    locations,
    layer: component.layer ?? locations[0]?.layer ?? 0,
    files: [],
    metadata: compact({
      epoch: type === 'rpm' ? epoch : undefined,
      modularityLabel: component.modularityLabel ?? qualifiers['rpmmod'],
      sourceRpm: type === 'rpm' && sourceRpm?.endsWith('.rpm') === true ? sourceRpm : undefined,
      main: component.main === true ? true : undefined,
      cpes: [...new Set(component.cpes)],
    }),
  };
}

function sourceOf({ source, sourceRpm }: SbomComponent, purl: Purl | undefined): Package['source'] {
  if (source !== undefined) return { name: source.name, ...compact({ version: source.version }) };
  const ofRpm = sourceRpm === undefined ? undefined : sourceOfRpm(sourceRpm);
  return ofRpm ?? (purl && sourceOfPurl(purl));
}

/** Package URLs of some types write names in lower case, or `-` for `_`: the document's own spelling of it counts. */
function nameOf({ names }: SbomComponent, purl: Purl | undefined): string {
  if (purl === undefined) return names[0] ?? '';
  const name = ecosystemName(purl);
  const same = alike(name);
  return names.find((written) => alike(written) === same) ?? name;
}

function alike(name: string): string {
  return name.toLowerCase().replaceAll('_', '-');
}

/** The epoch that the document writes before a version which the package URL has without it. */
function epochBefore(version: string | undefined, component: SbomComponent): number | undefined {
  const [, epoch, rest] = /^(\d{1,9}):(.*)$/s.exec(component.version ?? '') ?? [];
  return rest === version ? wholeNumberOf(epoch) : undefined;
}

/** With the epoch in front where the ecosystem has one and it is not 0. */
function versionOf(written: string | undefined, type: string, epoch: number | undefined): string {
  if (written === undefined) return 'unknown';
  if (type === 'rpm' && written.startsWith('0:')) return written.slice(2);
  const epochless = (type === 'rpm' || type === 'deb') && !/^\d+:/.test(written);
  return epochless && epoch !== undefined && epoch > 0 ? `${epoch}:${written}` : written;
}

function locationsOf({ locations }: SbomComponent): Package['locations'] {
  const byPath = new Map(
    locations.map(({ path, layer = 0 }) => [inImage(path), { path: inImage(path), layer }]),
  );
  return [...byPath.values()];
}

interface UrlParts {
  readonly component: SbomComponent;
  readonly purl: Purl | undefined;
  readonly type: string;
  readonly name: string;
  readonly version: string;
}

/** Canonical; as written where it breaks a rule of its type; made up where there is none. */
function urlOf({ component, purl, type, name, version }: UrlParts): string {
  try {
    if (purl !== undefined) return formatPurl(purl);
    const at = type === 'maven' ? name.indexOf(':') : isOsType(type) ? -1 : name.lastIndexOf('/');
    const namespace = at < 0 ? {} : { namespace: name.slice(0, at) };
    return formatPurl({
      type,
      ...namespace,
      name: name.slice(at + 1),
      ...(version !== 'unknown' && { version }),
    });
  } catch {
    return component.purl ?? formatPurl({ type: 'generic', name });
  }
}
