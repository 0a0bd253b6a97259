import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { promisify } from 'node:util';
import { digestOf } from '../../src/core/digest.ts';
import { type ErrorCode, KedgeError } from '../../src/core/errors.ts';
import { type RegistryOptions, registrySource } from '../../src/source/registry.ts';
import type { BlobImage } from '../../src/source/source.ts';
import { makeCertificates } from '../support/certificates.ts';
import { privateDirectory } from '../support/daemon.ts';
import { cutAfter, type Fault, refuse, startFakeRegistry } from '../support/fake-registry.ts';
import { startServer } from '../support/http-server.ts';
import { buildImage } from '../support/image.ts';
import { needs } from '../support/real-part.ts';
import { registryPrograms, startRegistry } from '../support/registry.ts';
import { testNow, testOpenOptions, testRegistryOptions, testRetry } from '../support/registry-options.ts';
import { pullToken, startTokenServer, type TokenRequest } from '../support/token-server.ts';

const run = promisify(execFile);
const image = await buildImage([{ a: 'A' }, { b: 'B' }, { c: 'C' }]);
const password = 'hunter2';

async function open(location: string, options: Partial<RegistryOptions> = {}): Promise<BlobImage> {
  const opened = await registrySource(testRegistryOptions(options)).open(location, testOpenOptions());
  assert.ok(opened.access === 'blobs');
  return opened;
}

async function readAll(opened: BlobImage, layers = opened.image.layers): Promise<void> {
  const { signal } = new AbortController();
  await Promise.all(
    layers.map(async (layer) => {
      const bytes = Buffer.concat(await Array.fromAsync(opened.read(layer, signal)));
      assert.equal(digestOf(bytes), layer.digest);
    }),
  );
}

function fails(code: ErrorCode, pattern: RegExp) {
  return (thrown: unknown): boolean => {
    assert.ok(thrown instanceof KedgeError, String(thrown));
    assert.equal(thrown.code, code, thrown.message);
    assert.match(thrown.message, pattern);
    const shown = JSON.stringify([thrown.message, thrown.remedy, String(thrown.cause), thrown.cause]);
    assert.doesNotMatch(shown, /hunter2|refresh-me|token-\d/);
    return true;
  };
}

/** Lets through who shows one of the `good` headers; the others are told where to get a token. */
function guard(good: Set<string>, challenge: () => string): Fault {
  return ({ headers, path }, response) =>
    path.startsWith('/v2/app/') &&
    !good.has(headers.authorization ?? '') &&
    refuse(response, 401, 'UNAUTHORIZED', { 'www-authenticate': challenge() });
}

interface TokenTrial {
  readonly issue: (request: TokenRequest, number: number) => object | number;
  readonly options?: Partial<RegistryOptions>;
  /** Of tokens; all that were issued are good unless this says otherwise. */
  readonly isGood?: (token: string) => boolean;
}

/** A fake registry that asks for tokens, the server that issues them, and what happened between them. */
async function withTokens(
  { issue, options, isGood = () => true }: TokenTrial,
  body: (opened: BlobImage, good: Set<string>) => Promise<void> = (opened) => readAll(opened),
) {
  const good = new Set<string>();
  let issued = 0;
  await using tokens = await startTokenServer((request) => {
    issued += 1;
    const answer = issue(request, issued);
    if (typeof answer === 'object') {
      for (const token of Object.values(answer)) if (isGood(String(token))) good.add(`Bearer ${token}`);
    }
    return answer;
  });
  await using registry = await startFakeRegistry(
    guard(
      good,
      () => `Bearer realm="${tokens.url}/token",service="fake registry",scope="repository:app:pull"`,
    ),
  );
  registry.image(image);
  await using opened = await open(`${registry.host}/app`, options ?? {});
  await body(opened, good);
  return { tokens: tokens.requests, requests: registry.requests };
}

describe('tokens', () => {
  test('without credentials a token is asked for with service and scope, once for all layers', async () => {
    const { tokens, requests } = await withTokens({
      issue: (_, number) => ({ token: `token-${number}`, expires_in: 300 }),
    });
    assert.equal(tokens.length, 1);
    const query = new URL(tokens[0]?.path ?? '', 'http://x').searchParams;
    assert.deepEqual(
      [...query],
      [
        ['service', 'fake registry'],
        ['scope', 'repository:app:pull'],
      ],
    );
    assert.equal(tokens[0]?.headers.authorization, undefined);
    assert.ok(requests.slice(3).every(({ headers }) => headers.authorization === 'Bearer token-1'));
  });

  test('user and password go to the token server, and never to the registry', async () => {
    const { tokens, requests } = await withTokens({
      issue: (_, number) => ({ access_token: `token-${number}` }),
      options: { username: 'me', password },
    });
    const basic = `Basic ${Buffer.from(`me:${password}`).toString('base64')}`;
    assert.equal(tokens[0]?.headers.authorization, basic);
    assert.ok(requests.every(({ headers }) => headers.authorization !== basic));
  });

  test('an identity token is exchanged, in a form', async () => {
    const seen: URLSearchParams[] = [];
    const { tokens } = await withTokens({
      issue: ({ parameters }, number) => {
        seen.push(parameters);
        return { access_token: `token-${number}` };
      },
      options: {
        env: { KEDGE_REGISTRY_USERNAME: '<token>', KEDGE_REGISTRY_PASSWORD: 'refresh-me' },
      },
    });
    assert.equal(tokens[0]?.method, 'POST');
    assert.doesNotMatch(tokens[0]?.path ?? '', /refresh-me/);
    assert.deepEqual(Object.fromEntries(seen[0] ?? []), {
      grant_type: 'refresh_token',
      refresh_token: 'refresh-me',
      client_id: 'kedge',
      scope: 'repository:app:pull',
      service: 'fake registry',
    });
  });

  test('a token that has run out is renewed before it is used', async () => {
    let now = testNow;
    const { tokens, requests } = await withTokens(
      {
        issue: (_, number) => ({ token: `token-${number}`, expires_in: 60 }),
        options: { retry: testRetry([], () => now) },
      },
      async (opened) => {
        now += 54_000;
        await readAll(opened);
        now += 2_000;
        await readAll(opened);
      },
    );
    assert.equal(tokens.length, 2);
    const used = requests
      .filter(({ path }) => path.includes('/blobs/'))
      .map(({ headers }) => headers.authorization);
    assert.deepEqual(new Set(used.slice(0, 4)), new Set(['Bearer token-1']));
    assert.deepEqual(new Set(used.slice(4)), new Set(['Bearer token-2']));
  });

  test('a token without a lifetime lasts a minute', async () => {
    let now = testNow;
    const { tokens } = await withTokens(
      { issue: (_, number) => ({ token: `token-${number}` }), options: { retry: testRetry([], () => now) } },
      async (opened) => {
        now += 61_000;
        await readAll(opened);
      },
    );
    assert.equal(tokens.length, 2);
  });

  test('a token that the registry no longer takes in mid-scan is renewed, once for all readers', async () => {
    const { tokens, requests } = await withTokens(
      { issue: (_, number) => ({ token: `token-${number}`, expires_in: 3_600 }) },
      async (opened, good) => {
        good.delete('Bearer token-1');
        await readAll(opened);
      },
    );
    assert.equal(tokens.length, 2);
    const refused = requests.filter(({ headers }) => headers.authorization === 'Bearer token-1').length;
    assert.ok(refused >= 3);
  });

  test('a token that runs out while a blob is cut is renewed, and the blob resumed', async () => {
    const good = new Set(['Bearer token-1']);
    let issued = 0;
    await using tokens = await startTokenServer(() => {
      issued += 1;
      return { token: `token-${issued}`, expires_in: 3_600 };
    });
    const blob = image.layers[0]?.blob ?? Buffer.of();
    const guarded = guard(good, () => `Bearer realm="${tokens.url}"`);
    let isCut = false;
    await using registry = await startFakeRegistry((request, response) => {
      if (guarded(request, response)) return true;
      if (isCut || !request.path.endsWith(digestOf(blob))) return false;
      isCut = true;
      good.delete('Bearer token-1');
      good.add('Bearer token-2');
      return cutAfter(response, blob, 20);
    });
    registry.image(image);
    await using opened = await open(`${registry.host}/app`);
    await readAll(opened, opened.image.layers.slice(0, 1));
    const ranges = registry.requests.filter(({ headers }) => headers.range === 'bytes=20-');
    assert.deepEqual(
      ranges.map(({ headers }) => headers.authorization),
      ['Bearer token-1', 'Bearer token-2'],
    );
  });

  test('a token that is never good ends in a refusal, not in a circle', async () => {
    for (const issue of [
      () => ({ token: 'token-1' }),
      (_: TokenRequest, number: number) => ({ token: `token-${number}` }),
    ]) {
      await assert.rejects(
        withTokens({ issue, isGood: () => false }),
        fails('REGISTRY_DENIED', /asks for credentials/),
      );
    }
  });

  test('a token server that refuses', async () => {
    await assert.rejects(
      withTokens({ issue: () => 401, options: { username: 'me', password } }),
      fails('REGISTRY_DENIED', /token server .* does not accept the credentials/),
    );
    await assert.rejects(withTokens({ issue: () => 403 }), fails('REGISTRY_DENIED', /gives no token/));
  });

  test('a token server that fails once is asked again by the next reader', async () => {
    await withTokens(
      { issue: (_, number) => (number === 2 ? 418 : { token: `token-${number}`, expires_in: 3_600 }) },
      async (opened, good) => {
        good.delete('Bearer token-1');
        await assert.rejects(
          readAll(opened, opened.image.layers.slice(0, 1)),
          fails('REGISTRY_FAILED', /status 418/),
        );
        await readAll(opened);
      },
    );
  });

  for (const [name, answer] of [
    ['no token', { hello: 'world' }],
    ['a token that is no text', { token: 7 }],
    ['a token with a line break', { token: 'hunter2\r\nx: y' }],
    ['another status', 418],
  ] as const) {
    test(`a token server that answers with ${name}`, async () => {
      await assert.rejects(withTokens({ issue: () => answer }), fails('REGISTRY_FAILED', /token server/));
    });
  }

  test('a token server that answers with broken JSON is not quoted', async () => {
    await using tokens = await startServer((_, response) => response.end('{"token": "hunter2'));
    await using registry = await startFakeRegistry(guard(new Set(), () => `Bearer realm="${tokens.url}"`));
    registry.image(image);
    await assert.rejects(open(`${registry.host}/app`), fails('REGISTRY_FAILED', /not JSON/));
  });

  test('a token server without TLS elsewhere gets no credentials', async () => {
    await using registry = await startFakeRegistry(
      guard(new Set(), () => 'Bearer realm="http://auth.example/token"'),
    );
    registry.image(image);
    await assert.rejects(
      open(`${registry.host}/app`, { username: 'me', password }),
      fails('REGISTRY_FAILED', /without TLS/),
    );
  });

  for (const realm of ['', 'https://me:hunter2@auth.example/', 'nonsense']) {
    test(`a challenge with the realm "${realm}" is refused`, async () => {
      await using registry = await startFakeRegistry(guard(new Set(), () => `Bearer realm="${realm}"`));
      registry.image(image);
      await assert.rejects(open(`${registry.host}/app`), fails('REGISTRY_FAILED', /where to get it/));
    });
  }

  test('the real registry takes the tokens of a real token server', {
    skip: needs(...registryPrograms, 'skopeo'),
  }, async () => {
    const { path } = await privateDirectory();
    const files = await makeCertificates(path);
    const key = {
      key: await readFile(files.keyFile, 'utf8'),
      certificate: await readFile(files.certFile, 'utf8'),
    };
    const claims = { service: 'real registry', issuer: 'kedge test', repository: 'team/alpine' };
    await using tokens = await startTokenServer(({ parameters }) =>
      parameters.get('service') === claims.service ? { token: pullToken(key, claims) } : 400,
    );
    await using registry = await startRegistry({
      token: {
        realm: `${tokens.url}/token`,
        service: claims.service,
        issuer: claims.issuer,
        rootCertificates: files.caFile,
      },
    });
    const location = `${registry.host}/team/alpine:3.14`;
    const archive = join(import.meta.dirname, '../images/alpine-3.14.tar');
    await run('skopeo', [
      'copy',
      '--dest-tls-verify=false',
      `docker-archive:${archive}`,
      `docker://${location}`,
    ]);
    const before = tokens.requests.length;
    await using opened = await open(location);
    await readAll(opened);
    assert.equal(tokens.requests.length, before + 1);
    await assert.rejects(
      open(`${registry.host}/team/other`),
      fails('REGISTRY_DENIED', /asks for credentials/),
    );
  });
});

describe('basic', () => {
  const header = `Basic ${Buffer.from(`me:${password}`).toString('base64')}`;

  test('credentials are sent when they are asked for, and from then on', async () => {
    await using registry = await startFakeRegistry(guard(new Set([header]), () => 'Basic realm="x"'));
    registry.image(image);
    await using opened = await open(`${registry.host}/app`, { username: 'me', password });
    await readAll(opened);
    const sent = registry.requests
      .filter(({ path }) => path.startsWith('/v2/app/'))
      .map(({ headers }) => headers.authorization);
    assert.deepEqual(sent, [undefined, ...sent.slice(1).map(() => header)]);
  });

  test('a registry that asks nobody gets none', async () => {
    await using registry = await startFakeRegistry();
    registry.image(image);
    await using opened = await open(`${registry.host}/app`, { username: 'me', password });
    await readAll(opened);
    assert.ok(registry.requests.every(({ headers }) => headers.authorization === undefined));
  });

  test("storage elsewhere gets no credentials, and its refusal is not taken for the registry's", async () => {
    const good = new Set([header]);
    const guarded = guard(good, () => 'Basic realm="x"');
    let status = 200;
    await using storage = await startServer(({ path }, response) => {
      const layer = image.layers.find(({ digest }) => path.includes(digest));
      if (status === 200) response.end(layer?.blob);
      else response.writeHead(status, { 'www-authenticate': 'Basic realm="give me"' }).end();
    });
    await using registry = await startFakeRegistry((request, response) => {
      if (guarded(request, response)) return true;
      if (!image.layers.some(({ digest }) => request.path.includes(digest))) return false;
      response.writeHead(307, { location: `${storage.url}${request.path}?signature=token-1` }).end();
      return true;
    });
    registry.image(image);
    await using opened = await open(`${registry.host}/app`, { username: 'me', password });
    await readAll(opened);
    assert.equal(storage.requests.length, 3);
    for (status of [401, 403]) await assert.rejects(readAll(opened), fails('REGISTRY_FAILED', /storage/));
    assert.ok(storage.requests.every(({ headers }) => headers.authorization === undefined));
  });

  test('storage elsewhere that asks for a token is not followed to where it wants the credentials sent', async () => {
    await using thief = await startTokenServer(() => ({ token: 'token-1' }));
    await using storage = await startServer((_, response) =>
      response.writeHead(401, { 'www-authenticate': `Bearer realm="${thief.url}"` }).end(),
    );
    await using registry = await startFakeRegistry(({ path }, response) => {
      if (!image.layers.some(({ digest }) => path.includes(digest))) return false;
      response.writeHead(307, { location: storage.url }).end();
      return true;
    });
    registry.image(image);
    await using opened = await open(`${registry.host}/app`, { username: 'me', password });
    await assert.rejects(readAll(opened), fails('REGISTRY_FAILED', /storage/));
    assert.deepEqual(thief.requests, []);
  });

  test('a login kedge does not know is named', async () => {
    await using registry = await startFakeRegistry(guard(new Set(), () => 'Negotiate, NTLM'));
    await assert.rejects(open(`${registry.host}/app`), fails('REGISTRY_DENIED', /negotiate, ntlm/));
  });

  test('what was given for the registry is not shown to its mirrors', async () => {
    await using mirror = await startFakeRegistry(guard(new Set(), () => 'Basic realm="x"'));
    await using registry = await startFakeRegistry(guard(new Set([header]), () => 'Basic realm="x"'));
    registry.image(image);
    const mirrors = { [registry.host]: [mirror.host] };
    const env = { KEDGE_REGISTRY_USERNAME: 'me', KEDGE_REGISTRY_PASSWORD: password };
    for (const given of [{ username: 'me', password }, { env }]) {
      await using opened = await open(`${registry.host}/app`, { mirrors, ...given });
      await readAll(opened);
    }
    assert.ok(mirror.requests.length > 0);
    assert.ok(mirror.requests.every(({ headers }) => headers.authorization === undefined));
  });

  test('a mirror gets the credentials that are filed under its own name', async () => {
    const own = Buffer.from('mirror:own').toString('base64');
    await using mirror = await startFakeRegistry(guard(new Set([`Basic ${own}`]), () => 'Basic realm="x"'));
    mirror.image(image);
    await using registry = await startFakeRegistry();
    const { path: home } = await privateDirectory();
    await writeFile(join(home, 'auth.json'), JSON.stringify({ auths: { [mirror.host]: { auth: own } } }));
    const mirrors = { [registry.host]: [mirror.host] };
    const env = { REGISTRY_AUTH_FILE: join(home, 'auth.json') };
    await using opened = await open(`${registry.host}/app`, { mirrors, env, username: 'me', password });
    await readAll(opened);
    assert.deepEqual(registry.requests, []);
  });

  test('a credentials file that is damaged ends it before anything is sent', async () => {
    const { path: home } = await privateDirectory();
    await writeFile(join(home, 'auth.json'), 'hunter2');
    await using registry = await startFakeRegistry(guard(new Set(), () => 'Basic realm="x"'));
    const env = { REGISTRY_AUTH_FILE: join(home, 'auth.json') };
    await assert.rejects(open(`${registry.host}/app`, { env }), fails('CREDENTIALS_UNUSABLE', /auth\.json/));
  });
});

describe('a registry that stops answering', () => {
  const timeouts = { connectMs: 1_000, idleMs: 400 };

  for (const [name, isSilent] of [
    ['before it says what it speaks', () => true],
    ['at the manifest', (path: string) => path.includes('/manifests/')],
    ['at the config', (path: string) => path.includes('/blobs/')],
  ] as const) {
    test(`${name}: TIMED_OUT, after one time limit and not after several`, async () => {
      await using registry = await startFakeRegistry(({ path }) => isSilent(path));
      registry.image(image);
      await assert.rejects(
        open(`${registry.host}/app`, { timeouts }),
        fails('TIMED_OUT', /^registry 127.* has sent nothing for 0\.4 s$/),
      );
      const asked = registry.requests.map(({ path }) => path);
      assert.equal(new Set(asked).size, asked.length);
    });
  }

  test('at the token', async () => {
    await using tokens = await startTokenServer(() => undefined);
    await using registry = await startFakeRegistry(guard(new Set(), () => `Bearer realm="${tokens.url}"`));
    await assert.rejects(
      open(`${registry.host}/app`, { timeouts }),
      fails('TIMED_OUT', /^token server 127.* of registry 127/),
    );
  });
});

describe('the scheme', () => {
  test('a loopback host without TLS is spoken to in plain HTTP; nothing secret is sent to find out', async () => {
    await using registry = await startFakeRegistry();
    registry.image(image);
    await using opened = await open(`${registry.host}/app`);
    assert.equal(registry.requests[0]?.path, '/v2/');
    await readAll(opened);
  });

  test('nobody at the port', async () => {
    const registry = await startFakeRegistry();
    await registry[Symbol.asyncDispose]();
    await assert.rejects(
      open(`${registry.host}/app`),
      fails('REGISTRY_UNREACHABLE', /refuses the connection/),
    );
  });

  test('any other host has to speak TLS, unless it is named insecure', async () => {
    await using proxy = await startServer((_, response) => response.writeHead(404).end());
    const env = { HTTP_PROXY: proxy.url };
    await assert.rejects(
      open('registry.invalid/app', { env }),
      fails('REGISTRY_UNREACHABLE', /registry registry\.invalid/),
    );
    assert.deepEqual(proxy.requests, []);
  });
});
