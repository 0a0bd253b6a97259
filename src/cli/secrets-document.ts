import schema from '../../schemas/secrets.schema.json' with { type: 'json' };
import type { SecretSeverity } from '../model/secret.ts';
import { documentKind } from './checked-document.ts';

/** What `schemas/secrets.schema.json` describes. */
export interface SecretsContent {
  readonly version: 1;
  readonly key?: string;
  readonly rules?: readonly {
    readonly id: string;
    readonly title: string;
    readonly severity?: SecretSeverity;
    readonly pattern: string;
    readonly keywords: readonly string[];
    readonly longest?: number;
    readonly entropy?: number;
    readonly paths?: readonly string[];
  }[];
  readonly disable?: readonly string[];
  readonly allow?: readonly AllowContent[];
}

export interface AllowContent {
  readonly rule?: string;
  readonly path?: string;
  readonly fingerprint?: string;
  readonly reason?: string;
  readonly expires?: string;
}

export const secretsDocument = documentKind<SecretsContent>(schema);
