import { closeSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import {
  checkVersion,
  initialise,
  makeDataDir,
  openLog,
  ROLE,
  readOrMakeSettings,
  runningPostmaster,
  type Settings,
  writeSettings,
} from './embedded-cluster.ts';
import { binaries, chooseUser, run, runAlong } from './embedded-run.ts';
import { readEnv } from './env.ts';
import { CommandError } from './errors.ts';
import { lockFile, takeLock } from './lock.ts';
import { freePort, isFree } from './ports.ts';
import { isAlive, until } from './process.ts';

export type Embedded = {
  url: string;
  port: number;
  /** It was already running, left by a start that was killed. */
  adopted: boolean;
  isRunning(): boolean;
  /** Fast: open transactions are rolled back, all else is on disk. At once: as after a power cut; recovers. */
  stop(how?: 'fast' | 'at once'): Promise<void>;
};

const DATABASE = 'dais';

/** Set for every run, so that an old data folder follows a new release. */
const PARAMETERS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  // A failed statement may carry somebody's address or letter; the log keeps only the kind of error.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};
const NOT_DURABLE = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/**
 * Starts the PostgreSQL in DATA_DIR/postgres, making it first where there is none, and adopting one that
 * still runs there. The caller holds the lock of the data directory.
 * @throws CommandError with what the person can do.
 */
export async function startEmbedded(dataDir: string, options: { durable: boolean }): Promise<Embedded> {
  const folder = path.join(dataDir, 'postgres');
  const bin = await binaries();
  makeDataDir(dataDir);
  const settings = await readOrMakeSettings(dataDir);
  if (!existsSync(path.join(folder, 'PG_VERSION'))) initialise(bin, dataDir, settings, options.durable);
  checkVersion(bin, folder);
  const left = runningPostmaster(folder);
  if (left && (await answers({ ...settings, port: left.port }, 5_000))) {
    await ensureDatabase({ ...settings, port: left.port });
    return handle(bin, folder, { ...settings, port: left.port }, left.pid, true);
  }
  if (left) await stopPostmaster(bin, folder, left.pid, 'fast');
  const started = await startWithRetries(bin, dataDir, settings, options.durable);
  await ensureDatabase(started.settings);
  return handle(bin, folder, started.settings, started.pid, false);
}

/** The address of the database that runs in DATA_DIR, by the files there. */
export function embeddedUrl(dataDir: string): string {
  return urlOf(JSON.parse(readFileSync(path.join(dataDir, 'postgres.json'), 'utf8')) as Settings, DATABASE);
}

/**
 * Gives a command its database: DATABASE_URL; else the embedded one that runs on DATA_DIR; else that one started
 * for as long as the command needs it.
 * @throws EnvError, CommandError
 */
export async function withDatabase<T>(run: (url: string) => Promise<T>): Promise<T> {
  const { databaseUrl, dataDir } = readEnv(process.env);
  if (databaseUrl) return run(databaseUrl);
  for (let told = false; ; told = true) {
    const taken = takeLock(lockFile(dataDir), 'command');
    if ('lock' in taken) return runOnOwn(dataDir, run).finally(taken.lock.release);
    const { holder } = taken;
    if (holder.database === 'external') {
      throw new CommandError(
        `Dais runs on ${dataDir} with a database of its own choice (process ${holder.pid}): give this command the same DATABASE_URL.`,
      );
    }
    if (holder.kind === 'start' && holder.database === 'embedded') return run(embeddedUrl(dataDir));
    if (!told) console.error(`Waiting for process ${holder.pid}, which has the database of ${dataDir}.`);
    await sleep(200);
  }
}

async function runOnOwn<T>(dataDir: string, run: (url: string) => Promise<T>): Promise<T> {
  const database = await startEmbedded(dataDir, { durable: true });
  // Ctrl-C ends the command by ending its database, so that none is left behind.
  const interrupt = () => void database.stop('fast').finally(() => process.exit(130));
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  try {
    return await run(database.url);
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
    await database.stop();
  }
}

function handle(bin: string, folder: string, settings: Settings, pid: number, adopted: boolean): Embedded {
  return {
    url: urlOf(settings, DATABASE),
    port: settings.port,
    adopted,
    isRunning: () => isAlive(pid),
    stop: (how = 'fast') => stopPostmaster(bin, folder, pid, how),
  };
}

function urlOf({ port, password }: Settings, database: string): string {
  return `postgresql://${ROLE}:${password}@127.0.0.1:${port}/${database}`;
}

async function startWithRetries(bin: string, dataDir: string, settings: Settings, durable: boolean) {
  const folder = path.join(dataDir, 'postgres');
  const as = chooseUser(bin, folder);
  const parameters = { ...PARAMETERS, ...(durable ? {} : NOT_DURABLE) };
  const flags = Object.entries(parameters).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  let current = settings;
  // Another program may take the port in between, and the remains of a killed server need a moment to go.
  for (let attempt = 1; ; attempt += 1) {
    if (!(await isFree(current.port))) {
      current = { ...current, port: await freePort() };
      writeSettings(dataDir, current);
    }
    const log = openLog(dataDir);
    const postgres = path.join(bin, 'postgres');
    const child = runAlong(as, log.descriptor, postgres, '-D', folder, '-p', String(current.port), ...flags);
    closeSync(log.descriptor);
    let ended = false;
    child.on('exit', () => {
      ended = true;
    });
    child.on('error', () => {
      ended = true;
    });
    if ((await answers(current, 60_000, () => ended)) && child.pid) {
      return { settings: current, pid: child.pid };
    }
    if (!ended && child.pid) await stopPostmaster(bin, folder, child.pid, 'at once');
    if (attempt === 4) {
      const told = readFileSync(log.file, 'utf8').trim().split('\n').slice(-8).join('\n');
      throw new CommandError(`The database did not start; its log ${log.file} ends with:\n${told}`);
    }
    await sleep(500);
  }
}

/** Whether the server takes our password within the time; stops asking once `ended` says so. */
async function answers(settings: Settings, milliseconds: number, ended = () => false): Promise<boolean> {
  let connected = false;
  await until(async () => {
    if (ended()) return true;
    connected = await withClient(urlOf(settings, 'postgres'), async () => true).catch(() => false);
    return connected;
  }, milliseconds);
  return connected;
}

async function ensureDatabase(settings: Settings): Promise<void> {
  await withClient(urlOf(settings, 'postgres'), async (client) => {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  });
}

async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  // A connection cut while idle is reported here; the next query fails by itself.
  client.on('error', () => {});
  try {
    await client.connect();
    return await use(client);
  } finally {
    await client.end().catch(() => {});
  }
}

async function stopPostmaster(bin: string, folder: string, pid: number, how: 'fast' | 'at once') {
  const ask = (mode: 'fast' | 'immediate', signal: NodeJS.Signals) => {
    // Windows has no signals between processes; pg_ctl brings its own.
    if (process.platform === 'win32') {
      run(
        { uid: undefined, gid: undefined, prefix: [] },
        path.join(bin, 'pg_ctl'),
        'stop',
        '-D',
        folder,
        '-m',
        mode,
      );
    } else if (isAlive(pid)) process.kill(pid, signal);
  };
  if (how === 'fast') {
    ask('fast', 'SIGINT');
    if (await until(() => !isAlive(pid), 15_000)) return;
  }
  ask('immediate', 'SIGQUIT');
  if (!(await until(() => !isAlive(pid), 10_000))) {
    throw new CommandError(`The database (process ${pid}) does not stop.`);
  }
}
