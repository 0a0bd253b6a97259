import { test } from 'node:test';
import { fold } from '../../src/analysis/fold.ts';
import { suidFiles } from '../../src/analysis/suid-files.ts';
import { layerOf } from '../support/layer.ts';
import type { Members } from '../support/layers.ts';

const file = (mode: number) => ({ mode, body: '' });

test('visible regular files with setuid or setgid are listed by path, with layer and mode', async (t) => {
  const layers: Members[] = [
    { 'bin/su': file(0o4755), 'bin/gone': file(0o4755), 'bin/cleared': file(0o6755), 'bin/ls': file(0o755) },
    {
      'bin/.wh.gone': '',
      'bin/cleared': file(0o755),
      'a/write': file(0o2755),
      'a/sticky': file(0o1777),
      'a/both': file(0o6711),
      'var/mail/': { mode: 0o2775 },
      'bin/hard': { type: 'link', linkname: 'bin/su', mode: 0o4755 },
      'bin/link': { type: 'symlink', linkname: 'su', mode: 0o4777 },
    },
  ];
  const image = fold([await layerOf(layers[0] ?? {}), await layerOf(layers[1] ?? {})]);

  t.assert.deepEqual(suidFiles(image), [
    { path: 'a/both', layer: 1, mode: 0o6711 },
    { path: 'a/write', layer: 1, mode: 0o2755 },
    { path: 'bin/hard', layer: 1, mode: 0o4755 },
    { path: 'bin/su', layer: 0, mode: 0o4755 },
  ]);
});
