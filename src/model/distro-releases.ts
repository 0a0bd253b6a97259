/*
 * Names that distributions give to their releases, for feeds and images that say the name and not the number.
 * https://debian.pages.debian.net/distro-info-data/
 */

const debian: Readonly<Record<string, string>> = {
  squeeze: '6.0',
  wheezy: '7',
  jessie: '8',
  stretch: '9',
  buster: '10',
  bullseye: '11',
  bookworm: '12',
  trixie: '13',
  forky: '14',
  duke: '15',
};

const ubuntu: Readonly<Record<string, string>> = {
  lucid: '10.04',
  precise: '12.04',
  quantal: '12.10',
  raring: '13.04',
  saucy: '13.10',
  trusty: '14.04',
  utopic: '14.10',
  vivid: '15.04',
  wily: '15.10',
  xenial: '16.04',
  yakkety: '16.10',
  zesty: '17.04',
  artful: '17.10',
  bionic: '18.04',
  cosmic: '18.10',
  disco: '19.04',
  eoan: '19.10',
  focal: '20.04',
  groovy: '20.10',
  hirsute: '21.04',
  impish: '21.10',
  jammy: '22.04',
  kinetic: '22.10',
  lunar: '23.04',
  mantic: '23.10',
  noble: '24.04',
  oracular: '24.10',
  plucky: '25.04',
  questing: '25.10',
  resolute: '26.04',
};

/** `bookworm` → `12`. `sid` has no number: it is never released. */
export function debianRelease(codename: string): string | undefined {
  return Object.hasOwn(debian, codename) ? debian[codename] : undefined;
}

/** `jammy` → `22.04`. */
export function ubuntuRelease(codename: string): string | undefined {
  return Object.hasOwn(ubuntu, codename) ? ubuntu[codename] : undefined;
}

/** Releases of April in even years have long-term support; advisories say so in the name. */
export function ubuntuEcosystem(release: string): string {
  const [year = '', month = ''] = release.split('.');
  return `Ubuntu:${release}${month === '04' && Number(year) % 2 === 0 ? ':LTS' : ''}`;
}
