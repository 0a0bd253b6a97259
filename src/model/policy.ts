/** As the Engine has them, the gravest first. https://docs.anchore.com */
export const gateActions = ['stop', 'warn', 'go'] as const;

export type GateAction = (typeof gateActions)[number];

/** The allowlist item that took a finding out of the verdict. */
export interface AllowlistMark {
  readonly listId: string;
  readonly listName: string;
  readonly itemId: string;
}

/** One occurrence of what a rule looks for. */
export interface PolicyFinding {
  readonly policyId: string;
  readonly ruleId: string;
  readonly gate: string;
  readonly trigger: string;
  /** What allowlists name it by. */
  readonly triggerId: string;
  readonly message: string;
  /** Of the rule; `go` when it is allowlisted. */
  readonly action: GateAction;
  readonly allowlisted?: AllowlistMark;
}

/** What became of one rule: the answer to "why did it fire, or not". */
export interface RuleOutcome {
  readonly policyId: string;
  readonly ruleId: string;
  readonly gate: string;
  readonly trigger: string;
  readonly action: GateAction;
  readonly parameters: { readonly [name: string]: string };
  /** `93 packages`, `the effective user, root`. */
  readonly looked: string;
  /** Why what was looked at did not fire: `40 below severity high`. */
  readonly notes: readonly string[];
  readonly fired: number;
  readonly allowlisted: number;
}

export interface PolicyProblem {
  readonly severity: 'error' | 'warning';
  readonly message: string;
}

/** A value as it was written in the bundle. */
export type BundleJson =
  | null
  | boolean
  | number
  | string
  | readonly BundleJson[]
  | { readonly [name: string]: BundleJson };

/** The verdict of a policy bundle on one image under one tag. */
export interface PolicyEvaluation {
  readonly bundle: {
    readonly id: string;
    readonly name: string;
    readonly digest: string;
    /** As written; documents leave it out. */
    readonly raw?: BundleJson;
  };
  /** `docker.io/library/alpine:3.20`: what mappings were compared with. */
  readonly tag: string;
  /** RFC 3339: the time that expiry and ages were judged by. */
  readonly at: string;
  /** As written; undefined when none matched. */
  readonly mapping: BundleJson | undefined;
  readonly findings: readonly PolicyFinding[];
  /** Of the policies alone. */
  readonly policyAction: GateAction;
  readonly finalAction: GateAction;
  readonly reason: 'policy_evaluation' | 'whitelisted' | 'blacklisted';
  /** The entry of the bundle's image lists that decided, as written. */
  readonly allowedImage: BundleJson | undefined;
  readonly deniedImage: BundleJson | undefined;
  readonly rules: readonly RuleOutcome[];
  /** Deprecated and end-of-life gates, expired allowlist items that would have matched, a missing mapping. */
  readonly problems: readonly PolicyProblem[];
}
