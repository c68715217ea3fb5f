import { setTimeout as sleep } from 'node:timers/promises';
import { CommandError } from '#lib/platform/errors.ts';
import { type Holder, type Lock, lockFile, takeLock } from '#lib/platform/lock.ts';
import { isRunning, type ProcessId } from '#lib/platform/process.ts';

/**
 * Takes the data directory for this start. Waits for a command on it, and for a start that is about to end because
 * its npm was killed; refuses beside one that serves.
 */
export async function takeDataDir(dataDir: string, npm: ProcessId | undefined): Promise<Lock> {
  for (let told = false; ; told = true) {
    const taken = takeLock(lockFile(dataDir), 'start', npm);
    if ('lock' in taken) return taken.lock;
    const { holder } = taken;
    if (!endsByItself(holder)) {
      const where = holder.address ? `at ${holder.address}` : 'and is still starting';
      throw new CommandError(
        `Dais already runs on ${dataDir} ${where} (process ${holder.pid}). Nothing was started or changed. Stop that one first, or start this one with another DATA_DIR.`,
      );
    }
    if (!told) console.log(`Waiting for process ${holder.pid}, which still uses ${dataDir}`);
    await sleep(100);
  }
}

function endsByItself(holder: Holder): boolean {
  return holder.kind !== 'start' || (holder.launcher !== undefined && !isRunning(holder.launcher));
}
