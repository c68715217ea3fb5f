import { afterAll, beforeAll } from 'vitest';
import { type Db, db, disconnect } from '#lib/platform/db.ts';
import { forgetEnv } from '#lib/platform/env.ts';
import { endPresence } from '#lib/platform/presence.ts';
import { ask } from './control.ts';

/**
 * Gives the tests around it a database of their own, with the seed facts or, `empty`, with the tables only.
 * DATABASE_URL points to it, so that the code under test uses it as well.
 */
export function useDatabase(options: { empty?: boolean } = {}): { readonly url: string; readonly db: Db } {
  let clone = { name: '', url: '' };
  beforeAll(async () => {
    clone = await ask('POST', `/databases?kind=${options.empty ? 'empty' : 'seeded'}`);
    process.env.DATABASE_URL = clone.url;
    forgetEnv();
  }, 180_000);
  afterAll(async () => {
    await endPresence();
    await disconnect();
    delete process.env.DATABASE_URL;
    forgetEnv();
    if (clone.name) await ask('DELETE', `/databases?name=${clone.name}`);
  });
  return {
    get url() {
      return clone.url;
    },
    get db() {
      return db();
    },
  };
}
