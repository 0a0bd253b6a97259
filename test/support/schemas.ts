import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { Ajv2020 } from 'ajv/dist/2020.js';

/** What is wrong with a document, an empty list when nothing is. */
export type Check = (document: unknown) => readonly object[];

const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
/** RFC 3986, section 4.2: of a path without scheme. */
const relativeUri = /^(?![^/]*:)(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/]|%[0-9A-F]{2})+$/;
const formats = {
  'iri-reference': true,
  uri: true,
  'uri-reference': relativeUri,
  'idn-email': true,
  email: true,
  'date-time': dateTime,
} as const;

/** By `schemas/analysis.schema.json`. */
export function analysisCheck(): Check {
  const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
  return check(ajv.compile(read('../../schemas/analysis.schema.json')));
}

/** By `schemas/policy-report.schema.json`. */
export function policyReportCheck(): Check {
  const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
  return check(ajv.compile(read('../../schemas/policy-report.schema.json')));
}

/** By the official schema of CycloneDX 1.6. */
export function cyclonedxCheck(): Check {
  const ajv = new Ajv({ strict: false, allErrors: true, formats });
  for (const name of ['spdx.SNAPSHOT.schema.json', 'jsf-0.82.SNAPSHOT.schema.json']) {
    ajv.addSchema({ ...read(`../report/schemas/${name}`), $id: `http://cyclonedx.org/schema/${name}` });
  }
  return check(ajv.compile(read('../report/schemas/bom-1.6.schema.json')));
}

/** By the official schema of SPDX 2.3. Its `$schema` ends in a `#` that ajv does not know. */
export function spdxCheck(): Check {
  const schema = {
    ...read('../report/schemas/spdx-2.3.schema.json'),
    $schema: 'https://json-schema.org/draft/2019-09/schema',
  };
  return check(new Ajv2019({ strict: false, allErrors: true }).compile(schema));
}

/** By the official schema of SARIF 2.1.0. Its draft 4 differs from ajv's in the name of `$id` alone. */
export function sarifCheck(): Check {
  const { id: _, $schema: __, ...schema } = read('../report/schemas/sarif-2.1.0.schema.json');
  return check(new Ajv({ strict: false, allErrors: true, formats, unicodeRegExp: false }).compile(schema));
}

/** By what GitLab's schema 15.2.0 demands of the members that kedge writes. */
export function gitlabCheck(): Check {
  const schema = read('../report/schemas/gitlab-secret-detection-15.2.0.schema.json');
  return check(new Ajv({ strict: false, allErrors: true }).compile(schema));
}

/** As `gitlabCheck`, of container scanning reports. */
export function gitlabContainerCheck(): Check {
  const schema = read('../report/schemas/gitlab-container-scanning-15.2.0.schema.json');
  return check(new Ajv({ strict: false, allErrors: true }).compile(schema));
}

/** By what OpenVEX 0.2.0 demands of the members that kedge writes. */
export function openvexCheck(): Check {
  const schema = read('../report/schemas/openvex-0.2.0.schema.json');
  return check(new Ajv2020({ strict: false, allErrors: true, formats }).compile(schema));
}

function check(validate: { (document: unknown): unknown; errors?: object[] | null }): Check {
  return (document) => (validate(document) === true ? [] : (validate.errors ?? []));
}

function read(path: string) {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
}
