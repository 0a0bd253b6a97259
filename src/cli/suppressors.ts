import { applyIgnoreRules, ignoreRuleText, toExpiredRule } from '../match/ignore.ts';
import { inOrder } from '../match/order.ts';
import { applyVex } from '../match/vex/apply.ts';
import { readVex } from '../match/vex/read.ts';
import type { JudgedImage } from '../match/vex/subject.ts';
import { hasExpired } from '../model/allow.ts';
import type { ExpiredRule, Vulnerability } from '../model/vulnerability.ts';
import { warnOfExpired } from './expired.ts';
import { readIgnoreFile } from './ignore-file.ts';
import { readText } from './read-text.ts';
import type { Session } from './session.ts';

const maxVexBytes = 256 * 1024 * 1024;

/** What the user has to say of findings beside the advisories: VEX documents, then ignore rules. */
export interface Suppressors {
  /** Ignore rules that hold no longer. */
  readonly expired: readonly ExpiredRule[];
  readonly apply: (
    vulnerabilities: readonly Vulnerability[],
    judged: JudgedImage,
  ) => readonly Vulnerability[];
}

/** Reads what flags and configuration name. Throws CONFIG_INVALID; warns of what does not hold. */
export async function readSuppressors({ settings, warn }: Session): Promise<Suppressors> {
  const { vex, ignore } = settings.vulns;
  const documents = [];
  for (const file of vex) documents.push(readVex(await readText(file, maxVexBytes), file));
  for (const { unused } of documents) unused.forEach(warn);
  const rules = ignore === undefined ? [] : await readIgnoreFile(ignore);
  const today = new Date().toISOString().slice(0, 10);
  warnOfExpired(rules, { kind: ['ignore rule', 'ignore rules'], today, textOf: ignoreRuleText }, warn);
  const inForce = rules.filter((rule) => !hasExpired(rule, today));
  const statements = documents.flatMap((document) => document.statements);
  const expired = rules.filter((rule) => hasExpired(rule, today)).map(toExpiredRule);
  if (statements.length + inForce.length === 0)
    return { expired, apply: (vulnerabilities) => vulnerabilities };
  const apply: Suppressors['apply'] = (vulnerabilities, judged) => {
    const explained = applyVex(vulnerabilities, statements, judged);
    return inOrder(applyIgnoreRules(explained, inForce, judged.packages), judged.packages);
  };
  return { expired, apply };
}
