import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbedded } from '#lib/platform/embedded.ts';
import { lockFile, readHolder, takeLock } from '#lib/platform/lock.ts';

const PREFIX = 'dais-test-';

/** A folder for this run. Those of runs that were killed go, and with them the databases they left running. */
export async function makeWorkFolder(): Promise<{ path: string; remove(): void }> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    await removeLeftover(path.join(tmpdir(), name));
  }
  const folder = mkdtempSync(path.join(tmpdir(), PREFIX));
  takeLock(lockFile(folder), 'command');
  return { path: folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

async function removeLeftover(folder: string): Promise<void> {
  // Without a lock file it is one that another run makes at this moment.
  if (!existsSync(lockFile(folder)) || readHolder(lockFile(folder))) return;
  if (existsSync(path.join(folder, 'postgres/postmaster.pid'))) {
    await (await startEmbedded(folder, { durable: false })).stop();
  }
  rmSync(folder, { recursive: true, force: true });
}
