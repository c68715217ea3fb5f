import { withDatabase } from '#lib/platform/embedded.ts';
import { EnvError, forgetEnv, readEnv } from '#lib/platform/env.ts';
import { CommandError } from '#lib/platform/errors.ts';
import { lockFile, readHolder } from '#lib/platform/lock.ts';
import { prepareDatabase } from './prepare.ts';

export { CommandError };

/** Runs a whole command: its database, its errors as a person can read them, its exit code. */
export async function runCommand(
  main: (args: string[], url: string) => Promise<number | undefined>,
): Promise<void> {
  await reportErrors(() =>
    withDatabase(async (url) => {
      process.env.DATABASE_URL = url;
      // Links in what a command writes lead to the Dais that runs, whichever port it found.
      const address = readHolder(lockFile(readEnv(process.env).dataDir))?.address;
      if (address) process.env.APP_URL ??= address;
      forgetEnv();
      await prepareDatabase(url, (line) => console.error(line));
      const { disconnect } = await import('#lib/platform/db.ts');
      try {
        return await main(process.argv.slice(2), url);
      } finally {
        await disconnect();
      }
    }),
  );
}

/** Sets the exit code: what the work answers, or 1 after an error. Only an unexpected one shows its stack. */
export async function reportErrors(work: () => Promise<number | undefined>): Promise<void> {
  try {
    process.exitCode = (await work()) ?? 0;
  } catch (error) {
    console.error(isExpected(error) ? error.message : error);
    process.exitCode = 1;
  }
}

/** Files that belong to another user, a disk that is full or read only: the system's own message says which file. */
const OF_THE_SYSTEM = new Set(['EACCES', 'ENOSPC', 'EROFS']);

function isExpected(error: unknown): error is Error {
  if (error instanceof CommandError || error instanceof EnvError) return true;
  return error instanceof Error && 'code' in error && OF_THE_SYSTEM.has(String(error.code));
}
