import type { SecretSeverity } from '../model/secret.ts';

/** What the inspectors are to look for. Plain data: it crosses threads, and is part of the cache key. */
export interface InspectSettings {
  /** Undefined: secrets are not looked for. */
  readonly secrets: SecretSettings | undefined;
  readonly searches: readonly LineSearch[];
  readonly retrieve: RetrieveSettings;
  /** Undefined: no malware scanner is asked. */
  readonly malware: MalwareSettings | undefined;
}

export interface SecretSettings {
  /** Of the fingerprints: 64 hex digits. Never shown, never stored with results. */
  readonly key: string;
  readonly rules: readonly UserRule[];
  /** Ids of built-in rules that are switched off. */
  readonly disabled: readonly string[];
}

/** A rule of the user's own, as `schemas/secrets.schema.json` describes it. */
export interface UserRule {
  readonly id: string;
  readonly title: string;
  readonly severity: SecretSeverity;
  /** RE2 syntax. The group named `secret`, or else the whole match, is the value. */
  readonly pattern: string;
  readonly keywords: readonly string[];
  readonly longest?: number;
  readonly entropy?: number;
  readonly paths?: readonly string[];
}

/** The Engine's secret_search or content_search. */
export interface LineSearch {
  readonly search: 'secret' | 'content';
  /** Larger files are not searched. */
  readonly maxFileBytes: number;
  readonly expressions: readonly { readonly name: string; readonly regex: string }[];
}

export interface RetrieveSettings {
  /** Over paths from the image root, leading slash or not. */
  readonly globs: readonly string[];
  readonly maxBytes: number;
}

export interface MalwareSettings {
  /** Path of clamd's socket, or `host:port`. */
  readonly address: string;
  /** What clamd answers to VERSION: engine, number and date of the database. */
  readonly version: string;
}
