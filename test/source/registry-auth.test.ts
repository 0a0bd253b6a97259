import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseChallenges } from '../../src/source/registry-auth.ts';

const cases: readonly (readonly [name: string, header: string | null, wanted: object])[] = [
  ['no header', null, []],
  ['basic', 'Basic realm="kedge"', [{ scheme: 'basic', parameters: { realm: 'kedge' } }]],
  [
    'docker hub',
    'Bearer realm="https://auth.docker.io/token",service="registry.docker.io",scope="repository:a/b:pull,push"',
    [
      {
        scheme: 'bearer',
        parameters: {
          realm: 'https://auth.docker.io/token',
          service: 'registry.docker.io',
          scope: 'repository:a/b:pull,push',
        },
      },
    ],
  ],
  [
    'two in one header',
    'Basic realm="a, b", Bearer realm="https://x/t", service=y',
    [
      { scheme: 'basic', parameters: { realm: 'a, b' } },
      { scheme: 'bearer', parameters: { realm: 'https://x/t', service: 'y' } },
    ],
  ],
  ['escaped quotes', 'Basic realm="a \\"b\\" c"', [{ scheme: 'basic', parameters: { realm: 'a "b" c' } }]],
  ['spaces around the sign', 'BEARER Realm = "x"', [{ scheme: 'bearer', parameters: { realm: 'x' } }]],
  ['a scheme without parameters', 'Negotiate', [{ scheme: 'negotiate', parameters: {} }]],
  ['an unfinished text', 'Bearer realm="x', [{ scheme: 'bearer', parameters: { realm: 'x' } }]],
  ['nothing but signs', ',,==""', []],
];

for (const [name, header, wanted] of cases) {
  test(`challenges are read: ${name}`, () => assert.deepEqual(parseChallenges(header), wanted));
}

test('a hostile header takes no time', () => {
  const started = process.hrtime.bigint();
  for (const piece of ['a=', 'a ', '"\\', 'a="', ' ='] as const)
    parseChallenges(`Bearer ${piece.repeat(500_000)}`);
  assert.ok(process.hrtime.bigint() - started < 1_000_000_000n);
});
