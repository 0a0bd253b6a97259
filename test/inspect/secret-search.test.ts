import { execFileSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { defaultLimits } from '../../src/core/limits.ts';
import { secretSearch } from '../../src/inspect/secret-search.ts';
import { placesOf, searched, testKey, testRule, testRules } from '../support/secret-rules.ts';

const secret = 'zeta_0123456789abcdef';
const bounded = 'q8_0123456789abcdef';

const places: readonly (readonly [string, string | Uint8Array, readonly string[]])[] = [
  ['at the start', secret, ['zeta 1:1']],
  ['at the start, by a rule that asks for a line break before it', bounded, ['bounded 1:1']],
  ['by such a rule behind a break, and nowhere else', `x${bounded}\n${bounded}`, ['bounded 2:1']],
  ['behind LF and CR LF, columns in bytes', `a\r\nb\n\u00e9 ${secret}`, ['zeta 3:4']],
  ['in any case of the keyword that the pattern takes', `PASSWORD: s3cr3t-Val`, ['assignment 1:11']],
  ['below the entropy that its rule asks for: not', 'password: aaaaaaaa', []],
  ['in UTF-16 with a byte order mark', utf16(`x\n${secret}`, 'UTF-16'), ['zeta 2:1 utf-16']],
  ['in UTF-16, little-endian', utf16(`x\n${secret}`, 'UTF-16LE'), ['zeta 2:1 utf-16']],
  ['in UTF-16, big-endian', utf16(`x\n${secret}`, 'UTF-16BE'), ['zeta 2:1 utf-16']],
  [
    'in ASCII behind a false byte order mark',
    Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from(secret)]),
    ['zeta 1:3'],
  ],
  ['by a strong rule in what is not text', `\0${secret}\0password=hunter2hunter3`, ['zeta 1:2']],
  ['twice', `${secret} ${secret}`, ['zeta 1:1', 'zeta 1:23']],
];

for (const [where, content, wanted] of places) {
  test(`a secret is found ${where}`, (t: TestContext) => {
    t.assert.deepEqual(placesOf(searched(content).matches), wanted);
    t.assert.deepEqual(placesOf(searched(content, { chunks: [1] }).matches), wanted);
  });
}

for (const before of ['', 'x', 'xy', 'xyz']) {
  test(`a secret in base64 is found behind ${before.length} bytes`, (t: TestContext) => {
    const plain = `${before}${secret} and more`;
    for (const encoding of ['base64', 'base64url'] as const) {
      const text = `data: "${Buffer.from(plain).toString(encoding)}"`;
      const { matches, hidden } = searched(text);
      t.assert.deepEqual(placesOf(matches), [`zeta 1:${8 + Math.floor((before.length * 8) / 6)} base64`]);
      t.assert.ok(hidden.includes(secret));
      t.assert.ok(hidden.some((part) => part.length >= 27 && text.includes(part)));
    }
  });
}

for (const before of ['', '$a = 1; ', '$ab = 1; ', '$abc = 1; ']) {
  test(`a secret in base64 of UTF-16, as PowerShell takes its commands, is found behind ${before.length} characters`, (t: TestContext) => {
    const command = execFileSync('iconv', ['-f', 'UTF-8', '-t', 'UTF-16LE'], {
      input: `${before}$key = "${secret}"; Connect`,
    });
    const { matches, hidden } = searched(`powershell -EncodedCommand ${command.toString('base64')}\n`);
    const at = 28 + Math.floor(((before.length + 8) * 16) / 6);
    t.assert.deepEqual(placesOf(matches), [`zeta 1:${at} base64`]);
    t.assert.ok(hidden.some((part) => part.length >= 56 && command.toString('base64').includes(part)));
  });
}

test('a secret in base64 on many lines is found as the tool base64 breaks them, indented or not', (t: TestContext) => {
  for (const columns of [64, 76]) {
    const lines = execFileSync('base64', ['-w', `${columns}`], {
      input: `${'.'.repeat(200)}${secret}${'.'.repeat(50)}`,
    });
    for (const [newline, indentation] of [
      ['\n', ''],
      ['\r\n', ''],
      ['\n', '    '],
    ] as const) {
      const text = `tls.key: |\n${lines.toString().replaceAll(/^/gm, indentation).replaceAll('\n', newline)}`;
      t.assert.deepEqual(
        searched(text).matches.map(({ rule, encoding }) => [rule, encoding]),
        [['zeta', 'base64']],
      );
    }
  }
});

test('a secret in base64 is found wherever a line break falls in it', (t: TestContext) => {
  for (const columns of [60, 64, 70, 76]) {
    for (let before = 0; before < columns; before++) {
      for (const filling of ['.', '\x90']) {
        const content = Buffer.from(
          `${filling.repeat(before + 100)} ${secret} ${filling.repeat(60)}`,
          'latin1',
        );
        const lines = content.toString('base64').match(new RegExp(`.{1,${columns}}`, 'g')) ?? [];
        const { matches } = searched(`data:\n  ${lines.join('\n  ')}\n`);
        t.assert.deepEqual(
          matches.map(({ rule, encoding }) => [rule, encoding]),
          [['zeta', 'base64']],
        );
      }
    }
  }
});

test('weak rules are looked for in base64 of text, and not in that of bytes', (t: TestContext) => {
  const base64 = (text: string | Uint8Array): string => `data: ${Buffer.from(text).toString('base64')}\n`;
  const text = 'user = me\npassword = hunter2hunter3\n';
  for (const content of [text, utf16(text, 'UTF-16LE')])
    t.assert.deepEqual(placesOf(searched(base64(content)).matches).length, 1);
  t.assert.deepEqual(searched(base64(`\0${text}`)).matches, []);
});

test('what is in base64 within base64 is not looked for', (t: TestContext) => {
  const twice = Buffer.from(Buffer.from(secret).toString('base64')).toString('base64');
  t.assert.deepEqual(searched(twice).matches, []);
});

test('a match holds a keyed fingerprint and a preview, and never the value', (t: TestContext) => {
  const [match] = searched(secret).matches;
  const digest = createHmac('sha256', Buffer.from(testKey, 'hex')).update(`zeta\0${secret}`).digest('hex');
  t.assert.equal(match?.fingerprint, digest.slice(0, 32));
  t.assert.equal(match?.preview, 'zet…');
  t.assert.ok(!JSON.stringify(match).includes(secret.slice(0, 5)));
});

test('the same secret has the same fingerprint in text, base64 and UTF-16', (t: TestContext) => {
  const wrapped = [secret, Buffer.from(secret).toString('base64'), utf16(secret, 'UTF-16')];
  const prints = wrapped.map((content) => searched(content).matches[0]?.fingerprint);
  t.assert.equal(new Set(prints).size, 1);
});

test('a rule with a path condition is looked for in no other file', (t: TestContext) => {
  t.assert.deepEqual(placesOf(searched('login=abcdefgh', { path: 'root/.vault' }).matches), ['by-path 1:7']);
  t.assert.deepEqual(searched('login=abcdefgh', { path: 'root/.vault2' }).matches, []);
});

test('a value that fails its rule’s check is none', (t: TestContext) => {
  const rule = testRule({
    id: 'even',
    pattern: /even_\d+/,
    keywords: ['even_'],
    longest: 20,
    check: (value) => Number(value.at(-1)) % 2 === 0,
  });
  t.assert.deepEqual(placesOf(searched('even_13 even_12', { rules: [rule] }).matches), ['even 1:9']);
});

test('a generic rule gives way to one that knows the value, and the first of two that find the same is named', (t: TestContext) => {
  const twin = testRule({ id: 'twin', pattern: /zeta_\w{16}/, keywords: ['zeta_'], longest: 21 });
  t.assert.deepEqual(placesOf(searched(`password=${secret}`, { rules: [...testRules, twin] }).matches), [
    'zeta 1:10',
  ]);
});

const marks: readonly (readonly [string, boolean])[] = [
  [`${secret} # kedge:allow`, true],
  [`/* kedge:allow zeta */ ${secret}`, true],
  [`${secret} # kedge:allow other,zeta`, true],
  [`${secret} <!-- gitleaks:allow -->`, true],
  [`${secret} <!-- kedge:allow -->`, true],
  [`${secret} # kedge:allow other`, false],
  [`${secret} # kedge:allowed`, false],
  [`# kedge:allow\n${secret}`, false],
  [`${secret}\n# kedge:allow`, false],
];

for (const [line, accepted] of marks) {
  test(`${JSON.stringify(line.replace(secret, 'SECRET'))} ${accepted ? 'accepts' : 'does not accept'} the secret`, (t: TestContext) => {
    t.assert.deepEqual(
      searched(line).matches.map(({ inline }) => inline === true),
      [accepted],
    );
  });
}

test('files that are not text are counted', (t: TestContext) => {
  t.assert.deepEqual(searched(`\x7fELF\0${secret}`).skips, { 'binary-file': 1 });
  t.assert.deepEqual(searched(utf16(secret, 'UTF-16')).skips, {});
});

test('every text of a value is hidden as other readers may have decoded it', (t: TestContext) => {
  const { hidden } = searched(Buffer.from('password=sécret-äöü'));
  t.assert.ok(hidden.includes('sécret-äöü'));
  t.assert.ok(hidden.includes(Buffer.from('sécret-äöü').toString('latin1')));
  const wide = searched(utf16(secret, 'UTF-16LE')).hidden;
  t.assert.ok(wide.some((part) => utf16(secret, 'UTF-16LE').toString('utf8').includes(part)));
});

test('of a value that is there ten thousand times, a hundred places are listed and the others counted', (t: TestContext) => {
  const { matches, skips } = searched(`${secret}\n`.repeat(10_000));
  t.assert.equal(matches.length, 100);
  t.assert.deepEqual(skips, { repeated: 9900 });
});

test('of a million secrets as many are listed as allowed, and the others counted', (t: TestContext) => {
  const lines = Array.from({ length: 1_000_000 }, (_, n) => `zeta_${n.toString().padStart(16, '0')}`);
  const { matches, more } = searched(lines.join('\n'), {
    limits: { maxSecrets: 1000 },
    chunks: [262_144],
  });
  t.assert.deepEqual([matches.length, more], [1000, 999_000]);
});

test('a file made to take long is given up at the same place always, and what came before is kept', (t: TestContext) => {
  const rules = Array.from({ length: 40 }, (_, n) =>
    testRule({ id: `r${n}`, pattern: /zeta_[0-9]{9}!/, keywords: ['zeta_'], longest: 3000 }),
  );
  const content = `${secret}\n${'zeta_ '.repeat(2_000_000)}\n${secret}`;
  const cut = { code: 'search-cut-short', message: /^is not searched for secrets to its end: / };
  for (const chunks of [[], [100_000], [1_500_000]]) {
    const { matches, problems } = searched(content, { rules: [...testRules, ...rules], chunks });
    t.assert.deepEqual(placesOf(matches), ['zeta 1:1']);
    t.assert.equal(problems.length, 1);
    t.assert.equal(problems[0]?.code, cut.code);
    t.assert.match(problems[0]?.message ?? '', cut.message);
  }
});

test('a line of 300 MB is searched in constant memory, its columns right', (t: TestContext) => {
  const search = secretSearch({ rules: testRules, key: testKey });
  const chunk = Buffer.alloc(1024 * 1024, 'password ');
  const size = 300 * chunk.length + secret.length;
  const sink = search.open({ path: 'f', size, mode: 0, limits: defaultLimits }, () => {});
  sink.write(chunk);
  const before = process.memoryUsage();
  for (let n = 1; n < 300; n++) sink.write(chunk);
  sink.write(Buffer.from(secret));
  const after = process.memoryUsage();
  t.assert.deepEqual(placesOf([...sink.end(undefined)]), [`zeta 1:${300 * chunk.length + 1}`]);
  t.assert.ok(after.arrayBuffers - before.arrayBuffers < 2 * chunk.length);
});

test('a short text gives the bytes that hold its secrets', (t: TestContext) => {
  const search = secretSearch({ rules: testRules, key: testKey });
  const spans = (text: Uint8Array): string[] =>
    search.find(text).map(({ start, end }) => text.subarray(start, end).toString());
  t.assert.deepEqual(spans(Buffer.from(`é ${secret} `)), [secret]);
  t.assert.deepEqual(spans(utf16(`é ${secret} `, 'UTF-16LE')), [utf16(secret, 'UTF-16LE').toString()]);
  const marked = Buffer.concat([Buffer.of(0xff, 0xfe), utf16(`é ${secret} `, 'UTF-16LE')]);
  t.assert.deepEqual(spans(marked), [utf16(secret, 'UTF-16LE').toString()]);
  const [wrapped = ''] = spans(Buffer.from(`x: ${Buffer.from(secret).toString('base64')}`));
  t.assert.equal(Buffer.from(wrapped, 'base64').toString(), secret);
});

/** By a tool that is not ours. */
function utf16(text: string, encoding: 'UTF-16' | 'UTF-16LE' | 'UTF-16BE'): Buffer {
  return execFileSync('iconv', ['-f', 'UTF-8', '-t', encoding], { input: text });
}
