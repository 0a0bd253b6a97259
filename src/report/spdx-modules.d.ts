declare module 'spdx-expression-parse' {
  export type Expression =
    | { license: string; plus?: true; exception?: string }
    | { left: Expression; conjunction: 'and' | 'or'; right: Expression };
  export default function parse(text: string): Expression;
}

declare module 'spdx-correct' {
  export default function correct(text: string, options?: { upgrade?: boolean }): string | null;
}
