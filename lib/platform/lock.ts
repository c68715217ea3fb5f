import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { identify, isRunning, type ProcessId } from './process.ts';

/** What the holder of a lock tells about itself. */
export type Holder = ProcessId & {
  /** "start" serves until it is stopped; "command" and "build" end by themselves. */
  kind: 'start' | 'command' | 'build';
  /** The npm that launched it: when that is gone, the holder is about to stop. */
  launcher?: ProcessId;
  /** Where it answers, once it does. */
  address?: string;
  /** Which database it uses, once that is up. */
  database?: 'embedded' | 'external';
};

export type Lock = {
  /** Adds to what others can read about the holder. */
  tell(more: Partial<Holder>): void;
  release(): void;
};

export function lockFile(dataDir: string): string {
  return path.join(dataDir, 'dais.lock');
}

/** The living holder of a lock file, if there is one. */
export function readHolder(file: string): Holder | undefined {
  const holder = parse(readOrNull(file));
  return holder && isRunning(holder) ? holder : undefined;
}

/**
 * Takes the lock, also from a holder that died without giving it back.
 * @returns the lock, or the living holder that has it.
 */
export function takeLock(
  file: string,
  kind: Holder['kind'],
  launcher?: ProcessId,
): { lock: Lock } | { holder: Holder } {
  mkdirSync(path.dirname(file), { recursive: true });
  let mine: Holder = { ...identify(process.pid), kind, launcher };
  const draft = `${file}.${process.pid}`;
  for (;;) {
    if (place(draft, file, JSON.stringify(mine))) break;
    const text = readOrNull(file);
    const holder = parse(text);
    if (holder && isRunning(holder)) return { holder };
    if (text !== null) removeStale(file, text);
  }
  const isMine = () => parse(readOrNull(file))?.pid === process.pid;
  return {
    lock: {
      tell(more) {
        mine = { ...mine, ...more };
        if (!isMine()) return;
        writeFileSync(draft, JSON.stringify(mine));
        renameSync(draft, file);
      },
      release() {
        if (isMine()) rmSync(file, { force: true });
      },
    },
  };
}

/** Puts the whole text under the name at once, or answers false when the name is taken. */
function place(draft: string, file: string, text: string): boolean {
  writeFileSync(draft, text);
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS') throw error;
    return placeWithoutLink(file, text);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** For file systems without hard links. */
function placeWithoutLink(file: string, text: string): boolean {
  try {
    writeFileSync(file, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Takes a dead holder's file away; if another process renewed it in between, puts that one back. */
function removeStale(file: string, seen: string): void {
  const aside = `${file}.stale-${process.pid}`;
  try {
    renameSync(file, aside);
    const taken = readFileSync(aside, 'utf8');
    if (taken !== seen) linkSync(aside, file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'EEXIST') throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function readOrNull(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function parse(text: string | null): Holder | undefined {
  try {
    return text ? (JSON.parse(text) as Holder) : undefined;
  } catch {
    return undefined;
  }
}
