import { suite, test } from 'node:test';
import { holdsVersion } from '../../src/diff/range-words.ts';
import { testVersion } from '../../src/match/range.ts';
import { schemeOf } from '../../src/version/ecosystem-schemes.ts';

const deb = schemeOf('Debian');

suite('a range in words', () => {
  for (const [words, version, held] of [
    ['>= 0, < 3.0.15-1', '3.0.14-1', true],
    ['>= 0, < 3.0.15-1', '3.0.15-1', false],
    ['>= 0, < 3.0.15-1', '0~rc1', true],
    ['>= 2.0, <= 2.3', '2.3', true],
    ['>= 2.0, <= 2.3', '2.3.1', false],
    ['>= 2.0, <= 2.3', '1.9', false],
    ['>= 1.0', '7', true],
    ['>= 0, < 2, < 1.5', '1.7', false],
    ['= 1.2', '1.2', true],
    ['= 1.2', '1.3', undefined],
    ['>= 0, < no version', '1.2', undefined],
    ['every version', '1.2', undefined],
    ['', '1.2', undefined],
  ] as const) {
    test(`${words || '(empty)'} and ${version}: ${held}`, (t) => {
      t.assert.equal(deb && holdsVersion(words, version, deb), held);
    });
  }

  test('is as findings tell it', (t) => {
    const events = [{ introduced: '1.0' }, { fixed: '1.5' }, { introduced: '2.0' }, { lastAffected: '2.2' }];
    for (const version of ['1.0', '1.4.9', '2.0', '2.2']) {
      const found = deb && testVersion(version, { ranges: [{ events }], versions: [] }, deb);
      const words = found?.held === true ? found.range : '';
      t.assert.equal(deb && holdsVersion(words, version, deb), true);
      t.assert.equal(deb && holdsVersion(words, '3.0', deb), false);
    }
  });
});
