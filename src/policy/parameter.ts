/** Why a value of a bundle cannot be used. `problem` completes "parameter NAME …": `must be one of a, b`. */
export interface ParameterFault {
  readonly parameter: string;
  readonly problem: string;
}

/** One kind of value. Bundles hold strings only; `read` turns one into what a trigger works with. */
export interface ParameterKind<T> {
  /** As the Engine names its validators: `EnumString`, `IntegerString`, `CommaDelimitedStringList`. */
  readonly name: string;
  /** For people: `a whole number`, `one of =, !=, exists`. */
  readonly expects: string;
  /** JSON schema of the written value. */
  readonly schema: { readonly [keyword: string]: unknown };
  /** Answers `problem` when the value cannot be used. */
  read(value: string): { readonly value: T } | { readonly problem: string };
}

/** A parameter of a trigger. Names are compared without regard to case. */
export interface Parameter<T, R extends boolean = boolean> {
  readonly kind: ParameterKind<T>;
  readonly description: string;
  readonly required: R;
  readonly example?: string;
  /** Other names that are understood. */
  readonly aliases?: readonly string[];
}

export type Parameters = { readonly [name: string]: Parameter<unknown> };

/** What `check` of a trigger is given: `undefined` where an optional parameter was not written. */
export type Values<P extends Parameters> = {
  readonly [N in keyof P]: P[N] extends Parameter<infer T, infer R>
    ? R extends true
      ? T
      : T | undefined
    : never;
};

export function required<T>(
  kind: ParameterKind<T>,
  described: Omit<Parameter<T>, 'kind' | 'required'>,
): Parameter<T, true> {
  return { kind, required: true, ...described };
}

export function optional<T>(
  kind: ParameterKind<T>,
  described: Omit<Parameter<T>, 'kind' | 'required'>,
): Parameter<T, false> {
  return { kind, required: false, ...described };
}
