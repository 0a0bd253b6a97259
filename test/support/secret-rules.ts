import { defaultLimits, type Limits } from '../../src/core/limits.ts';
import type { SecretMatch } from '../../src/inspect/secret-match.ts';
import type { SecretRule } from '../../src/inspect/secret-rule.ts';
import { secretSearch } from '../../src/inspect/secret-search.ts';
import { memoryFile } from '../../src/layer/file.ts';
import type { FileProblem } from '../../src/layer/reader.ts';

/** Of the fingerprints in tests. */
export const testKey = '0123456789abcdef'.repeat(4);

/** Rules with formats of their own, so that no test is taken for a leak. */
export const testRules: readonly SecretRule[] = [
  testRule({
    id: 'zeta',
    pattern: /zeta_[0-9A-Za-z]{16}(?![0-9A-Za-z])/,
    keywords: ['zeta_'],
    longest: 21,
    samples: { must: ['zeta_0123456789abcdef'], mustNot: [] },
  }),
  testRule({
    id: 'block',
    pattern: /BEGIN ZETA\n(?<secret>[0-9a-f\n]{20,900})\nEND ZETA/,
    keywords: ['begin zeta'],
    longest: 1000,
    samples: { must: ['BEGIN ZETA'], mustNot: [] },
  }),
  testRule({
    id: 'assignment',
    pattern: /(?:^|\W)password ?[=:] ?(?<secret>[^\s"']{6,40})/im,
    keywords: ['password'],
    longest: 60,
    entropy: 2.5,
    textOnly: true,
    generic: true,
  }),
  testRule({
    id: 'by-path',
    pattern: /login=(?<secret>\w{8,20})/,
    keywords: ['login='],
    longest: 30,
    paths: ['**/.vault'],
  }),
  testRule({
    id: 'bounded',
    pattern: /[\n=](?<secret>q8_[0-9a-z]{16})(?!\w)/,
    keywords: ['\nq8_', '=q8_'],
    longest: 20,
    lead: 4,
  }),
];

export function testRule(
  rule: Pick<SecretRule, 'id' | 'pattern' | 'keywords' | 'longest'> & Partial<SecretRule>,
): SecretRule {
  return { title: rule.id, severity: 'high', samples: { must: [], mustNot: [] }, ...rule };
}

export interface SearchedOptions {
  readonly rules?: readonly SecretRule[];
  readonly path?: string;
  readonly limits?: Partial<Limits>;
  /** Sizes of the chunks in which the file comes; the last for the rest of it. In one by default. */
  readonly chunks?: readonly number[];
}

export interface Searched {
  readonly matches: readonly SecretMatch[];
  readonly skips: Readonly<Record<string, number>>;
  readonly hidden: readonly string[];
  readonly more: number;
  readonly problems: readonly FileProblem[];
}

/** What the search finds in one file, whole at its end as the pass would have it. */
export function searched(content: string | Uint8Array, options: SearchedOptions = {}): Searched {
  const { rules = testRules, path = 'etc/file', chunks = [] } = options;
  const bytes = Buffer.from(content);
  const limits = { ...defaultLimits, ...options.limits };
  const skips: Record<string, number> = {};
  const facts = { path, size: bytes.length, mode: 0o644, limits };
  const search = secretSearch({ rules, key: testKey });
  const sink = search.open(facts, (reason, count = 1) => {
    skips[reason] = (skips[reason] ?? 0) + count;
  });
  for (let at = 0, n = 0; at < bytes.length; n++) {
    const size = Math.max(chunks[Math.min(n, chunks.length - 1)] ?? bytes.length, 1);
    // A copy that is overwritten: nothing may be kept of a chunk.
    const chunk = Buffer.from(bytes.subarray(at, at + size));
    sink.write(chunk);
    chunk.fill(0x7e);
    at += size;
  }
  const matches = [...sink.end(memoryFile(facts, bytes))];
  const problems = sink.problems?.() ?? [];
  return { matches, skips, problems, hidden: sink.hidden?.() ?? [], more: sink.more?.() ?? 0 };
}

/** `rule line:column` of each, with what wraps it and its member. */
export function placesOf(matches: readonly SecretMatch[]): string[] {
  return matches.map(({ rule, line, column, member, encoding }) =>
    [rule, `${line}:${column}`, encoding, member].filter((part) => part !== undefined).join(' '),
  );
}
