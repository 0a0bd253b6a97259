import { join } from 'node:path';
import { type Node, type SourceFile, SyntaxKind } from 'typescript/unstable/ast';
import {
  isObjectLiteralExpression,
  isPropertyAssignment,
  isStringLiteral,
  isTypeNode,
} from 'typescript/unstable/ast/is';
import { API } from 'typescript/unstable/sync';
import type { Mutant } from './mutant.ts';
import { changesOf } from './operators.ts';

/** Members that hold prose for people, which no decision depends on. */
const prose = new Set(['description', 'example', 'remedy']);

/** Every mutant of the files (from `root`), in order. */
export function findMutants(root: string, paths: readonly string[]): Mutant[] {
  const api = new API({ cwd: root });
  try {
    const config = join(root, 'tsconfig.json');
    const project = api.updateSnapshot({ openProjects: [config] }).getProject(config);
    return paths.flatMap((path) => {
      const file = project?.program.getSourceFile(join(root, path));
      return file === undefined ? [] : mutantsOf(file, path);
    });
  } finally {
    api.close();
  }
}

function mutantsOf(file: SourceFile, path: string): Mutant[] {
  const mutants: Mutant[] = [];
  const visit = (node: Node): void => {
    if (isSpared(node)) return;
    for (const change of changesOf(node, file)) mutants.push({ path, ...change });
    node.forEachChild(visit);
  };
  file.forEachChild(visit);
  return mutants;
}

function isSpared(node: Node): boolean {
  switch (node.kind) {
    case SyntaxKind.ImportDeclaration:
    case SyntaxKind.ExportDeclaration:
    case SyntaxKind.InterfaceDeclaration:
    case SyntaxKind.TypeAliasDeclaration:
      return true;
    default:
      return isTypeNode(node) || isKey(node) || isProse(node);
  }
}

function isKey(node: Node): boolean {
  return isStringLiteral(node) && isPropertyAssignment(node.parent) && node.parent.name === node;
}

function isProse(node: Node): boolean {
  if (isPropertyAssignment(node)) return prose.has(node.name.getText());
  return isObjectLiteralExpression(node) && node.properties.length > 0 && node.properties.every(isProse);
}
