import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { until } from '#lib/platform/process.ts';

const rootDir = path.resolve(import.meta.dirname, '../..');
const exitWithParent = pathToFileURL(path.join(import.meta.dirname, 'exit-with-parent.ts')).href;

/**
 * Starts a Node program whose lines appear with its name before them. It has a session of its own, so that Ctrl-C
 * reaches the launcher alone, which then stops everything in order; and it ends when the launcher is killed.
 */
export function startChild(name: string, args: string[], env: NodeJS.ProcessEnv): ChildProcess {
  const child = spawn(process.execPath, ['--import', exitWithParent, ...args], {
    cwd: rootDir,
    env,
    detached: process.platform !== 'win32',
    windowsHide: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    createInterface({ input: stream }).on('line', (line) => {
      if (line.trim() !== '') console.log(`${name.padEnd(6)} | ${line}`);
    });
  }
  return child;
}

export function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

/** Asks a child to finish, and ends it when it has not within the time. */
export async function stopChild(child: ChildProcess | undefined, milliseconds: number): Promise<void> {
  if (!child || hasEnded(child)) return;
  child.kill('SIGTERM');
  if (!(await until(() => hasEnded(child), milliseconds))) child.kill('SIGKILL');
}

/**
 * A child that is started again when it ends by itself: after one second, then after twice as long each time, at
 * most half a minute; a minute of running begins the count anew.
 */
export function keepRunning(name: string, start: () => ChildProcess) {
  let child: ChildProcess;
  let stopped = false;
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;
  const begin = () => {
    const startedAt = Date.now();
    child = start();
    child.once('exit', (code, signal) => {
      if (stopped) return;
      failures = Date.now() - startedAt > 60_000 ? 1 : failures + 1;
      const seconds = Math.min(2 ** (failures - 1), 30);
      console.error(`${name} ended (${signal ?? `code ${code}`}); starting it again in ${seconds} s`);
      timer = setTimeout(begin, seconds * 1_000);
    });
  };
  begin();
  return {
    async stop(milliseconds: number): Promise<void> {
      stopped = true;
      clearTimeout(timer);
      await stopChild(child, milliseconds);
    },
    kill(): void {
      stopped = true;
      clearTimeout(timer);
      child.kill('SIGKILL');
    },
  };
}
