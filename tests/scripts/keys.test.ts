import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { seal } from '#lib/platform/cipher.ts';
import { readEnv } from '#lib/platform/env.ts';
import { makePerson } from '#tests/areas/letters/facts.ts';
import { useDatabase } from '#tests/support/database.ts';

const database = useDatabase();
const folder = mkdtempSync(path.join(tmpdir(), 'dais-keys-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Ran = { status: number; stdout: string; stderr: string };

/** Without blocking this process, whose connections would die meanwhile. */
function run(variables: Record<string, string>, ...args: string[]): Promise<Ran> {
  const env = { ...process.env, DATABASE_URL: database.url, DATA_DIR: folder, ...variables };
  return new Promise((resolve) => {
    execFile(process.execPath, ['scripts/keys-rotate.ts', ...args], { env }, (error, stdout, stderr) =>
      resolve({ status: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}

const secrets = () => JSON.parse(readFileSync(path.join(folder, 'secrets.json'), 'utf8'));

it('npm run keys:rotate changes the key of local mode and lets the old one go', async () => {
  const { geoid: placeGeoid } = await database.db.place.findFirstOrThrow({ where: { kind: 'county' } });
  const person = await makePerson(database.db);
  const { dataKeys } = readEnv({ DATA_DIR: folder });
  const expiresAt = new Date(Date.now() + 86_400_000);
  const row = { userId: person.id, placeGeoid, expiresAt };
  await database.db.draft.create({ data: { ...row, sealed: seal('draft', { ownWords: 'x' }, dataKeys) } });
  const before = secrets();

  const made = await run({}, '--new', '--json');
  expect([made.status, made.stderr]).toEqual([0, '']);
  const told = JSON.parse(made.stdout);
  expect(told).toMatchObject({
    done: true,
    dropped: false,
    columns: expect.arrayContaining([expect.objectContaining({ column: 'Draft.sealed', resealed: 1 })]),
  });
  expect(secrets()).toMatchObject({ DATA_KEYS_OLD: [before.DATA_KEY], AUTH_SECRET: before.AUTH_SECRET });
  expect(secrets().DATA_KEY).not.toBe(before.DATA_KEY);

  const said = await run({});
  expect([said.status, said.stdout]).toEqual([
    0,
    expect.stringContaining(`Nothing is left under ${told.old[0]}`),
  ]);
  expect((await run({}, '--drop')).stdout).toContain('taken out of secrets.json');
  expect(secrets()).not.toHaveProperty('DATA_KEYS_OLD');
}, 60_000);

it('says on a host that keys are set there, and refuses what it does not know, without a stack', async () => {
  const host = {
    APP_URL: 'https://dais.example',
    AUTH_SECRET: 'a'.repeat(32),
    DATA_KEY: '1'.repeat(64),
    RESEND_API_KEY: 'x',
    RESEND_WEBHOOK_SECRET: 'x',
    MAIL_FROM: 'a@dais.example',
  };
  for (const [variables, args, words] of [
    [host, ['--new'], /On a host set DATA_KEY/],
    [{ DATA_KEY: '1'.repeat(64) }, ['--drop'], /DATA_KEY is set in the environment/],
    [{}, ['--new', '--drop'], /One of/],
    [{}, ['--often'], /Unknown option/],
  ] as const) {
    const { status, stderr } = await run(variables, ...args);
    expect(status).toBe(1);
    expect(stderr).toMatch(words);
    expect(stderr).not.toMatch(/\n\s+at /);
  }
}, 60_000);
