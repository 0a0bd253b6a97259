import { parseBoundedJson } from '../../core/bounded-json.ts';
import { isDigest } from '../../core/digest.ts';
import { KedgeError } from '../../core/errors.ts';
import { isJsonObject, type JsonObject } from '../../core/json.ts';
import type { DiffSide } from '../../model/diff.ts';
import { decodeText, documentText } from '../document-text.ts';
import { readAnalysis } from '../sbom-input/kedge-json.ts';
import { objectOf, objectsOf, textOf } from '../sbom-input/members.ts';
import { Faults } from './faults.ts';
import { toFile, toFileCatalogue } from './reported-files.ts';
import { toSecret } from './reported-secrets.ts';
import { toVerdict } from './reported-verdict.ts';
import { toVulnerabilities } from './reported-vulnerabilities.ts';

/** Of which a report has one at least. */
const facts = ['files', 'vulnerabilities', 'secrets', 'policy'] as const;

/** What other documents of kedge have: explanations and comparisons. */
const elsewhere = ['question', 'before'] as const;

/** Whether these first bytes of something can be those of a report. */
export function looksLikeReport(head: Uint8Array): boolean {
  return /^\s*\{/.test(decodeText(head));
}

/**
 * Reads what `kedge scan`, `vulns`, `secrets` or `check` wrote with `-o json`. `name` names it in messages.
 * Throws NOT_A_REPORT for anything else, FILE_MALFORMED for what is broken, LIMIT_EXCEEDED.
 */
export function readReport(bytes: Uint8Array, name: string): DiffSide {
  const text = documentText(bytes, name);
  if (!/^\s*[{[]/.test(text)) throw notAReport(name, 'no JSON');
  const document = parseBoundedJson(text, name);
  if (!isJsonObject(document)) throw notAReport(name, 'JSON, but no object');
  if (objectOf(document['tool'])['name'] !== 'kedge') throw notAReport(name, kindOf(document));
  if (!facts.some((fact) => fact in document) || elsewhere.some((member) => member in document)) {
    throw notAReport(name, 'another document of kedge');
  }
  const version = textOf(document['schemaVersion']) ?? 'unknown';
  if (!/^1\.\d/.test(version)) throw notAReport(name, `a report of version ${version}, which is not read`);
  return toSide(document, name);
}

function toSide(document: JsonObject, name: string): DiffSide {
  const { packages, distro, problems, image } = readAnalysis(document, name);
  const { id } = image ?? {};
  if (id === undefined || !isDigest(id)) throw notAReport(name, 'a report that does not say of which image');
  const faults = new Faults();
  const ids = new Set(packages.map((pkg) => pkg.id));
  const vulnerabilities = toVulnerabilities(document['vulnerabilities'], ids, faults);
  const secrets = faults.listOf('secrets', document['secrets'], toSecret);
  const verdict = toVerdict(document['policy'], faults);
  const files = faults.listOf('files', document['files'], toFile);
  const tool = `kedge ${textOf(objectOf(document['tool'])['version']) ?? 'of unknown version'}`;
  const told = objectOf(document['image']);
  return {
    name,
    reader: tool,
    judge: tool,
    image: {
      location: textOf(told['location']) ?? name,
      id,
      tags: image?.tags ?? [],
      layers: objectsOf(told['layers']).map(({ instruction }) =>
        typeof instruction === 'string' ? { instruction } : {},
      ),
    },
    distro,
    listed: !Array.isArray(document['packages']) ? 'none' : files === undefined ? 'findings' : 'all',
    packages,
    vulnerabilities,
    secrets,
    files: files && toFileCatalogue(files),
    verdict,
    problems: [...problems, ...faults.problems()],
  };
}

function kindOf(document: JsonObject): string {
  if (document['bomFormat'] !== undefined || document['spdxVersion'] !== undefined) return 'an SBOM';
  if (document['schemaVersion'] === 2) return 'the manifest of an image';
  return 'JSON, but not of kedge';
}

function notAReport(name: string, what: string): KedgeError {
  return new KedgeError('NOT_A_REPORT', `${name} is no report that can be compared: it is ${what}`, {
    remedy:
      'Give what kedge scan, vulns, secrets or check writes with -o json, an image, or an SBOM as sbom:FILE.',
  });
}
