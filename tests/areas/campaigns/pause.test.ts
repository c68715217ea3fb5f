import { beforeAll, expect, it } from 'vitest';
import { createCampaign, publishCampaign } from '#lib/campaigns/mutations.ts';
import { switchCampaign } from '#lib/campaigns/pause-mutations.ts';
import { findCampaign, publicCampaign } from '#lib/campaigns/queries.ts';
import { makeMember, makeTowns, TOWN } from '#tests/areas/letters/facts.ts';
import { useDatabase } from '#tests/support/database.ts';
import { input, person } from './world.ts';

const database = useDatabase({ empty: true });
beforeAll(() => makeTowns(database.db));

it('a campaign’s team lets its letters wait and leave again, audited; others cannot, and a draft has none', async () => {
  await makeMember(database.db, { email: 'pause@town.example' });
  const owner = await person(database.db, 'pauses', 'organizer');
  const other = await person(database.db, 'other', 'organizer');
  const made = await createCampaign(owner, input({ placeGeoid: TOWN, ask: 'disclose' }));
  if (!made.ok) throw new Error(made.reason);
  const draft = await findCampaign({ slug: made.value.slug });
  if (!draft) throw new Error('no draft');
  const { id } = draft;
  expect(await switchCampaign(owner, { id, to: 'pause' })).toEqual({ ok: false, reason: 'conflict' });
  const version = { id, updatedAt: draft.updatedAt.toISOString(), locale: 'en' as const };
  expect((await publishCampaign(owner, version)).ok).toBe(true);

  expect(await switchCampaign(other, { id, to: 'pause' })).toEqual({ ok: false, reason: 'forbidden' });
  expect((await switchCampaign(owner, { id, to: 'pause' })).ok).toBe(true);
  const paused = await findCampaign({ id });
  expect(paused?.pausedAt).not.toBeNull();
  expect((await publicCampaign(paused?.slug ?? ''))?.pausedAt).toEqual(paused?.pausedAt);
  // Once more changes nothing: it waits since the first time.
  expect((await switchCampaign(owner, { id, to: 'pause' })).ok).toBe(true);
  expect((await findCampaign({ id }))?.pausedAt).toEqual(paused?.pausedAt);
  expect((await switchCampaign(owner, { id, to: 'resume' })).ok).toBe(true);
  expect((await findCampaign({ id }))?.pausedAt).toBeNull();
  const audits = await database.db.auditEntry.findMany({
    where: { subject: `campaign:${id}`, action: { in: ['campaign.pause', 'campaign.resume'] } },
  });
  expect(audits.map(({ action }) => action).sort()).toEqual(['campaign.pause', 'campaign.resume']);
});
