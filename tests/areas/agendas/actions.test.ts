import { beforeAll, expect, it, vi } from 'vitest';
import { follow, stopNotices, unfollow } from '#lib/agendas/actions.ts';
import { followsOf } from '#lib/agendas/queries.ts';
import { stopToken } from '#lib/agendas/stop-token.ts';
import type { Actor, Viewer } from '#lib/kernel/actor.ts';
import { useDatabase } from '#tests/support/database.ts';
import { GEOID, makePlace, makeUser } from './host.ts';

let viewer: Viewer = null;
vi.mock('#lib/platform/auth.ts', () => ({ currentViewer: async () => viewer }));
vi.mock('next/headers', () => ({ headers: async () => new Headers() }));
const refresh = vi.fn();
vi.mock('next/cache', () => ({ refresh: () => refresh() }));

const database = useDatabase({ empty: true });
let ana: Actor;
let ben: Actor;

beforeAll(async () => {
  await makePlace(database.db);
  ana = await makeUser(database.db, 'ana');
  ben = await makeUser(database.db, 'ben');
});

/** A done action leads to the list of follows. */
const done = async (work: Promise<unknown>) =>
  expect(work).rejects.toThrow(
    expect.objectContaining({ digest: expect.stringMatching('/account/follows') }),
  );
const form = (values: Record<string, string>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(values)) data.set(name, value);
  return data;
};

it('follow: refused to a stranger and for nothing, done for a person, by a plain form', async () => {
  viewer = null;
  expect(await follow({ place: GEOID })).toMatchObject({ ok: false, reason: 'signed_out' });
  viewer = ana;
  expect(await follow(form({ place: '' }))).toMatchObject({ ok: false, reason: 'invalid' });
  expect(await follow({ place: '1200000' })).toMatchObject({ ok: false, reason: 'not_found' });
  await done(follow(form({ place: GEOID, language: 'es' })));
  expect(await followsOf(ana)).toHaveLength(1);
});

it('unfollow: refused to a stranger and to another person, done for its owner', async () => {
  const [mine] = await followsOf(ana);
  const id = mine?.id ?? '';
  viewer = null;
  expect(await unfollow({ id })).toMatchObject({ reason: 'signed_out' });
  viewer = ben;
  expect(await unfollow({ id })).toMatchObject({ reason: 'not_found' });
  expect(await followsOf(ana)).toHaveLength(1);
  viewer = ana;
  await done(unfollow(form({ id })));
  expect(await followsOf(ana)).toEqual([]);
});

it('stopNotices: refused with a forged link, done and shown at once for whoever holds the right one', async () => {
  viewer = ana;
  await done(follow({ place: GEOID }));
  const [mine] = await followsOf(ana);
  const token = stopToken({ what: 'follow', id: mine?.id ?? '' });
  viewer = null;
  expect(await stopNotices({ token: `${token.slice(0, -2)}xx` })).toMatchObject({ reason: 'forbidden' });
  expect(await stopNotices({ token: 'x' })).toMatchObject({ reason: 'invalid' });
  expect(await followsOf(ana)).toHaveLength(1);
  expect(refresh).not.toHaveBeenCalled();
  expect(await stopNotices(form({ token }))).toMatchObject({ ok: true });
  expect(refresh).toHaveBeenCalledOnce();
  expect(await followsOf(ana)).toEqual([]);
});
