import { isMask, isTemplate } from './secret-template.ts';

/** Words and repetitions are looked for in so many characters of a value: chance makes any in a longer one. */
const looked = 256;

/** Values that their issuers, or the sources of public programs, print. Whole, or the part that tells. */
const published = [
  'AKIAIOSFO¦DNN7EXAMPLE',
  'ASIAIOSFO¦DNN7EXAMPLE',
  'wJalrXUtnFEMI/K7MD¦ENG/bPxRfiCYEXAMPLEKEY',
  'je7MtGbClwBF/2Zp9U¦tk/h3yCo8nvbEXAMPLEKEY',
  // jwt.io: John Doe, 1234567890.
  'eyJzdWIiOiIxMjM0NTY3¦ODkwIiwibmFtZSI6IkpvaG4gRG9l',
  'sk_test_4eC39HqL¦yjWDarjtT1zdp7dc',
  'sk_test_BQokikJO¦vBiI2HlWgH4olfQ2',
  'sk_test_51H7a¦8jL',
  'xoxb-123456789012-1234567890¦123-',
  'T00000000/B00000¦000/',
  'MTk4NjIyNDgzNDcxOTI1¦MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs',
  '110201543:AAHdqTcvCH1vGWJx¦fSeofSAs0K5PALDsaw',
  '123456:ABC-DEF1234ghIkl-zyx57¦W2v1u123ew11',
  // Of browsers and mobile systems, in their public sources.
  'AIzaSyAnLA7NfeLquW1tJFp¦x_eQCxoX-oo6YyIs',
  'AIzaSyCkEhVjf3pduRDt6d1¦yKOMitrUEke8agEM',
  'AIzaSyANUvH9H9BsUccjsu2¦pCmEkOPjjaXeDQgY',
  'AIzaSyDSb51JiIcB6OJpwwM¦icseKRhhrOq1cS7g',
  'QWxhZGRpbjpv¦cGVuIHNlc2FtZQ',
  // RFC 6749, RFC 6750, RFC 5849.
  'czZCaGRSa3F0Mzpn¦WDFmQmF0M2JW',
  '2YotnFZFEjr1zCsi¦cMWpAA',
  'tGzv3JOkF0XG5Qx2¦TlKWIA',
  '45ghiukldjahdnh¦zdauz',
  'kkk9d7dj3k39¦sjv7',
  'ad180jjd733kl¦ru7',
  // Of libraries for OAuth, in the comments of their sources.
  'kkk9d7dh3k39¦sjv7',
  'lsdkfol23w54¦jlksdef',
  'sdf0o9823sjd¦fsdf',
  '2kjshdfp92i34¦asdasd',
].map((value) => value.replaceAll('¦', ''));

const placeholderWords =
  /example|place-?_?holder|change[_.-]?(?:me|it|this)|your[_.-]?(?:own|api|key|token|secret|pass|access|client|user|account|app|id|name|db|org)|(?:^|[^a-z])your(?:[^a-z]|$)|dummy|redacted|(?:^|[^a-z])(?:insert|replace|enter)|fake|sample|not-?_?(?:a-?_?)?(?:real|secret)|foo-?_?bar|(?:^|[^a-z])(?:todo|fixme|mock|bogus|invalid|abc123|s3cr3t|secret123)(?:[^a-z]|$)|here$|(?:asd|sdf|dfg|qwe|jkl){2}|(?<!\b[a-z]k_)(?<![a-z])test(?:ing|er|s|\d+|pass\w*|user\w*|secret|token|key)?(?![a-z])|x{5}|p[a@][s5$]{2}w[o0]rd\d{0,4}[!.]?$/i;

/** As passwords in instructions, and nowhere else. */
const placeholderPasswords =
  /^(?:my|user|db|the|some|any|a|our|super|top)?[_.-]?(?:pass(?:wd|word|phrase)?|pwd|pw|secret|passw0rd|token|key|hunter2|repopwd|string|none|null|undefined|true|false)$/i;

const exampleBefore =
  /^\s*>>> |(?<![a-z])(?:e\.g\.|i\.e\.|for example|examples?|sample|placeholder|dummy|fake|such as)(?![a-z])/i;

/** Why a value is probably no secret, by itself and by the text before it on its line. */
export function valueDoubts({ value, before }: { value: string; before: string }): string[] {
  const start = value.slice(0, looked);
  const doubts: string[] = [];
  if (value.includes('EXAMPLE') || published.some((known) => value.includes(known)))
    doubts.push('published-example');
  if (isTemplate(start) || isMask(start)) doubts.push('template');
  if (value.length <= looked && (placeholderWords.test(value) || placeholderPasswords.test(value))) {
    doubts.push('placeholder');
  }
  if (isRepetitive(start)) doubts.push('repetitive');
  if (exampleBefore.test(before)) doubts.push('example');
  return doubts;
}

/** Whether half of it or more is one thing again and again, or counts up or down. */
function isRepetitive(value: string): boolean {
  const least = Math.max(6, value.length / 2);
  if (/^\d{1,5}$/.test(value)) return false;
  const repeated = /(.{1,6}?)\1{3,}/gs;
  for (const [run] of value.matchAll(repeated)) if (run.length >= least) return true;
  return value.length >= 6 && longestSequence(value) >= least;
}

/** The longest run of characters each one after, or each one before, the last. */
function longestSequence(value: string): number {
  let longest = 1;
  let length = 1;
  let direction = 0;
  for (let at = 1; at < value.length; at += 1) {
    const step = value.charCodeAt(at) - value.charCodeAt(at - 1);
    // From `z` to `0`, `9` to `a` and `9` to `0`, as one writes rows of letters and digits.
    const wrapped = /^(?:z0|Z0|z1|Z1|9a|9A|90|zA|Za)$/.test(value.slice(at - 1, at + 1));
    const next = wrapped ? direction || 1 : Math.abs(step) === 1 ? step : 0;
    length = next !== 0 && (next === direction || direction === 0) ? length + 1 : 1;
    direction = length === 1 ? 0 : next;
    longest = Math.max(longest, length);
  }
  return longest;
}

const testFolder =
  /^(?:tests?|testing|test[_-]?(?:data|files?|fixtures?|cases?|suites?|resources)|unit[_-]?tests?|integration[_-]?tests?|e2e|specs?|fixtures?|__(?:tests|mocks|fixtures|snapshots)__)$/;
const testFile =
  /(?:^conftest\.py|^test_[^/]+\.(?:py|rb|c|cpp|sh|php)|[_-]tests?\.(?:go|py|rb|rs|exs?|dart|c|cc|cpp)|_spec\.rb|\.(?:test|spec|tests)\.[cm]?[jt]sx?|(?:Test|Tests|TestCase|IT)\.(?:java|kt|scala|groovy|cs|php|swift))$/;
const documentationFolder =
  /^(?:docs?|documentation|javadocs?|apidocs?|man|man[1-9][a-z]?|gtk-doc|manuals?)$/;
const documentationFile =
  /^(?:METADATA|PKG-INFO)$|^(?:readme|changelog|changes|history|news|contributing|upgrading|faq|todo)(?:$|[._-])|\.(?:md|mdx|markdown|rst|adoc|asciidoc|pod|texi|info)(?:\.gz)?$/i;
const exampleFolder = /^(?:examples?|samples?|demos?|tutorials?|quickstarts?)$/;
const exampleFile =
  /^(?:examples?|samples?)[._-]|(?:^|[._-])(?:example|sample|template|tmpl|dist|default|tpl)(?:\.(?:json|ya?ml|toml|ini|cfg|conf|config|env|properties|xml|php|py|js|ts|txt|sh|rb|j2|gz))?$/i;

/** Why what is in a file of this path is probably no secret in use. */
export function pathDoubts(path: string): string[] {
  const parts = path.split('/').filter((part) => part !== '');
  const name = parts.at(-1) ?? '';
  const folders = parts.slice(0, -1).map((folder) => folder.toLowerCase());
  const among = (pattern: RegExp): boolean => folders.some((folder) => pattern.test(folder));
  const doubts: string[] = [];
  if (among(testFolder) || testFile.test(name)) doubts.push('test-path');
  if (among(documentationFolder) || isShared(folders, 'info', 'help') || documentationFile.test(name)) {
    doubts.push('documentation');
  }
  if (among(exampleFolder) || exampleFile.test(name)) doubts.push('example-path');
  return doubts;
}

/** Whether it is in one of these folders of `usr/share`, whose names mean something else anywhere else. */
function isShared(folders: readonly string[], ...names: readonly string[]): boolean {
  const at = folders.indexOf('share');
  return at > 0 && folders[at - 1] === 'usr' && names.includes(folders[at + 1] ?? '');
}
