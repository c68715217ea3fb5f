import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Embedded, startEmbedded } from '#lib/platform/embedded.ts';
import { type Env, readEnv } from '#lib/platform/env.ts';
import { CommandError } from '#lib/platform/errors.ts';
import type { Lock } from '#lib/platform/lock.ts';
import { isRunning, type ProcessId } from '#lib/platform/process.ts';
import { launchingNpm } from './ancestor.ts';
import { build, isBuilt } from './build.ts';
import { hasEnded, keepRunning, startChild, stopChild } from './children.ts';
import { choosePort } from './choose-port.ts';
import { reportErrors } from './command.ts';
import { takeDataDir } from './exclusive.ts';
import { prepareDatabase } from './prepare.ts';

const rootDir = path.resolve(import.meta.dirname, '../..');

/** What was started and must be stopped, the last first. */
type Running = {
  lock?: Lock;
  database?: Embedded;
  build?: ChildProcess;
  web?: ChildProcess;
  worker?: ReturnType<typeof keepRunning>;
};

/** Database, migrations, seed facts, build, web and worker, until it is told to stop. */
export async function launch(): Promise<void> {
  const npm = launchingNpm();
  const running: Running = {};
  const stopping = stopOnSignal(running);
  try {
    await reportErrors(async () => {
      await start(running, stopping, npm).catch((error) => {
        if (!stopping.asked) throw error;
      });
      return 0;
    });
    // A signal that came while a program ran to its end is taken only now.
    await sleep(20);
    const ended = process.exitCode === 0 ? await watch(running, stopping, npm) : undefined;
    if (ended) {
      console.error(ended);
      process.exitCode = 1;
    }
  } finally {
    await stop(running);
    process.exit(stopping.asked ? 0 : process.exitCode);
  }
}

type Stopping = { asked: boolean };

/** The first signal asks to stop in order; another one, later than npm's own copy of the first, ends all at once. */
function stopOnSignal(running: Running): Stopping {
  const stopping: Stopping = { asked: false };
  let first = 0;
  const onSignal = () => {
    if (!stopping.asked) {
      stopping.asked = true;
      first = Date.now();
      console.log('Stopping; once more to force');
      running.build?.kill('SIGTERM');
    } else if (Date.now() - first > 700) {
      running.build?.kill('SIGKILL');
      running.web?.kill('SIGKILL');
      running.worker?.kill();
      void (running.database?.stop('at once') ?? Promise.resolve()).finally(() => {
        running.lock?.release();
        process.exit(130);
      });
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  // A terminal that was closed takes no more lines.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  return stopping;
}

async function start(running: Running, stopping: Stopping, npm: ProcessId | undefined): Promise<void> {
  checkNode();
  const env = readEnv(process.env);
  running.lock = await takeDataDir(env.dataDir, npm);
  console.log(`Dais with Node ${process.versions.node}, data in ${env.dataDir}`);
  if (!env.databaseUrl) {
    running.database = await startEmbedded(env.dataDir, { durable: true });
    const how = running.database.adopted ? 'was left running and is used again' : 'started';
    console.log(`The embedded PostgreSQL ${how} on port ${running.database.port}`);
  }
  const databaseUrl = env.databaseUrl ?? running.database?.url ?? '';
  if (stopping.asked) return;
  await prepareDatabase(databaseUrl, console.log);
  running.lock.tell({ database: env.databaseUrl ? 'external' : 'embedded' });
  if (stopping.asked) return;
  if (!isBuilt()) {
    console.log('Building the pages: a minute or two, only when the files changed');
    await build(console.log, (child) => {
      running.build = child;
    });
  }
  if (stopping.asked) return;
  await serve(running, env, databaseUrl, stopping);
}

function checkNode(): void {
  if (Number(process.versions.node.split('.')[0]) < 24) {
    throw new CommandError(
      `This is Node ${process.versions.node}; start with "npm start", which brings Node 24.`,
    );
  }
}

async function serve(running: Running, env: Env, databaseUrl: string, stopping: Stopping): Promise<void> {
  // In local mode /outbox shows everybody's mail, sign-in links too: only this machine may ask.
  const host = env.localMode ? '127.0.0.1' : undefined;
  const port = await choosePort(
    { port: env.port, given: Boolean(process.env.PORT), localMode: env.localMode },
    host,
  );
  const address = process.env.APP_URL ? env.appUrl : `http://localhost:${port}`;
  const variables = {
    ...process.env,
    NODE_ENV: 'production' as const,
    NEXT_TELEMETRY_DISABLED: '1',
    DATABASE_URL: databaseUrl,
    APP_URL: address,
    PORT: String(port),
    DATA_DIR: env.dataDir,
    AUTH_SECRET: env.authSecret,
    DATA_KEY: env.dataKeys[0].toString('hex'),
    DATA_KEYS_OLD: env.dataKeys
      .slice(1)
      .map((key) => key.toString('hex'))
      .join(' '),
  };
  const next = path.join(rootDir, 'node_modules/next/dist/bin/next');
  const listen = ['--port', String(port), ...(host ? ['--hostname', host] : [])];
  const web = startChild('web', [next, 'start', ...listen], variables);
  running.web = web;
  running.worker = keepRunning('The worker', () => startChild('worker', ['scripts/worker.ts'], variables));
  while (!stopping.asked && !hasEnded(web) && !(await respondsAt(port))) await sleep(20);
  if (stopping.asked || hasEnded(web)) return;
  running.lock?.tell({ address });
  console.log(`Dais is at ${address}${env.localMode ? '' : `, listening on port ${port}`}`);
  if (!env.resendApiKey) {
    console.log(`No mail leaves this machine: without RESEND_API_KEY it goes to ${address}/outbox`);
  }
}

async function respondsAt(port: number): Promise<boolean> {
  try {
    await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(5_000) });
    return true;
  } catch {
    return false;
  }
}

/** Waits until it is told to stop, or answers what ended by itself. */
async function watch(
  running: Running,
  stopping: Stopping,
  npm: ProcessId | undefined,
): Promise<string | undefined> {
  while (!stopping.asked) {
    const { web, database } = running;
    if (web && hasEnded(web)) return `The web server ended (${web.signalCode ?? `code ${web.exitCode}`})`;
    if (database && !database.isRunning())
      return 'The database ended; its log is postgres.log in the data directory';
    if (npm && !isRunning(npm)) {
      console.log('npm is gone: stopping');
      return undefined;
    }
    await sleep(200);
  }
  return undefined;
}

/** Web and worker first, which may still be writing; then the database; then the data directory is free. */
async function stop(running: Running): Promise<void> {
  await Promise.all([
    stopChild(running.build, 3_000),
    stopChild(running.web, 3_000),
    running.worker?.stop(15_000),
  ]);
  await running.database?.stop();
  running.lock?.release();
}
