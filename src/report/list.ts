import { cyclonedxJson } from './cyclonedx-json.ts';
import type { DiffFormat } from './diff-format.ts';
import { diffJson } from './diff-json.ts';
import { diffMarkdown } from './diff-markdown.ts';
import { diffTable } from './diff-table.ts';
import { engineJson } from './engine-json.ts';
import type { ExplanationFormat } from './explanation-format.ts';
import { explanationJson } from './explanation-json.ts';
import { explanationText } from './explanation-text.ts';
import { filesCsv } from './files-csv.ts';
import type { FilesFormat } from './files-format.ts';
import { filesJson } from './files-json.ts';
import { filesTable } from './files-table.ts';
import type { PolicyFormat, ReportFormat } from './format.ts';
import { gitlabContainerScanning } from './gitlab-container-scanning.ts';
import { gitlabSecretDetection } from './gitlab-secret-detection.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import { openvex } from './openvex.ts';
import { policyExplanation } from './policy-explanation.ts';
import { policyJson } from './policy-json.ts';
import { policyJunit } from './policy-junit.ts';
import { policyTable } from './policy-table.ts';
import { policySarif, sarif, secretsSarif, vulnerabilitiesSarif } from './sarif.ts';
import { secretsJson } from './secrets-json.ts';
import { secretsTable } from './secrets-table.ts';
import { spdxJson } from './spdx-json.ts';
import { table } from './table.ts';
import { template } from './template.ts';
import { vulnerabilitiesCsv } from './vulnerabilities-csv.ts';
import { vulnerabilitiesJson } from './vulnerabilities-json.ts';
import { vulnerabilitiesTable } from './vulnerabilities-table.ts';

/** What `kedge sbom -o` takes; the first is the default. */
export const sbomFormats: readonly ReportFormat[] = [cyclonedxJson, spdxJson];

/** Those that tell of vulnerabilities alone, whatever the command. */
const vulnerabilityReports: readonly ReportFormat[] = [
  gitlabContainerScanning,
  junit,
  html,
  markdown,
  vulnerabilitiesCsv,
  openvex,
  template,
];

/** What `kedge scan -o` takes; the first is the default. */
export const formats: readonly ReportFormat[] = [
  table,
  json,
  ...sbomFormats,
  sarif,
  gitlabSecretDetection,
  ...vulnerabilityReports,
];

/** What `kedge vulns -o` takes; the first is the default. */
export const vulnerabilityFormats: readonly ReportFormat[] = [
  vulnerabilitiesTable,
  vulnerabilitiesJson,
  cyclonedxJson,
  vulnerabilitiesSarif,
  ...vulnerabilityReports,
];

/** What `kedge check -o` takes; the first is the default. */
export const policyFormats: readonly PolicyFormat[] = [
  policyTable,
  policyJson,
  engineJson,
  policySarif,
  policyJunit,
  markdown,
  html,
];

/** What `kedge policy explain -o` takes; the first is the default. */
export const policyExplanationFormats: readonly PolicyFormat[] = [policyExplanation, policyJson];

/** What `kedge secrets -o` takes; the first is the default. */
export const secretsFormats: readonly ReportFormat[] = [
  secretsTable,
  secretsJson,
  secretsSarif,
  gitlabSecretDetection,
];

/** What `kedge files -o` takes; the first is the default. */
export const filesFormats: readonly FilesFormat[] = [filesTable, filesJson, filesCsv];

/** What `kedge why -o` and `kedge why-not -o` take; the first is the default. */
export const explanationFormats: readonly ExplanationFormat[] = [explanationText, explanationJson];

/** What `kedge diff -o` takes; the first is the default. */
export const diffFormats: readonly DiffFormat[] = [diffTable, diffJson, diffMarkdown];
