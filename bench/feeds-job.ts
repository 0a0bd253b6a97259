import { constants } from 'node:fs';
import { copyFile, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { DatabaseSync } from 'node:sqlite';
import type { AdvisoryIndex } from '../src/advisory/advisory-index.ts';
import type { FeedRecord } from '../src/advisory/feed.ts';
import { openStore } from '../src/advisory/store/open-store.ts';
import { buildStore, updateStore } from '../src/advisory/store/write-store.ts';
import type { MatchInput } from '../src/match/input.ts';
import { createJudge } from '../src/match/judge.ts';
import { matchPackages } from '../src/match/match.ts';
import { advisoriesOf, changed, exploits, packagesOfImage, predictions, shapes } from './feed-records.ts';

/** One measured piece of work of `bench/feeds.ts`, in a process of its own: `node feeds-job.ts JOB DIRECTORY`. */
const [, , job = '', directory = ''] = process.argv;
const path = join(directory, 'advisories.sqlite');
const { signal } = new AbortController();

const jobs: Readonly<Record<string, () => unknown>> = { generate, floor, build, copy, update, judge, report };
const said = await jobs[job]?.();
process.stdout.write(JSON.stringify(said ?? null));

function generate(): void {
  for (const shape of shapes) for (const advisory of advisoriesOf(shape)) JSON.stringify(advisory);
  Array.from(predictions());
}

/** The same rows in plain tables, as SQLite takes them fastest: texts as they are, nothing looked up, no digest. */
function floor(): void {
  const database = new DatabaseSync(join(directory, 'floor.sqlite'));
  database.exec(`PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN;
    CREATE TABLE advisories (id TEXT, body TEXT); CREATE TABLE parts (ecosystem TEXT, name TEXT, advisory INTEGER, body TEXT);
    CREATE TABLE predictions (cve TEXT, score REAL, percentile REAL)`);
  const advisoryRow = database.prepare('INSERT INTO advisories VALUES (?, ?)');
  const partRow = database.prepare('INSERT INTO parts VALUES (?, ?, ?, ?)');
  const predictionRow = database.prepare('INSERT INTO predictions VALUES (?, ?, ?)');
  for (const shape of shapes) {
    for (const advisory of advisoriesOf(shape)) {
      const { lastInsertRowid } = advisoryRow.run(advisory.id, JSON.stringify(advisory));
      for (const part of advisory.affected)
        partRow.run(part.ecosystem, part.name, lastInsertRowid, JSON.stringify([part.ranges, part.versions]));
    }
  }
  for (const { cve, score, percentile } of predictions()) predictionRow.run(cve, score, percentile);
  database.exec('CREATE INDEX by_name ON parts (ecosystem, name); COMMIT');
  database.close();
}

async function build(): Promise<void> {
  await buildStore({ path, signal, feeds: [...shapes.map(whole), others()] });
}

function whole(shape: (typeof shapes)[number]) {
  const records = (function* (): Generator<FeedRecord> {
    for (const advisory of advisoriesOf(shape)) yield { kind: 'advisory', advisory };
  })();
  return { kind: 'whole', origin: origin(shape.feed), records } as const;
}

function others() {
  const records = (function* (): Generator<FeedRecord> {
    for (const exploit of exploits()) yield { kind: 'exploit', exploit };
    for (const prediction of predictions()) yield { kind: 'prediction', prediction };
  })();
  return { kind: 'whole', origin: origin('epss'), records } as const;
}

/** What an update costs at least where the file system copies byte by byte. */
async function copy(): Promise<{ readonly seconds: number }> {
  const to = join(directory, 'copy.sqlite');
  const began = performance.now();
  await copyFile(path, to, constants.COPYFILE_FICLONE);
  const handle = await open(to, 'r+');
  await handle.sync();
  await handle.close();
  const seconds = (performance.now() - began) / 1000;
  await rm(to);
  return { seconds };
}

/** 1,000 records of four feeds, changed. */
async function update(): Promise<{ readonly seconds: number; readonly cpuSeconds: number }> {
  const changes = shapes.slice(0, 4).map((shape) => {
    const records = (function* (): Generator<FeedRecord> {
      const advisories = advisoriesOf(shape);
      for (let count = 0; count < 250; count += 1) {
        const { value } = advisories.next();
        if (value) yield { kind: 'advisory', advisory: changed(value) };
      }
    })();
    return { kind: 'part', origin: origin(shape.feed), records, removed: [] } as const;
  });
  const began = performance.now();
  const before = process.cpuUsage();
  await updateStore({ path, signal, changes });
  return { seconds: (performance.now() - began) / 1000, cpuSeconds: cpuMs(before) / 1000 };
}

/** Looks 1,000 packages up and judges them: the first half of what `kedge vulns` does. */
function judge() {
  return afterOpen(({ distro, packages }, store) => {
    const judge = createJudge({ distro }, store, {});
    return packages.reduce((sum, pkg) => sum + judge.judge(pkg).decisions.length, 0);
  });
}

/** All of it: the findings with their names, texts, ratings and fixes. */
function report() {
  return afterOpen(
    (image, store) => matchPackages(image, store, { now: '2026-11-01' }).vulnerabilities.length,
  );
}

function afterOpen(work: (image: MatchInput, store: AdvisoryIndex) => number) {
  const distro = { id: 'debian', idLike: [], versionId: '12', path: 'etc/os-release' };
  const packages = packagesOfImage();
  const began = performance.now();
  using store = openStore(path);
  const opened = performance.now();
  const before = process.cpuUsage();
  const count = work({ distro, packages }, store);
  return { openMs: opened - began, workMs: performance.now() - opened, cpuMs: cpuMs(before), count };
}

/** Processor time since `before`: what a busy machine does not change. */
function cpuMs(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function origin(id: string) {
  return { id, source: 'made up', fetched: '2026-11-01T00:00:00Z', digest: `sha256:${'0'.repeat(64)}` };
}
