import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:https';
import { connect, createServer as createSocketServer } from 'node:net';
import { before, describe, test } from 'node:test';
import { type ErrorCode, KedgeError } from '../../src/core/errors.ts';
import { type HttpOptions, type HttpRequest, httpClient } from '../../src/core/http.ts';
import { isLoopback } from '../../src/core/loopback.ts';
import { makeCertificates } from '../support/certificates.ts';
import { privateDirectory, startDaemon } from '../support/daemon.ts';
import { type Answer, type ServerTls, startServer } from '../support/http-server.ts';
import { needs } from '../support/real-part.ts';
import { testNow, testRetry } from '../support/registry-options.ts';

function client(changes: Partial<HttpOptions> = {}) {
  const http = httpClient({
    env: {},
    connectMs: 10_000,
    idleMs: 10_000,
    retry: testRetry(),
    codes: { unreachable: 'REGISTRY_UNREACHABLE', failed: 'REGISTRY_FAILED' },
    policy: (url) => ({ plainHttp: isLoopback(url.hostname), verify: true, identify: true }),
    ...changes,
  });
  return { ...http, [Symbol.dispose]: () => http.close() };
}

function to(url: string, changes: Partial<HttpRequest> = {}): HttpRequest {
  return { url: new URL(url), peer: 'peer', signal: new AbortController().signal, ...changes };
}

function fails(code: ErrorCode, pattern = /^peer/) {
  return (thrown: unknown): boolean => {
    assert.ok(thrown instanceof KedgeError, String(thrown));
    assert.equal(thrown.code, code, thrown.message);
    assert.match(thrown.message, pattern);
    return true;
  };
}

async function text(response: { body(): AsyncIterable<Uint8Array> }): Promise<string> {
  return Buffer.concat(await Array.fromAsync(response.body())).toString('utf8');
}

describe('trying again', () => {
  /** Answers with each status in turn, the last one for good. */
  function statuses(...list: readonly [number, Record<string, string>?][]): Answer {
    let at = 0;
    return (_, response) => {
      const [status, headers] = list[Math.min(at, list.length - 1)] ?? [500];
      at += 1;
      response.writeHead(status, headers).end('body');
    };
  }

  test('429 is waited for as long as it asks, by number and by date', async () => {
    const date = new Date(testNow + 9_000).toUTCString();
    await using server = await startServer(
      statuses([429, { 'retry-after': '7' }], [429, { 'retry-after': date }], [200]),
    );
    const waits: number[] = [];
    using http = client({ retry: testRetry(waits) });
    const response = await http.request(to(server.url));
    assert.equal(response.status, 200);
    assert.equal(await text(response), 'body');
    assert.deepEqual(waits, [7_000, 9_000]);
  });

  for (const status of [500, 502, 503, 504, 408]) {
    test(`${status} is tried again with growing waits, and handed over when it stays`, async () => {
      await using server = await startServer(statuses([status]));
      const waits: number[] = [];
      using http = client({ retry: testRetry(waits) });
      assert.equal((await http.request(to(server.url))).status, status);
      assert.deepEqual(waits, [250, 500, 1_000]);
      assert.equal(server.requests.length, 4);
    });
  }

  for (const status of [400, 401, 403, 404, 501]) {
    test(`${status} is an answer`, async () => {
      await using server = await startServer(statuses([status]));
      using http = client();
      assert.equal((await http.request(to(server.url))).status, status);
      assert.equal(server.requests.length, 1);
    });
  }

  test('who asks for an hour is not waited for', async () => {
    await using server = await startServer(statuses([429, { 'retry-after': '3600' }]));
    using http = client();
    assert.equal((await http.request(to(server.url))).status, 429);
    assert.equal(server.requests.length, 1);
  });

  test('a connection dropped before the answer is tried again', async () => {
    let calls = 0;
    await using server = await startServer((_, response) => {
      calls += 1;
      if (calls < 3) response.socket?.destroy();
      else response.end('at last');
    });
    using http = client();
    assert.equal(await text(await http.request(to(server.url))), 'at last');
  });

  test('an answer that nobody reads and that breaks off does no harm', async () => {
    let calls = 0;
    await using server = await startServer((_, response) => {
      calls += 1;
      if (calls > 1) response.end('at last');
      else response.writeHead(503, { 'content-length': 100 }).write('half', () => response.destroy());
    });
    using http = client();
    assert.equal(await text(await http.request(to(server.url))), 'at last');
  });

  test('waiting ends with the signal', async () => {
    await using server = await startServer(statuses([503]));
    const controller = new AbortController();
    const retry = { ...testRetry(), wait: async () => controller.abort(new RangeError('enough')) };
    using http = client({ retry });
    await assert.rejects(http.request(to(server.url, { signal: controller.signal })), RangeError);
  });
});

describe('redirects', () => {
  test('Authorization goes to the origin it is for and to no other port of the same host', async () => {
    await using storage = await startServer((_, response) => response.end('blob'));
    await using server = await startServer((request, response) => {
      const location = request.path === '/' ? '/same' : `${storage.url}/blob?signature=x`;
      response.writeHead(307, { location }).end();
    });
    using http = client();
    const response = await http.request(to(server.url, { authorization: 'Bearer hunter2' }));
    assert.equal(await text(response), 'blob');
    assert.equal(response.away, true);
    assert.deepEqual(
      server.requests.map(({ headers }) => headers.authorization),
      ['Bearer hunter2', 'Bearer hunter2'],
    );
    assert.deepEqual(
      storage.requests.map(({ headers }) => headers.authorization),
      [undefined],
    );
  });

  test('Authorization does not come back by way of another origin', async () => {
    let home = '';
    await using other = await startServer((_, response) => response.writeHead(302, { location: home }).end());
    await using server = await startServer((request, response) => {
      if (request.path === '/end') response.end('end');
      else response.writeHead(302, { location: other.url }).end();
    });
    home = `${server.url}/end`;
    using http = client();
    await text(await http.request(to(server.url, { authorization: 'Basic x' })));
    assert.equal(server.requests.at(-1)?.headers.authorization, undefined);
  });

  for (const [name, location] of [
    ['without end', '/again'],
    ['to plain HTTP elsewhere', 'http://cdn.example/blob'],
    ['to a file', 'file:///etc/passwd'],
    ['to a URL with a password', 'https://me:hunter2@cdn.example/'],
    ['to no URL', 'https://'],
  ] as const) {
    test(`${name} are refused`, async () => {
      await using server = await startServer((_, response) => response.writeHead(302, { location }).end());
      using http = client();
      await assert.rejects(http.request(to(server.url)), (thrown: unknown) => {
        assert.ok(thrown instanceof KedgeError && thrown.code === 'REGISTRY_FAILED');
        assert.doesNotMatch(thrown.message, /hunter2/);
        return true;
      });
    });
  }

  test('a form, which may hold a credential, is not sent anywhere else', async () => {
    await using server = await startServer((_, response) =>
      response.writeHead(307, { location: '/b' }).end(),
    );
    using http = client();
    const form = new URLSearchParams({ refresh_token: 'hunter2' });
    await assert.rejects(http.request(to(server.url, { method: 'POST', form })), fails('REGISTRY_FAILED'));
    assert.equal(server.requests.length, 1);
    assert.equal(server.requests[0]?.body, 'refresh_token=hunter2');
  });
});

describe('silence', () => {
  test('no answer at all ends after the idle time', async () => {
    await using server = await startServer(() => {});
    using http = client({ idleMs: 300 });
    await assert.rejects(http.request(to(server.url)), fails('TIMED_OUT'));
    assert.equal(server.requests.length, 1);
  });

  test('silence in the middle of a body ends after the idle time', async () => {
    await using server = await startServer((_, response) => void response.write('begun'));
    using http = client({ idleMs: 300 });
    const response = await http.request(to(server.url));
    await assert.rejects(text(response), fails('TIMED_OUT'));
  });

  test('a slow body goes on as long as something comes: progress counts, not the total', async () => {
    const pieces = 40;
    await using server = await startServer((_, response) => {
      let sent = 0;
      const timer = setInterval(() => {
        sent += 1;
        response.write('.');
        if (sent < pieces) return;
        clearInterval(timer);
        response.end();
      }, 25);
    });
    using http = client({ idleMs: 500 });
    assert.equal(await text(await http.request(to(server.url))), '.'.repeat(pieces));
  });

  test('a slow reader is not taken for a silent server', async () => {
    await using server = await startServer((_, response) => response.end(Buffer.alloc(4_000_000)));
    using http = client({ idleMs: 300 });
    let length = 0;
    let stalls = 0;
    for await (const chunk of (await http.request(to(server.url))).body()) {
      length += chunk.length;
      if (stalls++ < 2) await new Promise((resolve) => setTimeout(resolve, 450));
    }
    assert.equal(length, 4_000_000);
  });

  test('the signal ends a request and a body, with its reason', async () => {
    await using server = await startServer((request, response) => {
      if (request.path === '/body') response.write('begun');
    });
    using http = client();
    for (const path of ['/head', '/body']) {
      const controller = new AbortController();
      const asked = http.request(to(server.url + path, { signal: controller.signal })).then(text);
      setTimeout(() => controller.abort(new RangeError('enough')), 30);
      await assert.rejects(asked, RangeError);
      await assert.rejects(http.request(to(server.url, { signal: controller.signal })), RangeError);
    }
  });

  test('a connection that never comes about ends after the connect time', async () => {
    // Its queue holds two; whoever comes then gets no answer from the kernel.
    const deaf = `const server = require('node:net').createServer();
      server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
        console.log('port ' + server.address().port);
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
      });`;
    const daemon = await startDaemon([process.execPath, '-e', deaf], /port (\d+)/);
    const port = Number(daemon.announced);
    const queue = Array.from({ length: 4 }, () => connect(port, '127.0.0.1').on('error', () => {}));
    await Promise.all(queue.slice(0, 2).map((socket) => once(socket, 'connect')));
    try {
      using http = client({ connectMs: 300, idleMs: 20_000 });
      await assert.rejects(
        http.request(to(`http://127.0.0.1:${port}`)),
        fails('TIMED_OUT', /connection timed out/),
      );
    } finally {
      for (const socket of queue) socket.destroy();
      await daemon.stop();
    }
  });
});

describe('bodies', () => {
  test('a body is handed over as it was sent, even if it says it is compressed', async () => {
    const bytes = Buffer.from('not gzip at all');
    await using server = await startServer((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(bytes);
    });
    using http = client();
    assert.equal(await text(await http.request(to(server.url))), bytes.toString());
    assert.equal(server.requests[0]?.headers['accept-encoding'], 'identity');
  });

  test('bytes beyond the limit are refused, whether they are announced or not', async () => {
    await using server = await startServer((request, response) => {
      if (request.path === '/announced') response.end(Buffer.alloc(1_001));
      else for (let at = 0; at < 11; at += 1) response.write(Buffer.alloc(100));
    });
    using http = client();
    for (const path of ['/announced', '/endless']) {
      const response = await http.request(to(server.url + path));
      await assert.rejects(response.bytes(1_000), fails('LIMIT_EXCEEDED'));
    }
  });

  test('bytes up to the limit are taken', async () => {
    await using server = await startServer((_, response) => response.end(Buffer.alloc(1_000)));
    using http = client();
    assert.equal((await (await http.request(to(server.url))).bytes(1_000)).length, 1_000);
  });

  for (const [name, headers] of [
    ['of known length', { 'content-length': '100' }],
    ['in chunks', {}],
  ] as const) {
    test(`a body ${name} that breaks off is an error`, async () => {
      await using server = await startServer((_, response) => {
        response.writeHead(200, headers);
        response.write('half', () => response.socket?.destroy());
      });
      using http = client();
      const response = await http.request(to(server.url));
      await assert.rejects(text(response), fails('REGISTRY_UNREACHABLE', /dropped the connection/));
    });
  }
});

describe('failures have names', () => {
  test('a host that does not exist', async () => {
    using http = client({ policy: () => ({ plainHttp: true, verify: true, identify: false }) });
    await assert.rejects(
      http.request(to('https://no-such-host.invalid/?signature=hunter2')),
      (thrown: unknown) => {
        assert.ok(thrown instanceof KedgeError && thrown.code === 'REGISTRY_UNREACHABLE', String(thrown));
        assert.match(thrown.message, /^peer (is unknown|cannot be looked up)/);
        assert.doesNotMatch(JSON.stringify([thrown.message, String(thrown.cause)]), /hunter2/);
        return true;
      },
    );
  });

  test('a port where nobody listens', async () => {
    const server = await startServer(() => {});
    const { url } = server;
    await server[Symbol.asyncDispose]();
    using http = client();
    await assert.rejects(http.request(to(url)), fails('REGISTRY_UNREACHABLE', /refuses the connection/));
  });

  test('something that is not HTTP', async () => {
    const server = createSocketServer((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n')).listen(
      0,
      '127.0.0.1',
    );
    await once(server, 'listening');
    const address = server.address();
    using http = client();
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    await assert.rejects(http.request(to(url)), fails('REGISTRY_FAILED', /not HTTP/));
    server.close();
  });

  test('a plain HTTP server that is spoken to over TLS', async () => {
    await using server = await startServer((_, response) => response.end());
    using http = client();
    await assert.rejects(
      http.request(to(server.url.replace('http:', 'https:'))),
      fails('TLS_FAILED', /does not speak TLS/),
    );
  });

  test('plain HTTP where it is not allowed', async () => {
    await using server = await startServer((_, response) => response.end());
    using http = client({ policy: () => ({ plainHttp: false, verify: true, identify: false }) });
    await assert.rejects(http.request(to(server.url)), fails('REGISTRY_FAILED', /without TLS/));
    assert.deepEqual(server.requests, []);
  });
});

describe('TLS', { skip: needs('openssl') }, () => {
  let tls: ServerTls;
  let pem: { ca: string; clientCert: string; clientKey: string };
  before(async () => {
    const { path } = await privateDirectory();
    const files = await makeCertificates(path);
    tls = { cert: await readFile(files.certFile), key: await readFile(files.keyFile) };
    pem = {
      ca: await readFile(files.caFile, 'utf8'),
      clientCert: await readFile(files.clientCertFile, 'utf8'),
      clientKey: await readFile(files.clientKeyFile, 'utf8'),
    };
  });

  test('an unknown authority is refused; given as CA certificate it is trusted', async () => {
    await using server = await startServer((_, response) => response.end('hello'), tls);
    using strict = client();
    await assert.rejects(strict.request(to(server.url)), fails('TLS_FAILED', /unknown authority/));
    using trusting = client({ caCert: pem.ca });
    assert.equal(await text(await trusting.request(to(server.url))), 'hello');
  });

  test('a certificate for other names is refused', async () => {
    const server = createServer(tls, (_, response) => response.end()).listen(0, '127.0.0.2');
    await once(server, 'listening');
    const address = server.address();
    using http = client({ caCert: pem.ca });
    const url = `https://127.0.0.2:${typeof address === 'object' ? address?.port : ''}`;
    await assert.rejects(http.request(to(url)), fails('TLS_FAILED', /other host names/));
    server.close();
  });

  test('a server that wants a client certificate gets it, but not by way of another origin', async () => {
    const wanting = { ...tls, clientCa: Buffer.from(pem.ca) };
    await using server = await startServer((_, response) => response.end('hello'), wanting);
    using anonymous = client({ caCert: pem.ca });
    await assert.rejects(anonymous.request(to(server.url)), (thrown: unknown) => {
      assert.ok(thrown instanceof KedgeError);
      assert.ok(['TLS_FAILED', 'REGISTRY_UNREACHABLE'].includes(thrown.code));
      return true;
    });
    const identity = { caCert: pem.ca, clientCert: pem.clientCert, clientKey: pem.clientKey };
    using known = client(identity);
    assert.equal(await text(await known.request(to(server.url))), 'hello');
    using shy = client({ ...identity, policy: () => ({ plainHttp: false, verify: true, identify: false }) });
    await assert.rejects(shy.request(to(server.url)), KedgeError);
  });

  for (const [name, options] of [
    ['a certificate without its key', () => ({ clientCert: pem.clientCert })],
    ['a key without its certificate', () => ({ clientKey: pem.clientKey })],
    ['a key of another certificate', () => ({ clientCert: pem.ca, clientKey: pem.clientKey })],
    ['a CA file without a certificate', () => ({ caCert: 'nothing' })],
    ['a damaged CA certificate', () => ({ caCert: pem.ca.replace('MII', 'AAA') })],
  ] as const) {
    test(`${name} is refused`, () => {
      assert.throws(
        () => client(options()),
        (thrown: unknown) => thrown instanceof KedgeError && thrown.code === 'CONFIG_INVALID',
      );
    });
  }
});

describe('proxies', () => {
  const elsewhere: Partial<HttpOptions> = {
    policy: () => ({ plainHttp: true, verify: true, identify: false }),
  };

  test('plain HTTP goes through HTTP_PROXY, with its user and password', async () => {
    await using proxy = await startServer((_, response) => response.end('by proxy'));
    using http = client({ ...elsewhere, env: { HTTP_PROXY: proxy.url.replace('://', '://me:secret@') } });
    assert.equal(await text(await http.request(to('http://registry.invalid/v2/'))), 'by proxy');
    assert.equal(proxy.requests[0]?.path, 'http://registry.invalid/v2/');
    const basic = `Basic ${Buffer.from('me:secret').toString('base64')}`;
    assert.equal(proxy.requests[0]?.headers['proxy-authorization'], basic);
  });

  test('NO_PROXY and loopback go straight', async () => {
    await using proxy = await startServer((_, response) => response.end('by proxy'));
    await using server = await startServer((_, response) => response.end('straight'));
    using http = client({ ...elsewhere, env: { HTTP_PROXY: proxy.url, NO_PROXY: 'registry.invalid' } });
    assert.equal(await text(await http.request(to(server.url))), 'straight');
    await assert.rejects(http.request(to('http://registry.invalid/')), fails('REGISTRY_UNREACHABLE'));
    assert.deepEqual(proxy.requests, []);
  });

  test('TLS goes through a tunnel of HTTPS_PROXY, end to end', { skip: needs('openssl') }, async () => {
    const { path } = await privateDirectory();
    const files = await makeCertificates(path);
    const tls = { cert: await readFile(files.certFile), key: await readFile(files.keyFile) };
    await using server = await startServer((_, response) => response.end('in private'), tls);
    const tunnels: (string | undefined)[] = [];
    const proxy = createHttpServer().listen(0, '127.0.0.1');
    proxy.on('connect', (request, socket) => {
      tunnels.push(request.url);
      const port = Number(server.host.split(':')[1]);
      const far = connect(port, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        far.pipe(socket).pipe(far);
      });
      far.on('error', () => socket.destroy());
      socket.on('error', () => far.destroy());
    });
    await once(proxy, 'listening');
    const address = proxy.address();
    const env = { HTTPS_PROXY: `127.0.0.1:${typeof address === 'object' ? address?.port : ''}` };
    using http = client({ env, policy: () => ({ plainHttp: false, verify: false, identify: false }) });
    assert.equal(await text(await http.request(to('https://registry.invalid/'))), 'in private');
    assert.deepEqual(tunnels, ['registry.invalid:443']);
    using strict = client({
      env,
      caCert: await readFile(files.caFile, 'utf8'),
      policy: () => ({ plainHttp: false, verify: true, identify: false }),
    });
    await assert.rejects(
      strict.request(to('https://registry.invalid/')),
      fails('TLS_FAILED', /other host names/),
    );
    proxy.close();
    proxy.closeAllConnections();
  });

  test('a proxy that lets nobody through', async () => {
    const proxy = createHttpServer().listen(0, '127.0.0.1');
    proxy.on('connect', (_, socket) => socket.end('HTTP/1.1 403 Forbidden\r\n\r\n'));
    await once(proxy, 'listening');
    const address = proxy.address();
    const env = {
      https_proxy: `http://me:hunter2@127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    };
    using http = client({ env });
    await assert.rejects(http.request(to('https://registry.invalid/')), (thrown: unknown) => {
      assert.ok(thrown instanceof KedgeError && thrown.code === 'REGISTRY_UNREACHABLE', String(thrown));
      assert.match(thrown.message, /proxy/);
      assert.doesNotMatch(JSON.stringify([thrown.message, String(thrown.cause)]), /hunter2/);
      return true;
    });
    proxy.close();
  });

  test('a proxy that is no URL is refused without being repeated', async () => {
    using http = client({ ...elsewhere, env: { HTTPS_PROXY: 'socks5://me:hunter2@proxy' } });
    await assert.rejects(http.request(to('https://registry.invalid/')), (thrown: unknown) => {
      assert.ok(thrown instanceof KedgeError && thrown.code === 'CONFIG_INVALID', String(thrown));
      assert.doesNotMatch(JSON.stringify([thrown.message, String(thrown.cause)]), /hunter2/);
      return true;
    });
  });
});
