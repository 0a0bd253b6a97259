import { compile, type Expression } from './expression.ts';
import type { ParameterKind } from './parameter.ts';

/** The Engine's checks of one text against another. */
const textChecks = ['=', '!=', 'like', 'not_like', 'in', 'not_in'] as const;
export type TextCheck = (typeof textChecks)[number];

export function isTextCheck(check: string): check is TextCheck {
  return textChecks.some((each) => each === check);
}

/** What texts are compared with: a text, an expression or a list, as the check has it. */
export class Compared {
  readonly text: string;
  #items: ReadonlySet<string> | undefined;
  #compiled: ReturnType<typeof compile> | undefined;

  constructor(text: string) {
    this.text = text;
  }

  /** Why it does not go with `check`, as the end of "parameter NAME …". */
  problemWith(check: string): string | undefined {
    if (check !== 'like' && check !== 'not_like') return undefined;
    const compiled = this.#compile();
    return 'problem' in compiled ? compiled.problem : undefined;
  }

  /** Asked only when there is no problem with `check`. */
  holds(check: TextCheck, subject: string): boolean {
    switch (check) {
      case '=':
        return subject === this.text;
      case '!=':
        return subject !== this.text;
      case 'like':
        return this.#expression()?.matches(subject) === true;
      case 'not_like':
        return this.#expression()?.matches(subject) === false;
      case 'in':
        return this.#list().has(subject);
      default:
        return !this.#list().has(subject);
    }
  }

  #list(): ReadonlySet<string> {
    return (this.#items ??= new Set(this.text.split(',').map((item) => item.trim())));
  }

  #compile(): ReturnType<typeof compile> {
    return (this.#compiled ??= compile(this.text));
  }

  #expression(): Expression | undefined {
    const compiled = this.#compile();
    return 'value' in compiled ? compiled.value : undefined;
  }
}

export const compared: ParameterKind<Compared> = {
  name: 'type',
  expects: 'a text',
  schema: { type: 'string' },
  read: (value) => ({ value: new Compared(value) }),
};
