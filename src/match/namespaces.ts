import type { Distro } from '../model/distro.ts';
import { distroRules } from './distro-rules.ts';
import { endOfLife } from './life-cycle.ts';

/** What a distribution's packages are judged by. */
export type Namespace =
  | {
      readonly known: true;
      /** `Debian 12`. */
      readonly title: string;
      /** In order: the first one stands for the release. */
      readonly ecosystems: readonly string[];
      /** `YYYY-MM-DD`: the last day of its support. */
      readonly end?: string;
      /** Whose advisories these are, when not plainly its own. */
      readonly note?: string;
      /** Whose name its packages bear. */
      readonly vendor?: RegExp;
      /** Of os-release: `9.2`, which extended channels go by. */
      readonly versionId?: string;
    }
  | { readonly known: false; readonly title: string; readonly why: string };

/** `available` are the ecosystems there is any data of. */
export function namespaceOf(distro: Distro, available: ReadonlySet<string>): Namespace {
  const rule = distroRules.find(({ ids }) => ids.includes(distro.id));
  const title = [rule?.title ?? distro.prettyName ?? distro.name ?? distro.id];
  if (rule === undefined) {
    const like = distro.idLike.join(', ');
    const parents = like === '' ? '' : `; it is like ${like}, but versions its packages itself`;
    return {
      known: false,
      title: title.join(''),
      why: `no advisories are known for the distribution "${distro.id}"${parents}`,
    };
  }
  const data = rule.data(distro, available);
  if (data === undefined) {
    return { known: false, title: title.join(''), why: `its release cannot be told from ${distro.path}` };
  }
  const end = distro.supportEnd ?? endOfLife(rule.lifeCycle ?? rule.ids[0] ?? '', data.release);
  return {
    known: true,
    title: [...title, data.release].join(' '),
    ecosystems: data.ecosystems,
    ...(end !== undefined && { end }),
    ...(data.note !== undefined && { note: data.note }),
    ...(rule.vendor !== undefined && { vendor: rule.vendor }),
    ...(distro.versionId !== undefined && { versionId: distro.versionId }),
  };
}
