import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, vi } from 'vitest';
import { useDatabase } from './database.ts';

/** The commands as a person gives them, each in a process of its own, on a database and in a folder of these tests. */
export function useCommands() {
  // Each starts a program, which begins with the migrations.
  vi.setConfig({ testTimeout: 60_000 });
  const database = useDatabase();
  const folder = mkdtempSync(path.join(tmpdir(), 'dais-commands-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  function run(script: string, ...args: string[]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [`scripts/${script}.ts`, ...args], {
      encoding: 'utf8',
      env: { ...process.env, DATABASE_URL: database.url, DATA_DIR: folder },
    });
    return { status, stdout, stderr };
  }

  /** Writes a file of this name; where it is. */
  function file(name: string, text: string): string {
    const target = path.join(folder, name);
    writeFileSync(target, text);
    return target;
  }

  return { database, folder, run, file };
}
