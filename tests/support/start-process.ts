import { spawn } from 'node:child_process';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');

export type Started = {
  pid: number;
  /** All that it printed so far. */
  output(): string;
  /** Where it says that it answers. @throws when it ended before. */
  address: Promise<string>;
  /** Its exit code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals | null>;
  kill(signal: NodeJS.Signals): void;
};

/** Runs what `npm start` runs, in a process group of its own. */
export function startDais(variables: Record<string, string>): Started {
  return startScript('scripts/start.ts', [], variables);
}

export function startScript(script: string, args: string[], variables: Record<string, string>): Started {
  return startProgram(process.execPath, [script, ...args], variables);
}

export function startProgram(program: string, args: string[], variables: Record<string, string>): Started {
  const { NODE_OPTIONS: _, ...inherited } = process.env;
  const child = spawn(program, args, {
    cwd: ROOT,
    env: { ...inherited, NODE_ENV: 'production', ...variables },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.on('exit', (code, signal) => resolve(signal ?? code));
  });
  const address = new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      text += chunk.toString();
      const found = /^Dais is at (\S+)$/m.exec(text)?.[1];
      if (found) resolve(found);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void ended.then((how) => reject(new Error(`It ended (${how}) before it answered:\n${text}`)));
  });
  // Not every test waits for the address.
  address.catch(() => {});
  const { pid } = child;
  if (!pid) throw new Error(`${program} did not start`);
  return { pid, output: () => text, address, ended, kill: (signal) => void process.kill(pid, signal) };
}
