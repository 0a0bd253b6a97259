import { type Expression, type Node, type SourceFile, SyntaxKind } from 'typescript/unstable/ast';
import {
  isArrayLiteralExpression,
  isArrowFunction,
  isBinaryExpression,
  isBlock,
  isCallExpression,
  isConditionalExpression,
  isIfStatement,
  isNoSubstitutionTemplateLiteral,
  isObjectLiteralExpression,
  isPrefixUnaryExpression,
  isPropertyAccessExpression,
  isRegularExpressionLiteral,
  isStringLiteral,
  isTemplateExpression,
  isWhileStatement,
} from 'typescript/unstable/ast/is';

export interface Change {
  readonly operator: string;
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

const binary: Readonly<Record<string, readonly string[]>> = {
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '===': ['!=='],
  '!==': ['==='],
  '&&': ['||'],
  '||': ['&&'],
  '??': ['&&'],
  '+=': ['-='],
  '-=': ['+='],
  '??=': ['&&='],
};

/** What a method is taken for; nothing where the call is left out. */
const methods: Readonly<Record<string, string>> = {
  at: 'charAt',
  endsWith: 'startsWith',
  every: 'some',
  filter: '',
  findLast: 'find',
  max: 'min',
  min: 'max',
  reverse: '',
  slice: '',
  some: 'every',
  sort: '',
  startsWith: 'endsWith',
  toLowerCase: 'toUpperCase',
  toReversed: '',
  toSorted: '',
  toUpperCase: 'toLowerCase',
  trim: '',
  trimEnd: 'trimStart',
  trimStart: 'trimEnd',
};

/** The ways to make one node wrong. */
export function changesOf(node: Node, file: SourceFile): Change[] {
  const text = file.text.slice(node.getStart(file), node.end);
  const change = (operator: string, replacement: string, of: Node = node): Change => ({
    operator,
    start: of.getStart(file),
    end: of.end,
    replacement,
  });
  if (isBinaryExpression(node)) {
    const [left, right] = [node.left, node.right].map((side) =>
      file.text.slice(side.getStart(file), side.end),
    );
    const operator = file.text.slice(node.operatorToken.getStart(file), node.operatorToken.end);
    const assigns = operator !== '=' && /[^=!<>]=$/.test(operator);
    return (binary[operator] ?? []).map((other) =>
      change('operator', assigns ? `${left} ${other} ${right}` : `((${left}) ${other} (${right}))`),
    );
  }
  if (isIfStatement(node) || isWhileStatement(node))
    return condition(node.expression, change, isIfStatement(node));
  if (isConditionalExpression(node)) return condition(node.condition, change, true);
  if (node.kind === SyntaxKind.TrueKeyword) return [change('boolean', 'false')];
  if (node.kind === SyntaxKind.FalseKeyword) return [change('boolean', 'true')];
  if (isPrefixUnaryExpression(node)) return prefix(node, { file, change });
  if (isStringLiteral(node) || isNoSubstitutionTemplateLiteral(node)) {
    return [change('text', node.text === '' ? "'mutated'" : "''")];
  }
  if (isTemplateExpression(node)) return [change('text', "''")];
  if (isArrayLiteralExpression(node)) {
    return [change('array', node.elements.length === 0 ? "['mutated']" : '[]')];
  }
  if (isObjectLiteralExpression(node)) return node.properties.length === 0 ? [] : [change('object', '({})')];
  if (isBlock(node)) return node.statements.length === 0 ? [] : [change('block', '{}')];
  if (isArrowFunction(node) && !isBlock(node.body)) return [change('function', 'undefined', node.body)];
  if (isCallExpression(node)) return call(node.expression, { file, change });
  if (isRegularExpressionLiteral(node)) {
    return expressions(text).map((replacement) => change('expression', replacement));
  }
  return [];
}

type Changer = (operator: string, replacement: string, of?: Node) => Change;

interface In {
  readonly file: SourceFile;
  readonly change: Changer;
}

/** A loop whose condition always holds would never end. */
function condition(of: Expression, change: Changer, both: boolean): Change[] {
  return (both ? ['true', 'false'] : ['false']).map((value) => change('condition', value, of));
}

function prefix(
  node: Node & { readonly operator: SyntaxKind; readonly operand: Expression },
  { file, change }: In,
) {
  const operand = file.text.slice(node.operand.getStart(file), node.operand.end);
  if (node.operator === SyntaxKind.ExclamationToken) return [change('negation', `(${operand})`)];
  if (node.operator === SyntaxKind.MinusToken) return [change('sign', `(${operand})`)];
  return [];
}

function call(callee: Expression, { file, change }: In): Change[] {
  if (!isPropertyAccessExpression(callee)) return [];
  const { name, expression, questionDotToken } = callee;
  const other = Object.hasOwn(methods, name.text) ? methods[name.text] : undefined;
  if (other === undefined) return [];
  if (other !== '') return [change('method', other, name)];
  const object = file.text.slice(expression.getStart(file), expression.end);
  return questionDotToken === undefined ? [change('method', object)] : [];
}

/** Anchors left out, classes turned round, repetitions made one. */
function expressions(text: string): string[] {
  const found: string[] = [];
  for (const { 0: token, index } of text.matchAll(/\\.|\[\^?|[\^$+*]/gs)) {
    const at = index + token.length;
    const rest = text.slice(at);
    const inClass = text
      .slice(0, index)
      .replaceAll(/\\./gs, '..')
      .replaceAll(/\[[^\]]*\]/g, '')
      .includes('[');
    const lower = token.toLowerCase();
    if (['\\d', '\\w', '\\s'].includes(lower)) {
      const flipped = token === lower ? token.toUpperCase() : lower;
      found.push(`${text.slice(0, index)}${flipped}${rest}`);
    } else if (inClass || token.startsWith('\\')) continue;
    else if (token === '[') found.push(`${text.slice(0, index)}[^${rest}`);
    else if (token === '[^') found.push(`${text.slice(0, index)}[${rest}`);
    else found.push(`${text.slice(0, index)}${rest}`);
  }
  return found;
}
