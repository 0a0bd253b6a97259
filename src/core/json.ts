/** Anything JSON can hold. What readers find is of this type, so that it can be cached and sent to another thread. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };
