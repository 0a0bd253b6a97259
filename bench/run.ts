import { mkdir, rm } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Contestant, contestants } from './contestants.ts';
import { feedsBench } from './feeds.ts';
import { type BenchImage, benchImage, recipes } from './images.ts';
import { type Job, type Measured, measure } from './measure.ts';
import { policyBench } from './policy.ts';
import { run } from './process.ts';
import { secretsBench } from './secrets.ts';
import { starts } from './starts.ts';
import { type Row, table } from './table.ts';

/**
 * `npm run bench` measures all images; `npm run bench -- 100 500 --runs 5` some of them.
 * The images are made on first use and kept in `.bench/`. `npm run bench -- secrets` measures the search for secrets,
 * `npm run bench -- feeds` the store of advisories, `npm run bench -- policy` verdicts.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string', default: '3' }, only: { type: 'string' } },
});
const cache = join(import.meta.dirname, '../.bench');
if (positionals.includes('secrets')) {
  process.stdout.write(`${await machine()}\n\n${await secretsBench(cache)}\n`);
} else if (positionals.includes('feeds')) {
  process.stdout.write(`${await machine()}\n\n${await feedsBench(cache)}\n`);
} else if (positionals.includes('policy')) {
  process.stdout.write(`${await machine()}\n\n${await policyBench(cache)}\n`);
} else {
  await images();
}

async function images(): Promise<void> {
  const sizes = positionals.map(Number);
  const field = (await contestants(cache)).filter(({ name }) => name.includes(values.only ?? ''));
  const rows: Row[] = [];
  for (const recipe of recipes.filter(({ size }) => sizes.length === 0 || sizes.includes(size))) {
    say(`making or finding the image of about ${recipe.size} MB`);
    const image = await benchImage(recipe, cache);
    const { packed, unpacked, layers } = image;
    say(
      `${layers.length} layers, ${Math.round(packed / 1e6)} MB packed, ${Math.round(unpacked / 1e6)} MB unpacked`,
    );
    rows.push(...(await compare(image, field)));
  }
  process.stdout.write(`${await machine()}\nmedians of ${values.runs} runs, files in the page cache\n\n`);
  const legend = field.map(({ name, does }) => `${name}: ${does}`).join('\n');
  process.stdout.write(`${table(rows)}\n\n${legend}\n\n${await starts()}\n`);
}

/** Round by round, so that a busy moment of the machine meets every contestant. */
async function compare(image: BenchImage, field: readonly Contestant[]): Promise<Row[]> {
  const runs = new Map<Contestant, Measured[]>(field.map((contestant) => [contestant, []]));
  await run('sh', ['-c', 'cat "$@" > /dev/null', 'sh', ...image.layers, image.archive]);
  for (let round = 1; round <= Number(values.runs); round += 1) {
    for (const [contestant, measured] of runs) {
      if (contestant.missing !== undefined || measured.length < round - 1) continue;
      try {
        measured.push(await once(contestant, image));
        say(`${contestant.name}: ${measured.at(-1)?.seconds.toFixed(2)} s`);
      } catch (error) {
        say(`${contestant.name} failed: ${String(error)}`);
      }
    }
  }
  return [...runs].map(([contestant, measured]) => ({ image, contestant, runs: measured }));
}

async function once(contestant: Contestant, image: BenchImage): Promise<Measured> {
  const home = join(cache, 'run');
  const scratch = { temporary: join(home, 'tmp'), cache: join(home, 'cache'), home: join(cache, 'home') };
  const fresh = async (): Promise<Job> => {
    await mkdir(scratch.temporary, { recursive: true });
    await mkdir(scratch.cache, { recursive: true });
    return contestant.job(image, scratch);
  };
  try {
    if (contestant.cache === 'filled') await measure(await fresh());
    return await measure(await fresh());
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

async function machine(): Promise<string> {
  const { stdout } = await run('uname', ['-sr']);
  return `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, ${stdout.trim()}, Node ${process.versions.node}`;
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
