import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { addLocalKey, dropLocalKeys, EnvError, readEnv, VARIABLES } from '#lib/platform/env.ts';

const DATA_DIR = mkdtempSync(path.join(tmpdir(), 'dais-env-'));
afterAll(() => rmSync(DATA_DIR, { recursive: true }));

const given = (variables: Record<string, string>) => readEnv({ DATA_DIR, ...variables });

const host = {
  APP_URL: 'https://dais.example',
  DATABASE_URL: 'postgresql://db.example/dais',
  AUTH_SECRET: 'a'.repeat(32),
  DATA_KEY: '0'.repeat(64),
  RESEND_API_KEY: 're_fictitious',
  RESEND_WEBHOOK_SECRET: 'whsec_fictitious',
  MAIL_FROM: 'Dais <letters@dais.example>',
};

describe('the environment', () => {
  it('is local mode without APP_URL or with one on loopback, and makes its own secrets once', () => {
    for (const APP_URL of ['', 'http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000']) {
      expect(given({ APP_URL }).localMode).toBe(true);
    }
    expect(given({}).authSecret).toBe(given({}).authSecret);
    expect(given({}).dataKeys.map((key) => key.length)).toEqual([32]);
    expect(statSync(path.join(DATA_DIR, 'secrets.json')).mode & 0o077).toBe(0);
  });

  it('is not local mode on any other host: what is missing is named, all at once', () => {
    expect(given(host).localMode).toBe(false);
    const { DATA_KEY: _, MAIL_FROM: __, ...incomplete } = host;
    expect(() => given(incomplete)).toThrow(/DATA_KEY, MAIL_FROM/);
    expect(() => given({ ...host, APP_URL: 'https://localhost.example', DATABASE_URL: '' })).toThrow(
      /DATABASE_URL/,
    );
  });

  it('names a malformed variable and what it must be', () => {
    expect(() => given({ ...host, DATA_KEY: 'short' })).toThrow(/DATA_KEY: must be 32 bytes/);
    expect(() => given({ ...host, DATA_KEYS_OLD: `${'1'.repeat(64)} short` })).toThrow(/DATA_KEYS_OLD/);
    expect(() => given({ PORT: 'many' })).toThrow(EnvError);
    expect(() => given({ DATABASE_URL: 'mysql://db.example' })).toThrow(/DATABASE_URL: must start with/);
  });

  it('takes keys before the newest one, each once', () => {
    const old = `${'1'.repeat(64)}, ${'0'.repeat(64)} ${'1'.repeat(64)}`;
    const keys = given({ ...host, DATA_KEYS_OLD: old }).dataKeys;
    expect(keys.map((key) => key.toString('hex')[0])).toEqual(['0', '1']);
  });

  it('keeps the keys of local mode in one file, the newest first, until the old ones are dropped', () => {
    const dir = mkdtempSync(path.join(tmpdir(), 'dais-keys-'));
    const keys = () => readEnv({ DATA_DIR: dir }).dataKeys.map((key) => key.toString('hex'));
    const [first] = keys();
    addLocalKey(dir);
    expect(keys()).toEqual([expect.not.stringMatching(first ?? ''), first]);
    expect(readEnv({ DATA_DIR: dir, DATA_KEY: '2'.repeat(64) }).dataKeys).toHaveLength(1);
    dropLocalKeys(dir);
    expect(keys()).toEqual([expect.not.stringMatching(first ?? '')]);
    expect(statSync(path.join(dir, 'secrets.json')).mode & 0o077).toBe(0);
    rmSync(dir, { recursive: true });
  });

  it('has no final slash in the address', () => {
    expect(given({ ...host, APP_URL: 'https://dais.example/' }).appUrl).toBe('https://dais.example');
  });
});

it('.env.example names every variable', () => {
  const named = [...readFileSync('.env.example', 'utf8').matchAll(/^#([A-Z_]+)=/gm)].map(([, name]) => name);
  expect(named.toSorted()).toEqual(VARIABLES.toSorted());
});
