import type { BundleJson, GateAction } from '../model/policy.ts';
import type { Gate, PreparedTrigger, Trigger } from './gate.ts';

/** A bundle that has passed every check and is ready to judge images, any number of them. */
export interface Bundle {
  readonly id: string;
  readonly name: string;
  /** Of the bundle as canonical JSON: two files that say the same have the same. */
  readonly digest: string;
  readonly raw: BundleJson;
  readonly policies: ReadonlyMap<string, Policy>;
  readonly allowlists: ReadonlyMap<string, Allowlist>;
  /** In order: the first that matches applies. */
  readonly mappings: readonly Mapping[];
  readonly allowedImages: readonly ImageMatcher[];
  readonly deniedImages: readonly ImageMatcher[];
}

export interface Policy {
  readonly id: string;
  readonly name: string;
  readonly rules: readonly Rule[];
}

export interface Rule {
  readonly id: string;
  readonly gate: Gate;
  readonly trigger: Trigger;
  readonly action: GateAction;
  /** As written, names in lower case. */
  readonly parameters: { readonly [name: string]: string };
  readonly prepared: PreparedTrigger;
}

export interface Allowlist {
  readonly id: string;
  readonly name: string;
  readonly items: readonly AllowlistItem[];
  /** Those that name the finding, expired or not, in order. `gate` in lower case. */
  matching(gate: string, triggerId: string): readonly AllowlistItem[];
}

export interface AllowlistItem {
  readonly id: string;
  /** In lower case. */
  readonly gate: string;
  /** With `*` as a wildcard, or `regexp:` and an expression. */
  readonly triggerId: string;
  /** Milliseconds since 1970: from then on it does not hold. */
  readonly expires?: number;
}

/** An image as mappings and image lists are compared with it. */
export interface MatchedImage {
  /** In every way they are written. */
  readonly names: readonly { readonly registry: string; readonly repository: string }[];
  /** Empty when the image is named by its digest alone. */
  readonly tag: string;
  readonly digests: readonly string[];
  /** Hexadecimal digits alone. */
  readonly id: string;
}

export interface ImageMatcher {
  readonly raw: BundleJson;
  readonly registry: string;
  readonly repository: string;
  readonly image: { readonly type: 'tag' | 'digest' | 'id'; readonly value: string };
  matches(image: MatchedImage): boolean;
}

export interface Mapping extends ImageMatcher {
  readonly policyIds: readonly string[];
  readonly allowlistIds: readonly string[];
}
