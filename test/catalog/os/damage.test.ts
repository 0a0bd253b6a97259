import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import type { Cataloger } from '../../../src/catalog/cataloger.ts';
import { apk } from '../../../src/catalog/os/apk.ts';
import { dpkg } from '../../../src/catalog/os/dpkg.ts';
import { rpm } from '../../../src/catalog/os/rpm.ts';
import { imageFile } from '../../support/image-file.ts';
import { needs } from '../../support/real-part.ts';
import { runCataloger } from '../../support/run-cataloger.ts';
import { needsSharedData, sharedData } from '../../support/shared-data.ts';

interface Damageable {
  readonly path: string;
  readonly cataloger: Cataloger;
  readonly load: () => Buffer;
  readonly rounds: number;
}

const rpmDatabase = (name: string) => () => gunzipSync(readFileSync(sharedData('rpmdb', `${name}.gz`)));
const fromImage = (image: string, path: string) => () =>
  imageFile(sharedData('images', image), path) ?? Buffer.alloc(0);

const databases: readonly Damageable[] = [
  {
    path: 'var/lib/rpm/Packages',
    cataloger: rpm,
    load: rpmDatabase('centos5-plain.bdb.Packages'),
    rounds: 25,
  },
  {
    path: 'var/lib/rpm/Packages.db',
    cataloger: rpm,
    load: rpmDatabase('sle15-bci.ndb.Packages.db'),
    rounds: 60,
  },
  {
    path: 'var/lib/rpm/rpmdb.sqlite',
    cataloger: rpm,
    load: rpmDatabase('cbl-mariner-2.0.sqlite.rpmdb.sqlite'),
    rounds: 30,
  },
  {
    path: 'var/lib/dpkg/status',
    cataloger: dpkg,
    load: fromImage('nginx-debian10-stripped.docker.tar', 'var/lib/dpkg/status'),
    rounds: 60,
  },
  {
    path: 'lib/apk/db/installed',
    cataloger: apk,
    load: fromImage('alpine-3.14.containerd.tar', 'lib/apk/db/installed'),
    rounds: 60,
  },
];

/** https://en.wikipedia.org/wiki/Lehmer_random_number_generator */
function sequence(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

function flip(sound: Buffer, next: (below: number) => number): Buffer {
  const damaged = Buffer.from(sound);
  const span = next(3) === 0 ? Math.min(sound.length, 4096) : sound.length;
  for (let i = 1 << next(11); i > 0; i--) damaged.writeUInt8(next(256), next(span));
  return damaged;
}

const skip = needsSharedData('rpmdb') || needsSharedData('images') || needs('tar');

for (const { path, cataloger, load, rounds } of databases) {
  describe(`a damaged ${path}`, { skip }, () => {
    const sound = skip ? Buffer.alloc(1) : load();
    const packagesIn = (bytes: Buffer) => {
      const { packages, bytesRead } = runCataloger(cataloger, { [path]: bytes });
      assert.ok(bytesRead <= 8 * sound.length + 4096, `${bytesRead} bytes read`);
      return packages.length;
    };

    test('that was cut short gives at most what the whole one gives', () => {
      const whole = packagesIn(sound);
      const next = sequence(sound.length);
      for (let i = 0; i < rounds; i++) assert.ok(packagesIn(sound.subarray(0, next(sound.length))) <= whole);
    });

    test('whose bytes were changed is read to an end', () => {
      const whole = packagesIn(sound);
      const next = sequence(sound.length);
      for (let i = 0; i < rounds; i++) assert.ok(packagesIn(flip(sound, next)) <= 2 * whole + 1000);
    });
  });
}
