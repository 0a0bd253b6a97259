import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KedgeError } from '../../src/core/errors.ts';
import { parseReference } from '../../src/model/reference.ts';
import { endpointsOf, originPolicies } from '../../src/source/registry-endpoint.ts';

test('docker.io is spoken to where its API is', () => {
  assert.deepEqual(endpointsOf(parseReference('alpine'), {}), [
    { registry: 'docker.io', host: 'registry-1.docker.io', repository: 'library/alpine', isMirror: false },
  ]);
});

test('mirrors come first, in order, with their path before the name; other registries have none', () => {
  const mirrors = { 'docker.io': ['https://m.example:5000', 'n.example/hub/'] };
  assert.deepEqual(
    endpointsOf(parseReference('alpine'), mirrors).map(({ host, repository }) => `${host}/${repository}`),
    ['m.example:5000/library/alpine', 'n.example/hub/library/alpine', 'registry-1.docker.io/library/alpine'],
  );
  assert.equal(endpointsOf(parseReference('ghcr.io/o/a'), mirrors).length, 1);
});

for (const mirror of ['', 'a b', 'm.example/../x?y', 'me:hunter2@m.example', 'm.example:99999']) {
  test(`"${mirror}" is no mirror`, () => {
    assert.throws(
      () => endpointsOf(parseReference('alpine'), { 'docker.io': [mirror] }),
      (thrown: unknown) =>
        thrown instanceof KedgeError &&
        thrown.code === 'CONFIG_INVALID' &&
        !thrown.message.includes('hunter2'),
    );
  });
}

const endpoints = endpointsOf(parseReference('registry.example/app'), {});
const policies = originPolicies(['lab.example:5000', 'HTTP://old.example'], endpoints);

for (const [url, plainHttp, verify, identify] of [
  ['https://registry.example/v2/', false, true, true],
  ['https://registry.example:8443/v2/', false, true, false],
  ['https://cdn.example/', false, true, false],
  ['https://lab.example:5000/', true, false, false],
  ['https://lab.example/', false, true, false],
  ['http://old.example/', true, false, false],
  ['https://127.0.0.1:5000/', true, true, false],
  ['http://127.1/', true, true, false],
  ['https://[::1]:5000/', true, true, false],
  ['https://localhost/', true, true, false],
  ['https://127.0.0.1.example.com/', false, true, false],
  ['https://localhost.example.com/', false, true, false],
  ['http://10.0.0.1/', false, true, false],
] as const) {
  test(`${url}: ${plainHttp ? 'plain HTTP allowed' : 'TLS only'}, ${verify ? 'checked' : 'unchecked'}`, () => {
    assert.deepEqual(policies(new URL(url)), { plainHttp, verify, identify });
  });
}
