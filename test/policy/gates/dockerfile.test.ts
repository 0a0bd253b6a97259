import { hash } from 'node:crypto';
import { suite, test } from 'node:test';
import type { ImageAnalysis } from '../../../src/model/analysis.ts';
import { dockerfile } from '../../../src/policy/gates/dockerfile.ts';
import { factsOf, faultsOf, idsOf, messagesOf, outcomeOf } from '../../support/policy.ts';
import { sampleAnalysis } from '../../support/sample-analysis.ts';
import { scanLayers } from '../../support/scan.ts';

/** As in the Engine's own tests, whose messages stand below. */
const engineText = `FROM ubuntu:18.04
USER admin
COPY . /app
RUN make /app
CMD python /app/app.py
EXPOSE 3000
`;

function actual(text: string) {
  return factsOf(sampleAnalysis({ dockerfile: { mode: 'Actual', text } }));
}
const engine = actual(engineText);
const empty = actual('# nothing\n');
const guessed = factsOf(sampleAnalysis({ dockerfile: { mode: 'Guessed', text: engineText } }));

async function built(): Promise<ImageAnalysis> {
  const history = [
    { created_by: '/bin/sh -c #(nop) ADD file:1 in / ' },
    { created_by: '/bin/sh -c #(nop)  USER [app]', empty_layer: true },
    { created_by: 'EXPOSE map[53/udp:{} 8080/tcp:{}]', empty_layer: true },
    { created_by: 'RUN /bin/sh -c make # buildkit\nUSER root', empty_layer: true },
    { created_by: 'ENV PORT=8080 EMPTY=', empty_layer: true },
  ];
  return await scanLayers([{ 'etc/motd': 'hi' }], { config: { history } });
}
const scanned = factsOf(await built());

suite('dockerfile:instruction', () => {
  const trigger = [dockerfile, 'instruction'] as const;
  const copy = (check: string, value?: string) => ({
    instruction: 'COPY',
    check,
    ...(value === undefined ? {} : { value }),
  });
  const said = (check: string, value: string) => [
    `Dockerfile directive 'COPY' check '${check}' matched against '${value}' for line '. /app'`,
  ];
  const fires: readonly (readonly [string, string])[] = [
    ['=', '. /app'],
    ['!=', '. /ap'],
    ['like', '. /'],
    ['like', ''],
    ['not_like', '. /usr'],
    ['not_like', '/app'],
    ['in', 'x , . /app'],
    ['not_in', '. /ap,p'],
  ];
  for (const [check, value] of fires)
    test(`${check} "${value}" holds for ". /app"`, (t) => {
      t.assert.deepEqual(messagesOf(trigger, copy(check, value), engine), said(check, value));
    });

  const silent: readonly (readonly [string, string])[] = [
    ['=', '. /ap'],
    ['!=', '. /app'],
    ['like', '. /usr/local/bin'],
    ['not_like', '. /app'],
    ['in', '. /ap'],
    ['not_in', '. /app'],
  ];
  for (const [check, value] of silent)
    test(`${check} "${value}" does not hold for ". /app"`, (t) => {
      t.assert.deepEqual(outcomeOf(trigger, copy(check, value), engine), {
        looked: '1 COPY line',
        notes: [`1 for which the check ${check} does not hold`],
        matches: [],
      });
    });

  test('exists fires for each line, not_exists for none at all', (t) => {
    t.assert.deepEqual(messagesOf(trigger, copy('exists'), engine), said('exists', ''));
    t.assert.deepEqual(messagesOf(trigger, copy('exists', 'x'), engine), said('exists', 'x'));
    t.assert.deepEqual(messagesOf(trigger, copy('not_exists'), engine), []);
    const health = { instruction: 'HEALTHCHECK', check: 'not_exists' };
    t.assert.deepEqual(outcomeOf(trigger, health, engine), {
      looked: 'no HEALTHCHECK lines',
      notes: [],
      matches: [
        { message: "Dockerfile directive 'HEALTHCHECK' not found, matching condition 'not_exists' check" },
      ],
    });
    // As reports of the Engine have it.
    t.assert.deepEqual(idsOf(trigger, health, engine), ['41cb7cdf04850e33a11f80c42bf660b3']);
    t.assert.deepEqual(messagesOf(trigger, { instruction: 'HEALTHCHECK', check: 'exists' }, engine), []);
  });

  test('every line counts for itself', (t) => {
    const facts = actual('FROM a AS b\nFROM b\nRUN x\nfrom scratch\n');
    t.assert.deepEqual(outcomeOf(trigger, { instruction: 'FROM', check: 'like', value: '[ab]' }, facts), {
      looked: '3 FROM lines',
      notes: ['1 for which the check like does not hold'],
      matches: ['a AS b', 'b'].map((line) => ({
        message: `Dockerfile directive 'FROM' check 'like' matched against '[ab]' for line '${line}'`,
      })),
    });
  });

  test('says of how many lines it could not compare what was a secret', (t) => {
    const facts = actual('FROM a\nENV A=****\nENV B=1\nENV C=x****y\n');
    const rule = (check: string, value?: string) =>
      outcomeOf(trigger, { instruction: 'ENV', check, ...(value === undefined ? {} : { value }) }, facts);
    const said = 'secrets were taken out of 2 of 3 ENV lines';
    for (const [check, value, fired] of [
      ['=', 'A=hunter2', 0],
      ['like', '.*hunter2', 0],
      ['in', 'A=hunter2,B=2', 0],
      ['!=', 'A=hunter2', 3],
      ['not_like', '.*hunter2', 3],
      ['not_in', 'A=hunter2', 3],
    ] as const) {
      const { matches, unjudged } = rule(check, value);
      t.assert.deepEqual([check, matches.length, unjudged], [check, fired, said]);
    }
    t.assert.equal(rule('exists').unjudged, undefined);
    t.assert.equal(rule('=').unjudged, undefined);
    const from = { instruction: 'FROM', check: '=', value: 'b' };
    t.assert.equal(outcomeOf(trigger, from, facts).unjudged, undefined);
  });

  test('a check that compares never holds without a value', (t) => {
    t.assert.deepEqual(outcomeOf(trigger, copy('!='), engine), {
      looked: '1 COPY line',
      notes: ['the check != never holds without a value'],
      matches: [],
    });
  });

  test('lines are joined, comments left out, instructions told in any case', (t) => {
    const facts = actual('from a\\\n# no\n\n  b \\\r\nc\n\tRun\tx\\y\nRUN\n  # USER z\nRUN end \\');
    const runs = messagesOf(trigger, { instruction: 'RUN', check: 'exists' }, facts);
    t.assert.deepEqual(
      runs.map((message) => message.split(' for line ')[1]),
      [`'x\\y'`, `''`, `'end'`],
    );
    t.assert.deepEqual(
      messagesOf(trigger, { instruction: 'FROM', check: '=', value: 'ab c' }, facts).length,
      1,
    );
    t.assert.deepEqual(messagesOf(trigger, { instruction: 'USER', check: 'exists' }, facts), []);
  });

  test('asks for a Dockerfile that was supplied only when told to', (t) => {
    const only = { ...copy('exists'), actual_dockerfile_only: 'true' };
    t.assert.deepEqual(messagesOf(trigger, only, engine).length, 1);
    t.assert.deepEqual(outcomeOf(trigger, only, guessed), {
      looked: 'no Dockerfile',
      notes: ['none was supplied, and the one told from the history is not to be looked at'],
      matches: [],
    });
    t.assert.deepEqual(messagesOf(trigger, copy('exists'), guessed).length, 1);
    t.assert.deepEqual(
      messagesOf(trigger, { ...copy('exists'), actual_dockerfile_only: 'False' }, guessed).length,
      1,
    );
  });

  test('an empty Dockerfile lacks nothing', (t) => {
    t.assert.deepEqual(outcomeOf(trigger, { instruction: 'USER', check: 'not_exists' }, empty), {
      looked: 'no Dockerfile',
      notes: ['there is no instruction'],
      matches: [],
    });
  });

  test('the history of an image is a Dockerfile too', (t) => {
    t.assert.deepEqual(
      messagesOf(trigger, { instruction: 'ENV', check: 'like', value: '.*EMPTY=$' }, scanned),
      ["Dockerfile directive 'ENV' check 'like' matched against '.*EMPTY=$' for line 'PORT=8080 EMPTY='"],
    );
  });

  test('refuses what the Engine refused, and expressions that it could not have used', (t) => {
    t.assert.deepEqual(
      faultsOf(trigger, { instruction: 'from', check: '==', actual_dockerfile_only: '1' }).map(
        ({ parameter }) => parameter,
      ),
      ['instruction', 'check', 'actual_dockerfile_only'],
    );
    t.assert.deepEqual(
      faultsOf(trigger, {}).map(({ problem }) => problem),
      ['is required and missing', 'is required and missing'],
    );
    for (const check of ['like', 'not_like'])
      t.assert.deepEqual(
        faultsOf(trigger, copy(check, '(')).map(({ parameter, problem }) => [
          parameter,
          problem.slice(0, 23),
        ]),
        [['value', 'cannot be used: it has ']],
      );
    t.assert.deepEqual(faultsOf(trigger, copy('=', '(')), []);
  });
});

suite('dockerfile:effective_user', () => {
  const trigger = [dockerfile, 'effective_user'] as const;
  const listed = (type: string, users: string) => ({ type, users });

  test('fires for a user that is listed as not allowed', (t) => {
    for (const type of ['blacklist', 'denylist'])
      t.assert.deepEqual(outcomeOf(trigger, listed(type, 'testUser,admin'), engine), {
        looked: 'the effective user, admin',
        notes: [],
        matches: [
          {
            message: 'User admin found as effective user, which is explicity not allowed',
            otherIds: [
              hash(
                'md5',
                'dockerfileeffective_userUser admin found as effective user, which is explicity not allowed list',
              ),
            ],
          },
        ],
      });
    t.assert.deepEqual(outcomeOf(trigger, listed('blacklist', 'testUser'), engine), {
      looked: 'the effective user, admin',
      notes: ['the list does not name it'],
      matches: [],
    });
  });

  test('fires for a user that is not listed as allowed', (t) => {
    for (const type of ['whitelist', 'allowlist'])
      t.assert.deepEqual(messagesOf(trigger, listed(type, 'testUser'), engine), [
        'User admin found as effective user, which is not on the allowed list',
      ]);
    t.assert.deepEqual(outcomeOf(trigger, listed('whitelist', 'nginx, admin'), engine), {
      looked: 'the effective user, admin',
      notes: ['the list names it'],
      matches: [],
    });
  });

  test('is root where nothing says otherwise', (t) => {
    const facts = actual('FROM scratch\n');
    // Both ids stand in public reports of the Engine and its successor.
    t.assert.deepEqual(idsOf(trigger, listed('blacklist', 'root'), facts), [
      'cbff271f45d32e78dcc1979dbca9c14d',
    ]);
    t.assert.deepEqual(idsOf(trigger, listed('whitelist', 'app'), facts), [
      'b2605c2ddbdb02b8e2365c9248dada5a',
    ]);
  });

  test('is the last one named, whatever the stage, without brackets', (t) => {
    const userOf = (text: string) => outcomeOf(trigger, listed('blacklist', '-'), actual(text)).looked;
    t.assert.equal(userOf('USER a\nFROM x\nuser b:c\nRUN y'), 'the effective user, b:c');
    t.assert.equal(userOf('USER [app]'), 'the effective user, app');
    t.assert.equal(userOf('USER [ app ] '), 'the effective user, app');
    t.assert.equal(outcomeOf(trigger, listed('blacklist', '-'), scanned).looked, 'the effective user, app');
  });

  test('says when a secret was taken out of it', (t) => {
    const unjudged = (text: string) => outcomeOf(trigger, listed('blacklist', 'root'), actual(text)).unjudged;
    t.assert.equal(unjudged('USER ****'), 'secrets were taken out of 1 of 1 effective user');
    t.assert.equal(unjudged('USER ****\nUSER app'), undefined);
  });

  test('nobody is told of where the last line names nobody', (t) => {
    t.assert.deepEqual(outcomeOf(trigger, listed('whitelist', 'app'), actual('FROM a\nUSER []')), {
      looked: 'the effective user, ',
      notes: ['the last USER line names nobody'],
      matches: [],
    });
  });

  test('an empty Dockerfile has no user', (t) => {
    t.assert.deepEqual(outcomeOf(trigger, listed('blacklist', 'root'), empty).notes, [
      'there is no instruction',
    ]);
  });

  test('refuses other lists', (t) => {
    t.assert.deepEqual(faultsOf(trigger, listed('greylist', 'a,,b')), [
      { parameter: 'users', problem: 'must be names, separated by commas' },
      { parameter: 'type', problem: 'must be one of whitelist, blacklist, allowlist, denylist' },
    ]);
  });
});

suite('dockerfile:exposed_ports', () => {
  const trigger = [dockerfile, 'exposed_ports'] as const;
  const listed = (type: string, ports: string) => ({ type, ports });
  const many = actual('EXPOSE 22 80/tcp\nexpose 53/udp 443/sctp\n');

  test('fires for ports that are listed as not allowed', (t) => {
    t.assert.deepEqual(outcomeOf(trigger, listed('blacklist', '2800,3000'), engine), {
      looked: '1 exposed port',
      notes: [],
      matches: [{ message: 'Dockerfile exposes port (3000) which is in policy file DENIEDPORTS list' }],
    });
    t.assert.deepEqual(messagesOf(trigger, listed('denylist', '22, 53,80,443,2'), many), [
      'Dockerfile exposes port (22) which is in policy file DENIEDPORTS list',
      'Dockerfile exposes port (80/tcp) which is in policy file DENIEDPORTS list',
      'Dockerfile exposes port (53/udp) which is in policy file DENIEDPORTS list',
    ]);
    t.assert.deepEqual(outcomeOf(trigger, listed('blacklist', '2800'), engine), {
      looked: '1 exposed port',
      notes: ['1 that the list allows'],
      matches: [],
    });
  });

  test('names a port that stands in several forms in a line once, by the first of them', (t) => {
    const facts = actual('EXPOSE 80/udp 80/tcp\nEXPOSE 80/udp\n');
    t.assert.deepEqual(messagesOf(trigger, listed('blacklist', '80'), facts), [
      'Dockerfile exposes port (80/tcp) which is in policy file DENIEDPORTS list',
      'Dockerfile exposes port (80/udp) which is in policy file DENIEDPORTS list',
    ]);
  });

  test('fires for ports that are not listed as allowed', (t) => {
    t.assert.deepEqual(messagesOf(trigger, listed('whitelist', '2800,3001'), engine), [
      'Dockerfile exposes port (3000) which is not in policy file ALLOWEDPORTS list',
    ]);
    t.assert.deepEqual(outcomeOf(trigger, listed('whitelist', '3000'), engine), {
      looked: '1 exposed port',
      notes: ['1 that the list allows'],
      matches: [],
    });
    t.assert.deepEqual(outcomeOf(trigger, listed('allowlist', '80,443,53'), many), {
      looked: '4 exposed ports',
      notes: ['2 that the list allows'],
      matches: [
        { message: 'Dockerfile exposes port (22) which is not in policy file ALLOWEDPORTS list' },
        { message: 'Dockerfile exposes port (443/sctp) which is not in policy file ALLOWEDPORTS list' },
      ],
    });
  });

  test('says of which ports a secret was taken out', (t) => {
    const facts = actual('EXPOSE 80 ****\nEXPOSE 443');
    t.assert.equal(
      outcomeOf(trigger, listed('blacklist', '22'), facts).unjudged,
      'secrets were taken out of 1 of 3 exposed ports',
    );
  });

  test('0 is a port as any other', (t) => {
    t.assert.deepEqual(messagesOf(trigger, listed('blacklist', '0'), engine), []);
    t.assert.deepEqual(messagesOf(trigger, listed('whitelist', '0'), engine).length, 1);
  });

  test('ports that the history tells of have no brackets', (t) => {
    t.assert.deepEqual(messagesOf(trigger, listed('whitelist', '8080'), scanned), [
      'Dockerfile exposes port (53/udp) which is not in policy file ALLOWEDPORTS list',
    ]);
    const only = { ...listed('whitelist', '8080'), actual_dockerfile_only: 'true' };
    t.assert.equal(outcomeOf(trigger, only, scanned).looked, 'no Dockerfile');
  });

  test('nothing is exposed where nothing is said', (t) => {
    t.assert.deepEqual(outcomeOf(trigger, listed('whitelist', '80'), actual('FROM a\nEXPOSE  \n')), {
      looked: 'no exposed ports',
      notes: [],
      matches: [],
    });
  });

  test('refuses what is no port', (t) => {
    t.assert.deepEqual(
      faultsOf(trigger, listed('x', '80/tcp')).map(({ parameter }) => parameter),
      ['ports', 'type'],
    );
  });
});

suite('dockerfile:no_dockerfile_provided', () => {
  const trigger = [dockerfile, 'no_dockerfile_provided'] as const;

  test('fires for an image that came without one', (t) => {
    t.assert.deepEqual(messagesOf(trigger, {}, scanned), [
      'Image was not analyzed with an actual Dockerfile',
    ]);
    t.assert.deepEqual(outcomeOf(trigger, {}, empty), {
      looked: 'the Dockerfile',
      notes: ['it was supplied'],
      matches: [],
    });
  });
});
