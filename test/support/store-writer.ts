import { lockStore } from '../../src/advisory/store/lock.ts';
import { buildStore, updateStore } from '../../src/advisory/store/write-store.ts';
import { advisory, part, records, whole } from './advisory-store.ts';

/*
 * A process that writes a store over and over until it is killed: `node store-writer.ts PATH FIRST`, builds and updates
 * in turn, generation FIRST, FIRST + 1 … in every record. `hold` instead of FIRST takes the lock and keeps it.
 */
const [, , path = '', first = '0'] = process.argv;
const { signal } = new AbortController();

function generation(feed: string, number: number) {
  const modified = new Date(number * 1000).toISOString();
  return Array.from({ length: 40 }, (_, index) =>
    advisory({ feed, id: `CVE-2024-${index}`, modified, details: `${number} `.repeat(40) }),
  );
}

if (first === 'hold') {
  const held = await lockStore(path, { signal });
  process.stdout.write('ready\n');
  setInterval(() => held, 1000);
} else {
  process.stdout.write('ready\n');
  for (let number = Number(first); ; number += 1) {
    const feeds = ['a', 'b'].map((feed) => whole(feed, records(generation(feed, number))));
    const changes = ['a', 'b'].map((feed) => part(feed, records(generation(feed, number))));
    if (number % 3 === 0) await buildStore({ path, signal, feeds });
    else await updateStore({ path, signal, changes });
  }
}
