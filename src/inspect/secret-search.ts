import type { CountSkip, FileSink, PassingFile } from '../layer/reader.ts';
import { openContent } from './content-search.ts';
import { FileFindings, secretMatch } from './file-findings.ts';
import { FileProblems } from './file-problems.ts';
import { type RuleSet, ruleSet } from './rule-set.ts';
import { SearchContext } from './search-context.ts';
import type { SecretMatch } from './secret-match.ts';
import type { SecretRule } from './secret-rule.ts';
import { TextScan } from './text-scan.ts';
import { utf16Of } from './utf16-text.ts';
import { WorkBudget } from './work-budget.ts';

export interface SecretSearchOptions {
  /** In the order of precedence. */
  readonly rules: readonly SecretRule[];
  /** Of the fingerprints, hex. */
  readonly key: string;
}

export interface FoundSecret {
  readonly match: SecretMatch;
  /** The bytes that hold the value, or what wraps it. */
  readonly start: number;
  readonly end: number;
}

export interface SecretSearch {
  /** In a short text that is no archive. The rules' conditions apply to `path`. In the order of places. */
  find(bytes: Uint8Array, path?: string): FoundSecret[];
  /** In a file as it passes. */
  open(file: PassingFile, skip: CountSkip): FileSink<SecretMatch>;
}

/** The rules are made ready when they are first needed: the main thread never searches files. */
export function secretSearch({ rules, key }: SecretSearchOptions): SecretSearch {
  let made: RuleSet | undefined;
  const ready = (): RuleSet => {
    made ??= ruleSet(rules);
    return made;
  };
  return {
    find: (bytes, path = '') => findIn(bytes, { rules: ready(), path, key }),
    open(file, skip) {
      const { limits, path, size } = file;
      const findings = new FileFindings({ key, limits, skip });
      const problems = new FileProblems();
      const context = new SearchContext({ rules: ready(), limits, skip, findings, problems, openContent });
      const content = openContent(context, { path, size, members: [], inside: [], depth: 0, isKept: true });
      return {
        write: (chunk) => content.write(chunk),
        end(whole) {
          content.end(whole);
          if (context.gaveUp) problems.add('search-cut-short', tooMuchWork);
          return findings.matches;
        },
        problems: () => problems.all(),
        hidden: () => findings.hidden,
        uncoverable: () => findings.uncoverable,
        more: () => findings.more,
      };
    },
  };
}

interface ShortText {
  readonly rules: RuleSet;
  readonly path: string;
  readonly key: string;
}

function findIn(bytes: Uint8Array, { rules, path, key }: ShortText): FoundSecret[] {
  const encoding = utf16Of(bytes);
  const text = encoding ? Buffer.from(new TextDecoder(encoding).decode(bytes)) : bytes;
  const mark = bytes[0] === 0xff || bytes[0] === 0xfe ? 2 : 0;
  const placeOf = (at: number): number =>
    encoding ? mark + Buffer.from(text.subarray(0, at)).toString('utf8').length * 2 : at;
  const all: FoundSecret[] = [];
  new TextScan({
    rules,
    path,
    binary: !encoding && bytes.includes(0),
    budget: new WorkBudget(),
    found(found) {
      const match = secretMatch(found, { member: undefined, utf16: encoding !== undefined }, key);
      all.push({ match, start: placeOf(found.start), end: placeOf(found.end) });
    },
  }).whole(text);
  return all;
}

const tooMuchWork =
  'it has many times as much that looks like the start of a secret as any file that was not made for it';
