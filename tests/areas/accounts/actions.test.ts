import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Actor, Viewer } from '#lib/kernel/actor.ts';
import { useDatabase } from '#tests/support/database.ts';
import { makePerson } from '#tests/support/people.ts';

let looking: Viewer = null;
const signIn = vi.fn(async () => undefined);
const signOut = vi.fn(async () => undefined);
vi.mock('#lib/platform/auth.ts', () => ({ currentViewer: async () => looking, signIn, signOut }));
vi.mock('next/headers', () => ({
  headers: async () => new Headers({ 'x-forwarded-for': '192.0.2.9' }),
  cookies: async () => ({ getAll: () => [], delete: () => undefined }),
}));

const database = useDatabase({ empty: true });
const { leave, leaveEverywhere, removeAccount, requestLink, saveProfile } = await import(
  '#lib/accounts/actions.ts'
);

let ana: Actor;
let ben: Actor;
beforeAll(async () => {
  ana = await makePerson(database.db, 'Ana');
  ben = await makePerson(database.db, 'Ben');
});
beforeEach(() => {
  looking = null;
});

/** Where an action that ends by leading elsewhere leads to. */
async function destination(run: Promise<unknown>): Promise<string> {
  const error = await run.then(
    () => null,
    (reason: unknown) => reason as { digest?: string },
  );
  return error?.digest?.split(';')[2] ?? '';
}

describe('the actions of an account', () => {
  it.each([
    ['saveProfile', () => saveProfile({ name: 'X', language: 'en' })],
    ['leave', () => leave({})],
    ['leaveEverywhere', () => leaveEverywhere({})],
    ['removeAccount', () => removeAccount({ confirm: 'yes' })],
  ])('%s refuses a stranger', async (_name, run) => {
    expect(await run()).toEqual({ ok: false, reason: 'signed_out' });
  });

  it('change the account of the person who is signed in, and no other', async () => {
    looking = ana;
    expect(await saveProfile({ name: 'Ana Example', language: 'ht' })).toEqual({
      ok: true,
      value: undefined,
    });
    const names = await database.db.user.findMany({ orderBy: { email: 'asc' }, select: { name: true } });
    expect(names).toEqual([{ name: 'Ana Example' }, { name: 'Ben' }]);
  });

  it('sign out here, and everywhere', async () => {
    looking = ben;
    expect(await destination(leave({}))).toBe('/');
    expect(signOut).toHaveBeenCalledOnce();
    expect(await destination(leaveEverywhere({}))).toBe('/');
    expect(signOut).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['es', leave],
    ['ht', leaveEverywhere],
  ] as const)('stay in the language: %s', async (locale, run) => {
    looking = ben;
    expect(await destination(run({ locale }))).toBe(`/${locale}`);
  });

  it('name the field that is wrong', async () => {
    looking = ana;
    expect(await saveProfile({ name: 'X', language: 'xx' as 'en' })).toEqual({
      ok: false,
      reason: 'invalid',
      fields: { language: 'choose' },
    });
    expect(await removeAccount({ confirm: 'no' as 'yes' })).toMatchObject({
      reason: 'invalid',
      fields: { confirm: 'required' },
    });
  });

  it('delete only with the box checked', async () => {
    looking = ben;
    expect(await destination(removeAccount({ confirm: 'yes', locale: 'es' }))).toBe('/es/account/deleted');
    const left = await database.db.user.findMany({ select: { email: true } });
    expect(left).toEqual([{ email: 'ana@example.org' }]);
  });
});

describe('asking for a link', () => {
  it('refuses an address whose mailbox vanishes to somebody who signs in to send a letter, and to nobody else', async () => {
    const ask = (email: string, next: string) => requestLink({ email, next });
    for (const next of ['/write/fl/miami', '/es/write/fl/miami?ask=keep'])
      expect(await ask('x@mailinator.com', next)).toEqual({
        ok: false,
        reason: 'invalid',
        fields: { email: 'disposable' },
      });
    const form = new FormData();
    form.set('email', 'x7@privaterelay.appleid.com');
    form.set('next', '/write/fl/miami');
    expect(await destination(requestLink(null, form))).toBe('/sign-in/sent');
    form.set('email', 'y@mailinator.com');
    form.set('next', '/account/follows');
    expect(await destination(requestLink(null, form))).toBe('/sign-in/sent');
  });

  it('needs an address', async () => {
    expect(await requestLink({ email: 'nobody' })).toEqual({
      ok: false,
      reason: 'invalid',
      fields: { email: 'email' },
    });
  });

  it('leads to the page that says so, in the reader’s language, and back to where they were', async () => {
    const form = new FormData();
    form.set('email', ' Dora@Example.org ');
    form.set('next', '/es/write/fl/miami');
    form.set('locale', 'es');
    expect(await destination(requestLink(null, form))).toBe('/es/sign-in/sent');
    expect(signIn).toHaveBeenLastCalledWith('email', {
      email: 'dora@example.org',
      redirectTo: '/es/sign-in?next=%2Fes%2Fwrite%2Ffl%2Fmiami',
      redirect: false,
    });
  });

  it('is refused after the fifth time in an hour for one address, whoever asks', async () => {
    const ask = () => requestLink({ email: 'often@example.org' });
    for (let time = 0; time < 5; time++) expect(await destination(ask())).toBe('/sign-in/sent');
    expect(await ask()).toMatchObject({ ok: false, reason: 'too_many' });
  });
});
