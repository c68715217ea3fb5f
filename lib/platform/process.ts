import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** A process, told apart from a later one that got the same number. */
export type ProcessId = { pid: number; started: string };

/** `/proc/PID/stat` from the state on (the name before it may hold spaces); undefined off Linux or when it ended. */
function linuxStat(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

/** One column of `ps`, or '' when there is no such process or no `ps`. */
function ps(pid: number, column: string): string {
  if (process.platform === 'win32') return '';
  try {
    return execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return '';
  }
}

/** Whether a process runs under this number. One that ended and was not yet collected by its parent does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const state = linuxStat(pid)?.[0];
  return state !== 'Z' && state !== 'X';
}

/** When the process began, as an opaque word; '' where the system does not tell. */
function startOf(pid: number): string {
  if (process.platform !== 'linux') return ps(pid, 'lstart');
  const ticks = linuxStat(pid)?.[19];
  if (ticks === undefined) return '';
  return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}+${ticks}`;
}

export function identify(pid: number): ProcessId {
  return { pid, started: startOf(pid) };
}

export function isRunning(id: ProcessId): boolean {
  return isAlive(id.pid) && startOf(id.pid) === id.started;
}

/** The program's short name ("postgres", "sh"); '' when it is not known. */
export function programOf(pid: number): string {
  if (process.platform !== 'linux') return ps(pid, 'comm').split('/').at(-1) ?? '';
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
  } catch {
    return '';
  }
}

export function parentOf(pid: number): number | undefined {
  const parent = Number(process.platform === 'linux' ? linuxStat(pid)?.[1] : ps(pid, 'ppid'));
  return parent > 1 ? parent : undefined;
}

/** Asks every 25 ms until the answer is yes, or until the time is up: then false. */
export async function until(done: () => boolean | Promise<boolean>, milliseconds: number): Promise<boolean> {
  const end = Date.now() + milliseconds;
  while (!(await done())) {
    if (Date.now() > end) return false;
    await sleep(25);
  }
  return true;
}
