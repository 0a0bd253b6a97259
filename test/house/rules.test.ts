import assert from 'node:assert/strict';
import { dirname } from 'node:path';
import { test } from 'node:test';
import { sources, withoutTexts } from './sources.ts';

interface Rule {
  readonly name: string;
  readonly forbids: RegExp;
  /** Paths that begin so are free of it. */
  readonly except: readonly string[];
  /** A line that breaks the rule, and one that looks like it and does not. */
  readonly broken: string;
  readonly kept: string;
}

const shell = ['src/cli/', 'bin/'];

const rules: readonly Rule[] = [
  {
    name: 'process is touched by the command line alone',
    forbids: /\bprocess\.|['"](?:node:)?process['"]/,
    except: shell,
    broken: 'const home = process.env.HOME;',
    kept: 'subprocess.kill();',
  },
  {
    name: 'console is never used outside the command line',
    forbids: /\bconsole\./,
    except: shell,
    broken: 'console.log(image);',
    kept: 'consoles.log(image);',
  },
  {
    name: 'the clock comes in as an argument',
    forbids: /\bDate\.now\(|\bnew Date\(\)/,
    except: shell,
    broken: 'const now = new Date();',
    kept: 'const then = new Date(seconds);',
  },
  {
    name: 'nothing depends on chance',
    forbids: /\bMath\.random\(/,
    except: [],
    broken: 'const id = Math.random();',
    kept: 'const id = Math.floor(at);',
  },
  {
    name: 'nothing is of type any',
    forbids: /(?:[:<|&,]|\b(?:as|is))\s*any\b(?!\s*[:(])/,
    except: [],
    broken: 'const found: any = parse(text);',
    kept: 'if (any) return { any: true };',
  },
  {
    name: 'nothing is asserted to be there',
    forbids: /[\w)\]]!(?:[.,;)\]([]|\s*$)/m,
    except: [],
    broken: 'return map.get(name)!;',
    kept: 'return map !== name;',
  },
  {
    name: 'there are no enums',
    forbids: /\benum\s+\w+\s*\{/,
    except: [],
    broken: 'export enum Kind { File }',
    kept: 'const schema = { enum: [1] };',
  },
  {
    name: 'exports have names',
    forbids: /\bexport\s+(?:default\b|\*)/,
    except: [],
    broken: 'export default scan;',
    kept: 'export const standard = scan;',
  },
  {
    name: 'what is thrown has a code',
    forbids: /\bthrow new Error\(/,
    except: [],
    broken: `throw new Error('bad');`,
    kept: `throw new KedgeError('USAGE', 'bad');`,
  },
  {
    name: 'the compiler is not told to look away',
    forbids: /@ts-(?:ignore|nocheck|expect-error)/,
    except: [],
    broken: '@ts-ignore',
    kept: '@types/node',
  },
];

for (const rule of rules) {
  test(rule.name, async () => {
    const strays: string[] = [];
    for (const { path, code } of await sources('src/**/*.ts', 'bin/*')) {
      if (rule.except.some((start) => path.startsWith(start))) continue;
      code.split('\n').forEach((line, index) => {
        if (rule.forbids.test(line)) strays.push(`${path}:${index + 1}: ${line.trim()}`);
      });
    }
    assert.deepEqual(strays, []);
    assert.match(withoutTexts(rule.broken), rule.forbids);
    assert.doesNotMatch(withoutTexts(rule.kept), rule.forbids);
  });
}

/** Longer for a reason: one format that falls apart when it is split. */
const long: readonly string[] = ['src/core/tar.ts', 'src/layer/pass.ts'];

test('a file is short enough to read in one go', async () => {
  const strays = (await sources('src/**/*.ts', 'bin/*', 'bench/**/*.ts', '.ci/**/*.ts'))
    .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
    .filter(({ path, lines }) => lines > (long.includes(path) ? 400 : 300))
    .map(({ path, lines }) => `${path}: ${lines} lines`);
  assert.deepEqual(strays, []);
});

test('files are named after the thing they hold', async () => {
  const vague = /^(?:utils?|helpers?|common|misc|manager|service|types|constants|index)\.ts$/;
  const strays = (await sources('src/**/*.ts')).filter(({ path }) => {
    const name = path.split('/').at(-1) ?? '';
    return vague.test(name) || !/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.d)?\.ts$/.test(name);
  });
  assert.deepEqual(
    strays.map(({ path }) => path),
    [],
  );
});

test('a test lies where the files it tests lie', async () => {
  const own = ['test/house', 'test/support', 'test/e2e'];
  const folders = new Set((await sources('src/**/*.ts')).map(({ path }) => dirname(path)));
  const strays = (await sources('test/**/*.test.ts'))
    .map(({ path }) => path)
    .filter((path) => !own.includes(dirname(path)) && !folders.has(dirname(path).replace(/^test/, 'src')));
  assert.deepEqual(strays, []);
});
