import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CommandError } from '#lib/platform/errors.ts';
import { takeLock } from '#lib/platform/lock.ts';

const rootDir = path.resolve(import.meta.dirname, '../..');
const markFile = path.join(rootDir, '.next/dais-build');

/** All that the build reads. The generated client follows from prisma/schema and the lock file. */
const INPUTS = [
  'app',
  'components',
  'lib',
  'messages',
  'prisma/schema',
  'public',
  'instrumentation.ts',
  'next.config.ts',
  'package.json',
  'package-lock.json',
  'proxy.ts',
  'tsconfig.json',
];
const NOT_INPUTS = ['lib/platform/prisma'];

/** Whether .next was built, to its end, from the files as they are. About 10 ms. */
export function isBuilt(): boolean {
  return (
    existsSync(path.join(rootDir, '.next/BUILD_ID')) &&
    existsSync(markFile) &&
    readFileSync(markFile, 'utf8') === hashInputs()
  );
}

/**
 * Builds the web application unless it is built; waits for another build of this checkout.
 * @param onChild receives the build's process, so that the caller can end it.
 */
export async function build(note: (line: string) => void, onChild?: (child: ChildProcess) => void) {
  const file = path.join(rootDir, '.next-build.lock');
  for (let told = false; ; told = true) {
    const taken = takeLock(file, 'build');
    if ('lock' in taken) {
      try {
        if (!isBuilt()) await runBuild(onChild);
        return;
      } finally {
        taken.lock.release();
      }
    }
    if (!told) note(`Waiting for the build that process ${taken.holder.pid} is making`);
    await sleep(200);
  }
}

async function runBuild(onChild?: (child: ChildProcess) => void): Promise<void> {
  const hash = hashInputs();
  const next = path.join(rootDir, 'node_modules/next/dist/bin/next');
  const child = spawn(process.execPath, [next, 'build'], {
    cwd: rootDir,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onChild?.(child);
  const output: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0) throw new CommandError(`The build failed:\n${output.join('').trim()}`);
  writeFileSync(markFile, hash);
}

function hashInputs(): string {
  const hash = createHash('sha256');
  for (const input of INPUTS) addToHash(hash, input);
  return hash.digest('hex');
}

function addToHash(hash: ReturnType<typeof createHash>, name: string): void {
  const file = path.join(rootDir, name);
  if (NOT_INPUTS.includes(name) || !existsSync(file)) return;
  if (statSync(file).isDirectory()) {
    for (const entry of readdirSync(file).sort()) addToHash(hash, `${name}/${entry}`);
    return;
  }
  hash.update(`${name}\0`).update(readFileSync(file)).update('\0');
}
