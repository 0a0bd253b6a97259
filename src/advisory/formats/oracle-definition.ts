import type { XmlTag } from '../../core/xml-tags.ts';
import { fault } from './checked.ts';
import { type Criteria, maxCriteria } from './oracle-criteria.ts';

/** What Oracle says in one definition, as it stands there. */
export interface OracleDefinition {
  readonly id: string;
  /** Texts of its metadata by the name of the element, the first of each: `title`, `severity` … */
  readonly texts: ReadonlyMap<string, string>;
  readonly issued: string;
  readonly platforms: readonly string[];
  /** Of the bulletin; those of its vulnerabilities name the same ids as `cves`. */
  readonly url: string;
  readonly cves: ReadonlySet<string>;
  /** By vulnerability: `8.1/CVSS:3.0/AV:N/…` */
  readonly scores: ReadonlyMap<string, string>;
  readonly criteria: Criteria;
}

/** CVEs and platforms. */
const maxNames = 20_000;

/** Puts one definition together from its tags. */
export class DefinitionReader {
  readonly #texts = new Map<string, string>();
  readonly #platforms: string[] = [];
  readonly #cves = new Set<string>();
  readonly #scores = new Map<string, string>();
  readonly #criteria: Criteria = { comments: [], parts: [] };
  readonly #open: Criteria[] = [this.#criteria];
  #count = 0;
  #issued = '';
  #bulletin: { readonly id: string; readonly url: string } | undefined;
  #score = '';

  start(tag: Extract<XmlTag, { kind: 'start' | 'empty' }>): void {
    switch (tag.name) {
      case 'reference':
        this.#refer(tag.attributes());
        break;
      case 'issued':
        this.#issued = tag.attributes().get('date') ?? '';
        break;
      case 'cve':
        this.#score = tag.attributes().get('cvss3') ?? '';
        break;
      case 'criteria':
        this.#count += 1;
        if (tag.kind === 'start' && this.#count <= maxCriteria) this.#enter();
        break;
      case 'criterion':
        this.#count += 1;
        if (this.#count <= maxCriteria)
          this.#open.at(-1)?.comments.push(tag.attributes().get('comment') ?? '');
    }
  }

  end(name: string, text: string): void {
    if (name === 'criteria') {
      if (this.#count <= maxCriteria) this.#open.pop();
    } else if (name === 'platform') {
      if (this.#platforms.length < maxNames) this.#platforms.push(text);
    } else if (name === 'cve') {
      this.#name(text);
      if (this.#score !== '' && this.#cves.has(text)) this.#scores.set(text, this.#score);
    } else if (!this.#texts.has(name) && this.#texts.size < maxNames) this.#texts.set(name, text);
  }

  /** Throws FILE_MALFORMED when it has more in it than a bulletin has. */
  definition(): OracleDefinition {
    if (this.#count > maxCriteria) throw fault('criteria', `are more than ${maxCriteria}`);
    if (this.#cves.size >= maxNames) throw fault('cve', `names more than ${maxNames}`);
    return {
      id: this.#bulletin?.id ?? '',
      url: this.#bulletin?.url ?? '',
      texts: this.#texts,
      issued: this.#issued,
      platforms: this.#platforms,
      cves: this.#cves,
      scores: this.#scores,
      criteria: this.#criteria,
    };
  }

  #refer(attributes: ReadonlyMap<string, string>): void {
    const id = attributes.get('ref_id') ?? '';
    if (attributes.get('source')?.toLowerCase() === 'elsa')
      this.#bulletin ??= { id, url: attributes.get('ref_url') ?? '' };
    else this.#name(id);
  }

  #name(id: string): void {
    if (/^CVE-\d{4}-\d{4,19}$/.test(id) && this.#cves.size < maxNames) this.#cves.add(id);
  }

  #enter(): void {
    const part: Criteria = { comments: [], parts: [] };
    this.#open.at(-1)?.parts.push(part);
    this.#open.push(part);
  }
}
