import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { chooseUser, run } from './embedded-run.ts';
import { CommandError } from './errors.ts';
import { freePort } from './ports.ts';
import { isAlive, programOf } from './process.ts';

/** Kept in DATA_DIR/postgres.json, readable by its owner only. */
export type Settings = { port: number; password: string };

/** The superuser of the embedded database. */
export const ROLE = 'dais';

const WITHOUT_SYNC = ['--no-sync', '--no-data-checksums'];

/** Root's folder lets PostgreSQL's user pass through to its own; every secret in it is closed by itself. */
export function makeDataDir(dataDir: string): void {
  mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
}

export async function readOrMakeSettings(dataDir: string): Promise<Settings> {
  const file = path.join(dataDir, 'postgres.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Settings;
  if (existsSync(path.join(dataDir, 'postgres'))) {
    throw new CommandError(
      `${file} is missing, and with it the password of the database beside it. Put it back from a copy.`,
    );
  }
  const settings = { port: await freePort(), password: randomBytes(24).toString('base64url') };
  writeSettings(dataDir, settings);
  return settings;
}

export function writeSettings(dataDir: string, settings: Settings): void {
  const file = path.join(dataDir, 'postgres.json');
  const draft = `${file}.new`;
  rmSync(draft, { force: true });
  writeFileSync(draft, `${JSON.stringify(settings)}\n`, { mode: 0o600, flag: 'wx' });
  giveToOwner(dataDir, draft);
  renameSync(draft, file);
}

/** Root's files in somebody's data directory stay that somebody's, who may start without root the next time. */
function giveToOwner(dataDir: string, file: string): void {
  if (process.getuid?.() !== 0) return;
  const owner = statSync(dataDir);
  chownSync(file, owner.uid, owner.gid);
}

/** Made beside its place and moved there when whole: a killed initdb leaves nothing that blocks the next start. */
export function initialise(bin: string, dataDir: string, settings: Settings, durable: boolean): void {
  for (const name of readdirSync(dataDir)) {
    if (name.startsWith('postgres.init-')) rmSync(path.join(dataDir, name), { recursive: true, force: true });
  }
  const as = chooseUser(bin, dataDir);
  const draft = mkdtempSync(path.join(dataDir, 'postgres.init-'));
  const data = path.join(draft, 'data');
  const passwordFile = path.join(draft, 'password');
  mkdirSync(data, { mode: 0o700 });
  writeFileSync(passwordFile, `${settings.password}\n`, { mode: 0o600 });
  if (as.uid !== undefined && as.gid !== undefined) {
    for (const item of [draft, data, passwordFile]) chownSync(item, as.uid, as.gid);
  }
  const made = run(
    as,
    path.join(bin, 'initdb'),
    `--pgdata=${data}`,
    `--username=${ROLE}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    ...(durable ? [] : WITHOUT_SYNC),
  );
  if (!made.ok) throw new CommandError(`The database could not be made in ${dataDir}:\n${made.error.trim()}`);
  renameSync(data, path.join(dataDir, 'postgres'));
  rmSync(draft, { recursive: true, force: true });
}

/** A data folder belongs to one major release of PostgreSQL. */
export function checkVersion(bin: string, folder: string): void {
  const file = path.join(folder, 'PG_VERSION');
  let made: string;
  try {
    made = readFileSync(file, 'utf8').trim();
  } catch {
    throw new CommandError(
      `${folder} belongs to another user (number ${statSync(folder).uid}). Start as that user or as root.`,
    );
  }
  const shipped = path.resolve(bin, '../../package.json');
  const { version } = JSON.parse(readFileSync(shipped, 'utf8')) as { version: string };
  if (version.split('.')[0] === made) return;
  throw new CommandError(
    `${folder} was made by PostgreSQL ${made}; this release brings ${version}. See "Upgrades" in docs/operations.md.`,
  );
}

type Postmaster = { pid: number; port: number };

/** The server that runs in this folder. A file left by one that died, even if its number lives on, does not count. */
export function runningPostmaster(folder: string): Postmaster | undefined {
  const file = path.join(folder, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number(lines[0]);
  if (pid > 1 && isAlive(pid) && isPostmasterOf(pid, folder)) return { pid, port: Number(lines[3]) };
  // PostgreSQL itself would refuse to start while any process has that number.
  rmSync(file, { force: true });
  return undefined;
}

function isPostmasterOf(pid: number, folder: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder);
  } catch {
    return process.platform === 'win32' || programOf(pid).startsWith('postgres');
  }
}

export function openLog(dataDir: string): { file: string; descriptor: number } {
  const file = path.join(dataDir, 'postgres.log');
  const full = existsSync(file) && statSync(file).size > 10_000_000;
  if (full) renameSync(file, `${file}.1`);
  const descriptor = openSync(file, 'a', 0o600);
  giveToOwner(dataDir, file);
  return { file, descriptor };
}
