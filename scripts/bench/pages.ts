import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { connect } from '#lib/platform/db.ts';
import { withDatabase } from '#lib/platform/embedded.ts';
import { freePort } from '#lib/platform/ports.ts';
import { publish, tags } from '#lib/platform/publish.ts';

const rootDir = path.resolve(import.meta.dirname, '../..');
const bareDir = path.join(import.meta.dirname, 'bare-app');
const PLACE = '/fl/miami';
const MIAMI = '1245000';
const ROUNDS = 5;
const ROUND_SECONDS = 4;
const CONNECTIONS = 16;

/**
 * The place page against a bare page of the same framework: requests a second in turn (A B A B …), the ratio
 * pair by pair; scripts of both pages, gzipped; and how long an edited fact takes to appear.
 */
export async function run(): Promise<void> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'dais-bench-'));
  const children: ChildProcess[] = [];
  try {
    console.log('pages: building the bare page, starting it and Dais');
    await finished(spawn(process.execPath, [nextBin(), 'build'], { cwd: bareDir, stdio: 'ignore' }));
    const [barePort, daisPort] = [await freePort(), await freePort()];
    children.push(
      spawn(process.execPath, [nextBin(), 'start', '-p', String(barePort)], {
        cwd: bareDir,
        stdio: 'ignore',
      }),
      spawn(process.execPath, ['scripts/start.ts'], {
        cwd: rootDir,
        stdio: 'ignore',
        env: { ...process.env, PORT: String(daisPort), DATA_DIR: dataDir },
      }),
    );
    const bare = `http://127.0.0.1:${barePort}/`;
    const place = `http://127.0.0.1:${daisPort}${PLACE}`;
    await Promise.all([untilAnswered(bare), untilAnswered(place)]);

    await throughput(bare, place);
    await scripts(bare, place);
    process.env.DATA_DIR = dataDir;
    await edits(place);
  } finally {
    for (const child of children) child.kill('SIGTERM');
    await Promise.all(children.map(finished));
    await rm(dataDir, { recursive: true, force: true });
  }
}

function nextBin(): string {
  return path.join(rootDir, 'node_modules/next/dist/bin/next');
}

function finished(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => child.once('exit', resolve));
}

async function untilAnswered(url: string): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt++) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await sleep(200);
  }
  throw new Error(`${url} did not answer`);
}

async function throughput(bare: string, place: string): Promise<void> {
  for (const url of [bare, place]) await load(url, 2);
  const ratios: number[] = [];
  const rates: { bare: number[]; place: number[] } = { bare: [], place: [] };
  for (let round = 0; round < ROUNDS; round++) {
    const a = await load(bare, ROUND_SECONDS);
    const b = await load(place, ROUND_SECONDS);
    rates.bare.push(a);
    rates.place.push(b);
    ratios.push(b / a);
  }
  console.log(`requests/s, bare page    ${summary(rates.bare, 0)}`);
  console.log(`requests/s, place page   ${summary(rates.place, 0)}`);
  console.log(`place/bare               ${summary(ratios, 2)}`);
}

/** Requests a second over keep-alive connections, as autocannon counts them; anything but a 200 is an error. */
async function load(url: string, seconds: number): Promise<number> {
  const cannon = spawn(
    process.execPath,
    [
      path.join(rootDir, 'node_modules/autocannon/autocannon.js'),
      '--json',
      '--connections',
      String(CONNECTIONS),
      '--duration',
      String(seconds),
      '--headers',
      'accept-encoding=gzip',
      url,
    ],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  let output = '';
  cannon.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk;
  });
  await finished(cannon);
  const result = JSON.parse(output) as { requests: { average: number }; non2xx: number; errors: number };
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx + result.errors} errors`);
  return result.requests.average;
}

function summary(values: number[], digits: number): string {
  const sorted = values.toSorted((a, b) => a - b);
  const figure = (index: number) => (sorted[index] ?? 0).toFixed(digits).padStart(8);
  return `min ${figure(0)}  median ${figure(Math.floor(sorted.length / 2))}  max ${figure(sorted.length - 1)}`;
}

async function scripts(bare: string, place: string): Promise<void> {
  const [a, b] = [await scriptBytes(bare), await scriptBytes(place)];
  const line = (name: string, of: 'code' | 'data') => {
    const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
    console.log(
      `${name.padEnd(24)} bare ${kilobytes(a[of])}, place ${kilobytes(b[of])}, above it ${kilobytes(b[of] - a[of])}`,
    );
  };
  line('script, gzipped', 'code');
  line('page data in it, gzipped', 'data');
}

/**
 * What a modern browser loads for the page, gzipped: `code`, the script files; `data`, what the framework writes
 * into the page itself so that it could take it over.
 */
async function scriptBytes(url: string): Promise<{ code: number; data: number }> {
  const html = await (await fetch(url)).text();
  let code = 0;
  let inside = '';
  for (const [, attributes = '', text = ''] of html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)) {
    inside += text;
    const source = /\bsrc="([^"]+)"/.exec(attributes)?.[1];
    // Scripts marked nomodule are for browsers of 2017 and before.
    if (!source || /\bnomodule\b/i.test(attributes)) continue;
    const file = await fetch(new URL(source.replaceAll('&amp;', '&'), url));
    code += gzipSync(Buffer.from(await file.arrayBuffer())).length;
  }
  return { code, data: gzipSync(inside).length };
}

/** Edits a fact of the place again and again and measures until the page shows it. */
async function edits(place: string): Promise<void> {
  const delays: number[] = [];
  await withDatabase(async (url) => {
    const client = connect(url, { max: 2 });
    const body = await client.body.findFirstOrThrow({ where: { placeGeoid: MIAMI } });
    for (let round = 0; round < ROUNDS; round++) {
      const name = `${body.name} ${round + 1}`;
      const start = performance.now();
      await client.$transaction(async (tx) => {
        await tx.body.update({ where: { id: body.id }, data: { name } });
        await publish(tx, tags.place(MIAMI));
      });
      while (!(await (await fetch(place)).text()).includes(name)) {
        if (performance.now() - start > 30_000) throw new Error('the edited fact did not appear in 30 s');
        await sleep(20);
      }
      delays.push(performance.now() - start);
    }
    await client.$disconnect();
  });
  console.log(`edited fact shown, ms    ${summary(delays, 0)}`);
}
