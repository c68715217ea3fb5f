import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { db } from '#lib/platform/db.ts';
import { freePort } from '#lib/platform/ports.ts';
import { build } from '../support/build.ts';
import { makeTown } from './letters-world.ts';

const rootDir = path.resolve(import.meta.dirname, '../..');
const bareDir = path.join(import.meta.dirname, 'bare-app');
const next = path.join(rootDir, 'node_modules/next/dist/bin/next');
const ROUNDS = 5;
const ROUND_MS = 5_000;
const AT_ONCE = 16;
/** Recipients of a letter, as a commission of five has them. */
const COPIES = 5;
/** Each writes once: nobody may write to the same official about the same thing twice in a month. */
const WRITERS = 20_000;
/** Younger accounts are looked at more closely. */
const ACCOUNT_DAYS = 3;

type Town = Awaited<ReturnType<typeof makeTown>>;
type Request = { url: string; headers: Record<string, string>; body: string };

/** Letters a second through the form's server action, and rows a second through a bare handler, in turn. */
export async function submitting(): Promise<void> {
  const known = await db().place.findFirst({ where: { slug: 'nowhere-springs' } });
  const town: Town = known
    ? { geoid: known.geoid, slug: known.slug, terms: await termIds() }
    : await makeTown();
  const sessions = await makeWriters();
  await build((line) => console.log(line));
  await finished(spawn(process.execPath, [next, 'build'], { cwd: bareDir, stdio: 'ignore' }));
  const [daisPort, barePort] = [await freePort(), await freePort()];
  const servers = [serve(rootDir, daisPort), serve(bareDir, barePort)];
  try {
    const dais = `http://127.0.0.1:${daisPort}`;
    const bare = `http://127.0.0.1:${barePort}`;
    await Promise.all([untilAnswered(`${dais}/healthz`), untilAnswered(bare)]);
    await compare(
      () => letterRequest(dais, town, sessions),
      () => rowRequest(bare),
    );
  } finally {
    for (const server of servers) server.kill('SIGTERM');
    await Promise.all(servers.map(finished));
  }
}

async function compare(letter: () => Request, row: () => Request): Promise<void> {
  for (const make of [letter, row]) await load(make, ROUND_MS / 2);
  const rates: { letters: number[]; rows: number[]; ratio: number[] } = { letters: [], rows: [], ratio: [] };
  for (let round = 0; round < ROUNDS; round++) {
    const rows = await load(row, ROUND_MS);
    const letters = await load(letter, ROUND_MS);
    rates.rows.push(rows);
    rates.letters.push(letters);
    rates.ratio.push(letters / rows);
  }
  console.log(
    `letters in: each to ${COPIES} officials, ${AT_ONCE} connections, the same client and pool size`,
  );
  console.log(`  bare handler, rows/s      ${summary(rates.rows, 0)}`);
  console.log(`  form action, letters/s    ${summary(rates.letters, 0)}`);
  console.log(`  letters/rows              ${summary(rates.ratio, 2)}`);
}

async function termIds(): Promise<string[]> {
  const terms = await db().term.findMany({ where: { id: { startsWith: 'bench-' } }, select: { id: true } });
  return terms.map(({ id }) => id);
}

/** Accounts and their sessions. @returns the session tokens */
async function makeWriters(): Promise<string[]> {
  await db().$executeRaw`
    WITH writers AS (
      INSERT INTO "User" (id, email, name, roles, "createdAt")
      SELECT 'bench-' || n, 'writer' || n || '@resident.example', 'Ana Example', '{resident}',
             now() - make_interval(days => ${ACCOUNT_DAYS}::int)
        FROM generate_series(1, ${WRITERS}::int) n
      RETURNING id)
    INSERT INTO "Session" ("sessionToken", "userId", expires)
    SELECT 'session-' || id, id, now() + interval '1 day' FROM writers`;
  return Array.from({ length: WRITERS }, (_, index) => `session-bench-${index + 1}`);
}

function serve(cwd: string, port: number): ChildProcess {
  return spawn(process.execPath, [next, 'start', '--port', String(port), '--hostname', '127.0.0.1'], {
    cwd,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      APP_URL: '',
      PORT: String(port),
    },
  });
}

let writer = 0;
let action: string | undefined;

/** What the browser sends when the form is sent. */
function letterRequest(base: string, town: Town, sessions: readonly string[]): Request {
  action ??= actionId('sendLetter');
  writer += 1;
  if (writer >= sessions.length) throw new Error('there are too few writers for a machine as fast as this');
  const sentence = 'Please publish how the agreement is used, how often, and what it costs the city. ';
  const letter = {
    placeGeoid: town.geoid,
    ask: 'disclose',
    language: 'en',
    writerName: 'Ana Example',
    noticeAcknowledged: true,
    submissionKey: randomUUID(),
    copies: town.terms.slice(0, COPIES).map((termId) => ({
      termId,
      variant: 'no_recorded_vote',
      subject: 'How the agreement is used',
      body: sentence.repeat(19),
    })),
  };
  return {
    url: `${base}/write/fl/${town.slug}`,
    headers: {
      'next-action': action,
      'content-type': 'text/plain;charset=UTF-8',
      accept: 'text/x-component',
      cookie: `authjs.session-token=${sessions[writer]}`,
    },
    body: JSON.stringify([letter]),
  };
}

/** The id under which the build knows a server action. */
function actionId(name: string): string {
  const file = path.join(rootDir, '.next/server/server-reference-manifest.json');
  const { node } = JSON.parse(readFileSync(file, 'utf8')) as {
    node: Record<string, { exportedName?: string }>;
  };
  const found = Object.entries(node).find(([, { exportedName }]) => exportedName === name);
  if (!found) throw new Error(`the build has no action ${name}`);
  return found[0];
}

function rowRequest(base: string): Request {
  const headers = { 'content-type': 'application/json' };
  return { url: `${base}/insert`, headers, body: JSON.stringify({ id: randomUUID() }) };
}

/** Requests a second; one that is not accepted ends the benchmark. */
async function load(make: () => Request, milliseconds: number): Promise<number> {
  const begun = performance.now();
  let count = 0;
  const one = async () => {
    while (performance.now() - begun < milliseconds) {
      const { url, ...request } = make();
      const answer = await fetch(url, { method: 'POST', ...request });
      const text = await answer.text();
      if (!answer.ok || !text.includes('"ok":true')) {
        throw new Error(`${url} answered ${answer.status}: ${text.slice(0, 300)}`);
      }
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  return (count * 1000) / (performance.now() - begun);
}

function summary(values: readonly number[], digits: number): string {
  const sorted = values.toSorted((a, b) => a - b);
  const figure = (index: number) => (sorted[index] ?? 0).toFixed(digits).padStart(8);
  return `min ${figure(0)}  median ${figure(Math.floor(sorted.length / 2))}  max ${figure(sorted.length - 1)}`;
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
