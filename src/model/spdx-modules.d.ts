declare module 'spdx-expression-parse' {
  function parse(text: string): parse.Expression;
  namespace parse {
    type Expression =
      | { license: string; plus?: true; exception?: string }
      | { left: Expression; conjunction: 'and' | 'or'; right: Expression };
  }
  export = parse;
}

declare module 'spdx-correct' {
  function correct(text: string, options?: { upgrade?: boolean }): string | null;
  export = correct;
}
