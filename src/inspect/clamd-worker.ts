import { workerData } from 'node:worker_threads';
import { whyOf } from './clamd.ts';
import { ClamdSession, fitsClamd } from './clamd-session.ts';
import { type ClamdThreadData, type FromClamd, slots, type ToClamd } from './clamd-thread.ts';

/** The program of the thread that speaks with clamd for a layer worker, which may wait but not listen. */
const { address, port, state } = workerData as ClamdThreadData;

const session = new ClamdSession(address, {
  onAnswer: (file, answer) => tell({ kind: 'answer', file, answer }),
  onFailure: (why) => tell({ kind: 'failed', why }),
  onTaken: (bytes) => {
    Atomics.sub(state, slots.pending, bytes);
    ring();
  },
});

port.on('message', (message: ToClamd) => {
  switch (message.kind) {
    case 'bytes':
      session.write(message.file, message.bytes);
      break;
    case 'end':
      session.end();
      break;
    case 'abandon':
      session.abandon();
      break;
    case 'fits':
      void fits(message.size);
  }
});

async function fits(size: number): Promise<void> {
  try {
    tell({ kind: 'fits', fits: await fitsClamd(address, size) });
  } catch (cause) {
    tell({ kind: 'failed', why: whyOf(cause) });
  }
}

function tell(message: FromClamd): void {
  port.postMessage(message);
  ring();
}

function ring(): void {
  Atomics.add(state, slots.events, 1);
  Atomics.notify(state, slots.events);
}
