import parse, { type Expression } from 'spdx-expression-parse';
import { toLicense } from '../model/license.ts';
import { type LicenseClass, licenseFamilies, linkingExceptions } from './license-families.ts';

/** A declared licence in classes: every one of a list applies, or one of them may be chosen. */
export type LicenseTerms =
  | { readonly kind: 'license'; readonly name: string; readonly is: LicenseClass }
  | { readonly kind: 'and' | 'or'; readonly of: readonly LicenseTerms[] };

/** As for what `toLicense` reads. */
const longest = 500;
/** Of a text in messages: some packages declare the whole licence. */
const longestName = 100;

/** What one declaration, an SPDX expression or a text, asks for. */
export function termsOf(declared: string): LicenseTerms {
  return read(declared) ?? fromWords(declared) ?? fromList(declared) ?? unread(declared);
}

/** The licences of a class in `denied` that no choice avoids; empty when the terms can be met without one. */
export function deniedIn(terms: LicenseTerms, denied: ReadonlySet<LicenseClass>): readonly LicenseOfClass[] {
  if (terms.kind === 'license') return denied.has(terms.is) ? [terms] : [];
  const parts = terms.of.map((part) => deniedIn(part, denied));
  return terms.kind === 'or' && parts.some((part) => part.length === 0) ? [] : parts.flat();
}

export type LicenseOfClass = Extract<LicenseTerms, { kind: 'license' }>;

function read(text: string): LicenseTerms | undefined {
  const license = toLicense(text);
  if (license.kind === 'text') return undefined;
  return fromExpression(parse(license.kind === 'id' ? license.id : license.expression), ofLicense);
}

/** `GPL+ or Artistic`: an expression whose names are not those of SPDX. */
function fromWords(declared: string): LicenseTerms | undefined {
  if (declared.length > longest) return undefined;
  const names: string[] = [];
  const written = declared.split(/(\(|\)|\s+and\s+|\s+or\s+(?!later|newer))/i).map((part) => {
    const word = part.trim();
    if (/^(?:and|or|[()]|)$/i.test(word)) return word.toUpperCase();
    return `LicenseRef-${names.push(word) - 1}`;
  });
  if (names.length < 2) return undefined;
  const ofName = ({ license }: SpdxLicense): LicenseTerms => {
    const name = names[Number(license.slice('LicenseRef-'.length))] ?? '';
    return read(name) ?? unread(name);
  };
  try {
    return fromExpression(parse(written.join(' ')), ofName);
  } catch {
    return undefined;
  }
}

/** `MIT BSD GPL2+`: names alone, all of which apply. */
function fromList(declared: string): LicenseTerms | undefined {
  if (declared.length > longest) return undefined;
  const words = declared.trim().split(/\s+/);
  const parts: LicenseTerms[] = [];
  for (const word of words) {
    const part = read(word) ?? unread(word);
    if (part.kind === 'license' && part.is === 'unknown') return undefined;
    parts.push(part);
  }
  return parts.length > 1 ? { kind: 'and', of: parts } : undefined;
}

function unread(text: string): LicenseTerms {
  return { kind: 'license', name: text.trim().slice(0, longestName), is: classOfText(text) };
}

type SpdxLicense = Extract<Expression, { license: string }>;

function fromExpression(expression: Expression, leaf: (license: SpdxLicense) => LicenseTerms): LicenseTerms {
  if ('license' in expression) return leaf(expression);
  const { conjunction, left, right } = expression;
  return { kind: conjunction, of: [fromExpression(left, leaf), fromExpression(right, leaf)] };
}

function ofLicense({ license, plus, exception }: SpdxLicense): LicenseTerms {
  const family = classOfId(license);
  const linking = exception !== undefined && linkingExceptions.has(exception.toLowerCase());
  return {
    kind: 'license',
    name: `${license}${plus ? '+' : ''}${exception === undefined ? '' : ` WITH ${exception}`}`,
    is: linking && family === 'copyleft-strong' ? 'copyleft-weak' : family,
  };
}

function classOfId(id: string): LicenseClass {
  let family = id.toLowerCase();
  for (;;) {
    const found = licenseFamilies.get(family);
    if (found !== undefined) return found;
    const end = family.lastIndexOf('-');
    if (end === -1) return 'unknown';
    family = family.slice(0, end);
  }
}

/** Distributions name families without a version: `GPL`, `BSD`, `public-domain`. */
function classOfText(text: string): LicenseClass {
  const name = text.trim().toLowerCase().replace(/\+$/, '').replaceAll(/\s+/g, '-');
  return licenseFamilies.get(name) ?? 'unknown';
}
