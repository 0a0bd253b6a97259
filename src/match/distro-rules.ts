import type { Distro } from '../model/distro.ts';
import { debianRelease, ubuntuEcosystem, ubuntuRelease } from '../model/distro-releases.ts';

/** Where the advisories of one release of a distribution are found. */
export interface DistroData {
  /** The release as the life-cycle table and messages name it: `12`, `22.04`, `3.20`. */
  readonly release: string;
  /** As OSV writes them; the first one stands for the release in messages. */
  readonly ecosystems: readonly string[];
  /** A release that is not the one the data is about, or data of another distribution: said to the user. */
  readonly note?: string;
}

export interface DistroRule {
  /** Of os-release. */
  readonly ids: readonly string[];
  readonly title: string;
  /** The key of the life-cycle table, where that is not the first of `ids`. */
  readonly lifeCycle?: string;
  /** Whose name its packages bear: others on it were made elsewhere. */
  readonly vendor?: RegExp;
  /** Undefined when the release cannot be told. `known` are the ecosystems there is any data of. */
  readonly data: (distro: Distro, known: ReadonlySet<string>) => DistroData | undefined;
}

/*
 * Distributions by what their os-release says. Derivatives are here only when their packages are the parent's, with
 * its versions; the others of an ID_LIKE are not judged by the parent's advisories.
 */
export const distroRules: readonly DistroRule[] = [
  { ids: ['debian'], title: 'Debian', data: debian },
  {
    ids: ['raspbian'],
    title: 'Raspbian',
    lifeCycle: 'debian',
    data: borrowed(debian, 'Raspbian is judged by the advisories of Debian, whose packages it rebuilds'),
  },
  {
    ids: ['devuan'],
    title: 'Devuan',
    lifeCycle: 'debian',
    data: borrowed(
      devuan,
      'Devuan is judged by the advisories of Debian, whose packages most of its own are',
    ),
  },
  { ids: ['ubuntu'], title: 'Ubuntu', data: ubuntu },
  {
    ids: ['pop', 'neon'],
    title: 'Ubuntu derivative',
    lifeCycle: 'ubuntu',
    data: borrowed(
      ubuntu,
      'packages of this derivative are judged by the advisories of Ubuntu, whose they are',
    ),
  },
  {
    ids: ['linuxmint'],
    title: 'Linux Mint',
    lifeCycle: 'ubuntu',
    data: borrowed(mint, 'Linux Mint is judged by the advisories of Ubuntu, whose packages it installs'),
  },
  { ids: ['alpine'], title: 'Alpine', data: alpine },
  { ids: ['wolfi'], title: 'Wolfi', data: rolling('Wolfi') },
  { ids: ['chainguard'], title: 'Chainguard', data: rolling('Chainguard') },
  { ids: ['minimos'], title: 'MinimOS', data: rolling('MinimOS') },
  { ids: ['echo'], title: 'Echo', data: rolling('Echo') },
  { ids: ['alpaquita'], title: 'Alpaquita', data: numbered('Alpaquita', 'major') },
  {
    ids: ['bellsoft-hardened-containers'],
    title: 'BellSoft Hardened Containers',
    data: numbered('BellSoft Hardened Containers', 'major'),
  },
  {
    ids: ['rhel'],
    title: 'Red Hat Enterprise Linux',
    vendor: /red hat/i,
    data: numbered('Red Hat:enterprise_linux', 'major'),
  },
  {
    ids: ['centos'],
    title: 'CentOS',
    vendor: /centos|red hat/i,
    data: borrowed(
      numbered('Red Hat:enterprise_linux', 'major'),
      'CentOS is judged by the advisories of Red Hat Enterprise Linux, whose packages it rebuilds',
    ),
  },
  {
    ids: ['scientific', 'eurolinux'],
    title: 'Rebuild of Red Hat Enterprise Linux',
    lifeCycle: 'rhel',
    data: borrowed(
      numbered('Red Hat:enterprise_linux', 'major'),
      'this rebuild is judged by the advisories of Red Hat Enterprise Linux',
    ),
  },
  { ids: ['almalinux'], title: 'AlmaLinux', vendor: /almalinux/i, data: numbered('AlmaLinux', 'major') },
  { ids: ['rocky'], title: 'Rocky Linux', vendor: /rocky/i, data: numbered('Rocky Linux', 'major') },
  { ids: ['ol'], title: 'Oracle Linux', vendor: /oracle/i, data: numbered('Oracle Linux', 'major') },
  { ids: ['amzn'], title: 'Amazon Linux', vendor: /amazon/i, data: amazon },
  { ids: ['fedora'], title: 'Fedora', vendor: /fedora/i, data: numbered('Fedora', 'major') },
  { ids: ['photon'], title: 'Photon OS', vendor: /vmware|broadcom/i, data: numbered('Photon OS', 'whole') },
  {
    ids: ['azurelinux', 'mariner'],
    title: 'Azure Linux',
    vendor: /microsoft/i,
    data: numbered('Azure Linux', 'major'),
  },
  { ids: ['mageia'], title: 'Mageia', vendor: /mageia/i, data: numbered('Mageia', 'major') },
  { ids: ['openeuler'], title: 'openEuler', data: openEuler },
  { ids: ['opensuse-leap'], title: 'openSUSE Leap', vendor: /suse/i, data: spaced('openSUSE:Leap') },
  {
    ids: ['opensuse-tumbleweed'],
    title: 'openSUSE Tumbleweed',
    vendor: /suse/i,
    data: rolling('openSUSE:Tumbleweed'),
  },
  { ids: ['opensuse-leap-micro'], title: 'openSUSE Leap Micro', data: spaced('openSUSE:Leap Micro') },
  { ids: ['sle-micro', 'sl-micro'], title: 'SUSE Linux Micro', data: spaced('SUSE:Linux Enterprise Micro') },
  { ids: ['sles', 'sled', 'sles_sap'], title: 'SUSE Linux Enterprise', vendor: /suse/i, data: suse },
];

/** Testing and unstable say no number, only the name of the release to come. */
function debian({ versionId, versionCodename, version, prettyName }: Distro): DistroData | undefined {
  const number = /^\d+/.exec(versionId ?? '')?.[0];
  if (number !== undefined) return { release: number, ecosystems: [`Debian:${number}`] };
  const name = versionCodename ?? /\b([a-z]+)\/sid\b/.exec(`${version} ${prettyName}`)?.[1];
  const release = name === undefined ? undefined : debianRelease(name);
  if (release === undefined) return undefined;
  const note = `this Debian has no version: it is judged by the advisories of ${name}, the release it belongs to`;
  return { release, ecosystems: [`Debian:${release}`], note };
}

/** https://www.devuan.org/os/releases */
const devuanReleases: Readonly<Record<string, string>> = {
  '2': '9',
  '3': '10',
  '4': '11',
  '5': '12',
  '6': '13',
};

function devuan({ versionId = '' }: Distro): DistroData | undefined {
  const release = devuanReleases[versionId.split('.')[0] ?? ''];
  return release === undefined ? undefined : { release, ecosystems: [`Debian:${release}`] };
}

function ubuntu({ versionId, versionCodename }: Distro): DistroData | undefined {
  const number = /^\d\d\.\d\d/.exec(versionId ?? '')?.[0];
  const release = number ?? (versionCodename === undefined ? undefined : ubuntuRelease(versionCodename));
  if (release === undefined) return undefined;
  return { release, ecosystems: [...new Set([ubuntuEcosystem(release), `Ubuntu:${release}`])] };
}

/** https://linuxmint.com/download_all.php */
const mintReleases: Readonly<Record<string, string>> = {
  '19': '18.04',
  '20': '20.04',
  '21': '22.04',
  '22': '24.04',
};

function mint({ versionId = '', ...distro }: Distro): DistroData | undefined {
  const release = mintReleases[versionId.split('.')[0] ?? ''];
  return release === undefined ? undefined : ubuntu({ ...distro, versionId: release });
}

/** `3.20.3`; `3.21_alpha20240807` is edge on its way to 3.21. */
function alpine({ versionId = '' }: Distro): DistroData | undefined {
  if (versionId.includes('_')) return { release: 'edge', ecosystems: ['Alpine:edge'] };
  const release = /^\d+\.\d+/.exec(versionId)?.[0];
  return release === undefined ? undefined : { release, ecosystems: [`Alpine:v${release}`] };
}

/** `2`, `2023`, and `2018.03` of the first generation. */
function amazon({ versionId = '' }: Distro): DistroData | undefined {
  const release = /^20(?:1\d\.\d\d)/.test(versionId) ? '1' : /^\d+/.exec(versionId)?.[0];
  return release === undefined ? undefined : { release, ecosystems: [`Amazon Linux:${release}`] };
}

/** `22.03 (LTS-SP3)` is `openEuler:22.03-LTS-SP3`. */
function openEuler({ version = '' }: Distro): DistroData | undefined {
  const [, number, kind] = /^(\d+\.\d+)(?: \(([\w-]+)\))?/.exec(version) ?? [];
  if (number === undefined) return undefined;
  const release = kind === undefined ? number : `${number}-${kind}`;
  return { release, ecosystems: [`openEuler:${release}`] };
}

/** A release is the base with its modules: `Linux Enterprise Module for Basesystem 15 SP5`. */
function suse({ versionId = '' }: Distro, known: ReadonlySet<string>): DistroData | undefined {
  const [, major, pack] = /^(\d+)(?:\.(\d+))?/.exec(versionId) ?? [];
  if (major === undefined) return undefined;
  const release = pack === undefined || pack === '0' ? major : `${major} SP${pack}`;
  const server = `SUSE:Linux Enterprise Server ${release}`;
  const modules = [...known].filter(
    (ecosystem) => ecosystem.startsWith('SUSE:Linux Enterprise ') && ecosystem.endsWith(` ${release}`),
  );
  return { release: versionId, ecosystems: [...new Set([server, ...modules.sort()])] };
}

function rolling(ecosystem: string): DistroRule['data'] {
  return () => ({ release: 'rolling', ecosystems: [ecosystem] });
}

function numbered(ecosystem: string, part: 'major' | 'whole'): DistroRule['data'] {
  return ({ versionId = '' }) => {
    const release = (part === 'major' ? /^\d+/ : /^\d+(?:\.\d+)?/).exec(versionId)?.[0];
    return release === undefined ? undefined : { release, ecosystems: [`${ecosystem}:${release}`] };
  };
}

function spaced(ecosystem: string): DistroRule['data'] {
  return ({ versionId = '' }) => {
    const release = /^\d+\.\d+/.exec(versionId)?.[0];
    return release === undefined ? undefined : { release, ecosystems: [`${ecosystem} ${release}`] };
  };
}

function borrowed(of: DistroRule['data'], note: string): DistroRule['data'] {
  return (distro, known) => {
    const data = of(distro, known);
    return data && { ...data, note };
  };
}
