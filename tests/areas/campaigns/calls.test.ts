import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { countCall } from '#lib/campaigns/call-actions.ts';
import { addCall } from '#lib/campaigns/call-mutations.ts';
import { createCampaign, publishCampaign } from '#lib/campaigns/mutations.ts';
import { countCalls, findCampaign } from '#lib/campaigns/queries.ts';
import { setClock } from '#lib/kernel/clock.ts';
import { makeMember, makeTowns, TOWN } from '#tests/areas/letters/facts.ts';
import { useDatabase } from '#tests/support/database.ts';
import { input, person } from './world.ts';

vi.mock('#lib/platform/auth.ts', () => ({ currentViewer: async () => null }));
vi.mock('next/headers', () => ({ headers: async () => new Headers() }));

const database = useDatabase({ empty: true });
let slug = '';

beforeAll(async () => {
  await makeTowns(database.db);
  await makeMember(database.db, { email: 'pat@town.example' });
  const owner = await person(database.db, 'owner', 'organizer');
  const made = await createCampaign(owner, input({ placeGeoid: TOWN, ask: 'disclose' }));
  if (!made.ok) throw new Error(made.reason);
  slug = made.value.slug;
  expect(await countCall({ campaign: slug }), 'a draft counts nothing').toMatchObject({
    reason: 'not_found',
  });
  const draft = await findCampaign({ slug });
  if (!draft) throw new Error('no draft');
  const version = { id: draft.id, updatedAt: draft.updatedAt.toISOString(), locale: 'en' as const };
  expect((await publishCampaign(owner, version)).ok).toBe(true);
});
afterEach(() => setClock(null));

it('counts a call as a number of its day, and nothing about who made it', async () => {
  setClock(new Date('2026-11-23T15:00:00Z'));
  expect(await countCall({ campaign: slug })).toMatchObject({ ok: true });
  await Promise.all([addCall(slug), addCall(slug)]);
  setClock(new Date('2026-11-24T15:00:00Z'));
  await addCall(slug);
  const { id = '' } = (await findCampaign({ slug })) ?? {};
  expect(await countCalls(id)).toBe(4);
  const rows = await database.db.campaignCalls.findMany({ orderBy: { on: 'asc' } });
  expect(
    rows.map(({ on, count, ...rest }) => [on.toISOString().slice(0, 10), count, Object.keys(rest)]),
  ).toEqual([
    ['2026-11-23', 3, ['campaignId']],
    ['2026-11-24', 1, ['campaignId']],
  ]);
  expect(await database.db.auditEntry.count({ where: { subject: { contains: 'call' } } })).toBe(0);
});

it('refuses what is not a running campaign, and more calls than a person makes in a day', async () => {
  expect(await countCall({ campaign: 'no-such-campaign' })).toMatchObject({ reason: 'not_found' });
  expect(await countCall({ campaign: '' })).toMatchObject({ reason: 'invalid' });
  await database.db.rateWindow.deleteMany();
  setClock(new Date('2026-11-25T15:00:00Z'));
  const outcomes = [];
  for (let index = 0; index < 26; index++) outcomes.push(await countCall({ campaign: slug }));
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(25);
  expect(outcomes.at(-1)).toMatchObject({ reason: 'too_many' });
});
