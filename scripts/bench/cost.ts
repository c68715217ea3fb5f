import { readFile } from 'node:fs/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { db } from '#lib/platform/db.ts';

/** What some work took, in milliseconds. */
export type Cost = {
  /** By the clock. */
  wall: number;
  /** Of this program's processor time. */
  own: number;
  /** Of the database's; null where it cannot be told: another machine, or another system than Linux. */
  database: number | null;
};

setFlagsFromString('--expose-gc');
const collect: (options: { type: 'minor' }) => void = runInNewContext('gc');

/** Does the work and says what it took. What was thrown away before is cleaned up before, not on this work's account. */
export async function costOf<T>(work: () => Promise<T>): Promise<Cost & { value: T }> {
  const databaseBefore = await databaseTime();
  collect({ type: 'minor' });
  const ownBefore = process.cpuUsage();
  const started = performance.now();
  const value = await work();
  const wall = performance.now() - started;
  const { user, system } = process.cpuUsage(ownBefore);
  const databaseAfter = await databaseTime();
  const database = databaseBefore === null || databaseAfter === null ? null : databaseAfter - databaseBefore;
  return { value, wall, own: (user + system) / 1000, database };
}

/** Processor time of all sessions of this database so far, as Linux counts it. */
async function databaseTime(): Promise<number | null> {
  const sessions = await db().$queryRaw<{ pid: number }[]>`
    SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend'`;
  try {
    const counted = await Promise.all(sessions.map(({ pid }) => readFile(`/proc/${pid}/schedstat`, 'utf8')));
    return counted.reduce((sum, text) => sum + Number(text.split(' ')[0]) / 1e6, 0);
  } catch {
    return null;
  }
}
