import type { Purl } from './purl.ts';

/**
 * What single package types demand beyond the common rules.
 * https://github.com/package-url/purl-spec/tree/main/types
 */
export interface PurlTypeRule {
  /** Components in which case does not matter: canonical is lower case. */
  readonly lower?: readonly ('namespace' | 'name' | 'version')[];
  /** Components that must be there. */
  readonly required?: readonly ('namespace' | 'version')[];
  /** Components that must not be there. */
  readonly prohibited?: readonly 'namespace'[];
  /** The canonical form of a name, after lower-casing. */
  readonly name?: (name: string, purl: Purl) => string;
  /** What is wrong with the combination of components, or undefined. */
  readonly problem?: (purl: Purl) => string | undefined;
}

const lowerBoth: PurlTypeRule = { lower: ['namespace', 'name'] };
const lowerName: PurlTypeRule = { lower: ['name'] };

const rules: Readonly<Record<string, PurlTypeRule>> = {
  alpm: lowerBoth,
  apk: lowerBoth,
  bitbucket: lowerBoth,
  bitnami: lowerName,
  'chrome-extension': { problem: chromeProblem },
  composer: { ...lowerBoth, required: ['namespace'] },
  conan: { problem: conanProblem },
  cpan: { problem: cpanProblem },
  cran: { required: ['version'] },
  deb: lowerBoth,
  github: lowerBoth,
  golang: lowerBoth,
  hex: lowerBoth,
  huggingface: { lower: ['version'] },
  julia: { problem: juliaProblem },
  luarocks: { lower: ['namespace', 'version'] },
  mlflow: { name: mlflowName },
  npm: lowerBoth,
  oci: { ...lowerName, prohibited: ['namespace'] },
  opam: { prohibited: ['namespace'] },
  otp: { ...lowerName, prohibited: ['namespace'] },
  pub: { lower: ['name'], name: (name) => name.replaceAll(/[^a-z0-9_]/g, '_') },
  pypi: { lower: ['name'], name: (name) => name.replaceAll('_', '-') },
  qpkg: { lower: ['namespace'] },
  rpm: { lower: ['namespace'] },
  swift: { required: ['namespace', 'version'] },
  vcpkg: { prohibited: ['namespace'] },
  'vscode-extension': { lower: ['namespace', 'name', 'version'], required: ['namespace'] },
};

export function ruleFor(type: string): PurlTypeRule {
  return Object.hasOwn(rules, type) ? (rules[type] ?? {}) : {};
}

function chromeProblem({ name, version = '0' }: Purl): string | undefined {
  if (!/^[a-p]{32}$/.test(name)) return 'the id of a Chrome extension has 32 letters from a to p';
  return /^\d+(?:\.\d+){0,3}$/.test(version) ? undefined : 'its version has one to four numbers';
}

function conanProblem({ namespace, qualifiers = {} }: Purl): string | undefined {
  if (namespace !== undefined && Object.keys(qualifiers).length === 0) {
    return 'a conan namespace needs qualifiers';
  }
  if (namespace === undefined && qualifiers['channel'] !== undefined) {
    return 'a conan channel needs a namespace';
  }
  return undefined;
}

/** Distributions have their author as namespace and no `::` in the name; modules have neither namespace nor `-`. */
function cpanProblem({ namespace, name }: Purl): string | undefined {
  if (namespace === undefined) {
    return name.includes('-') ? 'a cpan module has no "-" in its name' : undefined;
  }
  return name.includes('::') ? 'a cpan distribution has no "::" in its name' : undefined;
}

function juliaProblem({ qualifiers = {} }: Purl): string | undefined {
  return qualifiers['uuid'] ? undefined : 'a julia package needs the qualifier uuid';
}

function mlflowName(name: string, { qualifiers = {} }: Purl): string {
  return qualifiers['repository_url']?.includes('databricks') ? name.toLowerCase() : name;
}
