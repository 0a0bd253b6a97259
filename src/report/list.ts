import { cyclonedxJson } from './cyclonedx-json.ts';
import { filesCsv } from './files-csv.ts';
import type { FilesFormat } from './files-format.ts';
import { filesJson } from './files-json.ts';
import { filesTable } from './files-table.ts';
import type { ReportFormat } from './format.ts';
import { gitlabSecretDetection } from './gitlab-secret-detection.ts';
import { json } from './json.ts';
import { sarif } from './sarif.ts';
import { secretsJson } from './secrets-json.ts';
import { secretsTable } from './secrets-table.ts';
import { spdxJson } from './spdx-json.ts';
import { table } from './table.ts';

/** What `kedge sbom -o` takes; the first is the default. */
export const sbomFormats: readonly ReportFormat[] = [cyclonedxJson, spdxJson];

/** What `kedge scan -o` takes; the first is the default. */
export const formats: readonly ReportFormat[] = [table, json, ...sbomFormats, sarif, gitlabSecretDetection];

/** What `kedge secrets -o` takes; the first is the default. */
export const secretsFormats: readonly ReportFormat[] = [
  secretsTable,
  secretsJson,
  sarif,
  gitlabSecretDetection,
];

/** What `kedge files -o` takes; the first is the default. */
export const filesFormats: readonly FilesFormat[] = [filesTable, filesJson, filesCsv];
