import { defaultLimits, type Limits } from '../core/limits.ts';
import { type DigestAlgorithm, digestAlgorithms } from '../model/entry.ts';

/** What `schemas/config.schema.json` describes, with every default filled in. */
export interface Settings {
  readonly platform?: string;
  readonly digests: readonly DigestAlgorithm[];
  readonly workers?: number;
  readonly offline: boolean;
  readonly allowMismatch: boolean;
  readonly requireComplete: boolean;
  /** As `parseFailRule` reads them: what ends a command with exit status 1 although it has done its work. */
  readonly failOn: readonly string[];
  readonly temporaryDirectory?: string;
  readonly cache: {
    readonly enabled: boolean;
    readonly directory?: string;
    readonly maxGigabytes: number;
    readonly blobs: boolean;
  };
  readonly registry: {
    readonly mirrors: { readonly [host: string]: readonly string[] };
    readonly insecure: readonly string[];
    readonly caCert?: string;
    readonly clientCert?: string;
    readonly clientKey?: string;
  };
  readonly secrets: {
    readonly enabled: boolean;
    readonly rules: readonly string[];
    readonly baseline?: string;
    readonly keyFile?: string;
  };
  readonly analyzerConfig?: string;
  readonly contentSearch: { readonly [name: string]: string };
  readonly retrieve: { readonly files: readonly string[]; readonly maxBytes: number };
  readonly malware: { readonly clamd: string };
  readonly feeds: {
    readonly directory?: string;
    readonly ecosystems: readonly string[];
    readonly sources: { readonly [format: string]: string };
    readonly maxAgeDays: number;
    readonly trustedKeys: readonly string[];
  };
  readonly requireFresh: boolean;
  readonly vulns: {
    readonly vex: readonly string[];
    readonly channels: readonly string[];
    readonly ignore?: string;
  };
  readonly policy: { readonly file?: string };
  readonly timeouts: { readonly connectSeconds: number; readonly idleSeconds: number };
  readonly limits: Limits;
}

export const defaultSettings: Settings = {
  digests: digestAlgorithms,
  offline: false,
  allowMismatch: false,
  requireComplete: false,
  failOn: [],
  cache: { enabled: true, maxGigabytes: 10, blobs: false },
  registry: { mirrors: {}, insecure: [] },
  secrets: { enabled: true, rules: [] },
  contentSearch: {},
  retrieve: { files: ['/etc/passwd'], maxBytes: 1_024_000 },
  malware: { clamd: 'none' },
  feeds: { ecosystems: ['all'], sources: {}, maxAgeDays: 5, trustedKeys: [] },
  requireFresh: false,
  vulns: { vex: [], channels: [] },
  policy: {},
  timeouts: { connectSeconds: 30, idleSeconds: 60 },
  limits: defaultLimits,
};
