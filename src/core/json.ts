/** Anything JSON can hold. What readers find is of this type, so that it can be cached and sent to another thread. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };

/** Narrows parsed JSON to an object (not an array): the first step of every check by hand. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
