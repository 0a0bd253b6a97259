import { parentPort, workerData } from 'node:worker_threads';
import { KedgeError, reason } from '../core/errors.ts';
import { inspectors } from '../inspect/list.ts';
import { type LayerPass, layerPass } from '../layer/pass.ts';
import type { FromWorker, ToWorker } from '../layer/pool.ts';
import { type ReadSettings, readers } from './readers.ts';

/** The program of a layer worker: one pass after the other. */
const settings = workerData as ReadSettings;
const streams = inspectors(settings.inspect);
let pass: LayerPass | undefined;
let failed = false;

parentPort?.on('message', (message: ToWorker) => {
  if (message.kind === 'chunk') {
    if (!failed) attempt(() => current().push(message.bytes));
    const { buffer } = message.bytes;
    answer({ kind: 'taken', buffer }, [buffer]);
    return;
  }
  if (message.kind === 'end' && !failed) {
    attempt(() => {
      const layer = current().finish(message.end);
      answer({ kind: 'analyzed', layer }, [layer.buffer]);
    });
  }
  pass?.close();
  pass = undefined;
  failed = false;
});

function current(): LayerPass {
  pass ??= layerPass({ ...settings, readers, streams });
  return pass;
}

function attempt(work: () => void): void {
  try {
    work();
  } catch (thrown) {
    failed = true;
    const known = thrown instanceof KedgeError;
    const remedy = known ? thrown.remedy : undefined;
    answer({ kind: 'failed', code: known ? thrown.code : 'INTERNAL', message: reason(thrown), remedy });
  }
}

function answer(message: FromWorker, transfer: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, transfer);
}
