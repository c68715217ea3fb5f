import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  closeCampaign,
  createCampaign,
  exportWriters,
  publishCampaign,
  updateCampaign,
} from '#lib/campaigns/mutations.ts';
import {
  campaignsFor,
  campaignsIn,
  findCampaign,
  publicCampaign,
  resultsOf,
  sharingWriters,
  type TeamCampaign,
} from '#lib/campaigns/queries.ts';
import type { Actor } from '#lib/kernel/actor.ts';
import { PUBLISH_CHANNEL } from '#lib/platform/publish.ts';
import { useDatabase } from '#tests/support/database.ts';
import { input, letter, MIAMI, person } from './world.ts';

const database = useDatabase();
let owner: Actor;

beforeAll(async () => {
  owner = await person(database.db, 'owner', 'organizer');
});

async function begun(more: Parameters<typeof input>[0] = {}): Promise<TeamCampaign> {
  const made = await createCampaign(owner, input(more));
  if (!made.ok) throw new Error(made.reason);
  return load(made.value.slug);
}

async function load(slug: string): Promise<TeamCampaign> {
  const campaign = await findCampaign({ slug });
  if (!campaign) throw new Error(`no campaign ${slug}`);
  return campaign;
}

const version = (campaign: TeamCampaign) => ({
  id: campaign.id,
  updatedAt: campaign.updatedAt.toISOString(),
  locale: 'en' as const,
});

async function published(more: Parameters<typeof input>[0] = {}): Promise<TeamCampaign> {
  const draft = await begun(more);
  const outcome = await publishCampaign(owner, version(draft));
  if (!outcome.ok) throw new Error(outcome.reason);
  return load(draft.slug);
}

describe('beginning', () => {
  it('makes a draft that the actor owns, with an audit row', async () => {
    const campaign = await begun({ title: 'Begun once' });
    expect(campaign).toMatchObject({
      slug: 'begun-once',
      state: 'draft',
      members: [{ userId: owner.id, role: 'owner' }],
      targets: [{ role: 'every_member', seatId: null }],
    });
    expect(
      await database.db.auditEntry.findMany({ where: { subject: `campaign:${campaign.id}` } }),
    ).toMatchObject([{ actor: owner.id, action: 'campaign.create' }]);
  });

  it('gives each its own address, also at the same moment', async () => {
    const made = await Promise.all([1, 2, 3].map(() => begun({ title: 'Same title' })));
    expect(made.map((it) => it.slug).sort()).toEqual(['same-title', 'same-title-2', 'same-title-3']);
  });

  it('refuses a place that is not there, a state, and a seat of another place', async () => {
    const at = (placeGeoid: string) => createCampaign(owner, input({ placeGeoid }));
    expect(await at('1299999')).toMatchObject({
      ok: false,
      reason: 'invalid',
      fields: { placeGeoid: 'choose' },
    });
    expect(await at('12')).toMatchObject({ ok: false, reason: 'invalid' });
    const elsewhere = await database.db.seat.findFirstOrThrow({
      where: { body: { placeGeoid: { not: MIAMI } } },
    });
    expect(
      await createCampaign(owner, input({ targets: [{ role: 'seat', seatId: elsewhere.id }] })),
    ).toMatchObject({ ok: false, fields: { targets: 'choose' } });
  });
});

describe('changing', () => {
  const edit = (campaign: TeamCampaign, more: object = {}) =>
    updateCampaign(owner, { ...input(), ...version(campaign), ...more });

  it('writes what was changed and before', async () => {
    const draft = await begun({ title: 'Before' });
    expect(
      await edit(draft, {
        title: 'After',
        slug: 'another-address',
        targets: [{ role: 'mayor', seatId: null }],
      }),
    ).toEqual({ ok: true, value: { slug: 'another-address' } });
    expect(await load('another-address')).toMatchObject({
      title: 'After',
      targets: [{ role: 'mayor', seatId: null }],
    });
    expect(
      await database.db.auditEntry.findFirst({
        where: { subject: `campaign:${draft.id}`, action: 'campaign.update' },
      }),
    ).toMatchObject({ before: { title: 'Before', slug: 'before' }, after: { title: 'After' } });
  });

  it('refuses a form made from an older version, and keeps the newer', async () => {
    const draft = await begun();
    expect((await edit(draft, { title: 'First' })).ok).toBe(true);
    expect(await edit(draft, { title: 'Second' })).toMatchObject({ ok: false, reason: 'conflict' });
    expect((await load(draft.slug)).title).toBe('First');
    const both = await load(draft.slug);
    const raced = await Promise.all([edit(both, { title: 'A' }), edit(both, { title: 'B' })]);
    expect(raced.map((it) => it.ok).sort()).toEqual([false, true]);
  });

  it('refuses an address that is taken', async () => {
    const [one, two] = [await begun(), await begun()];
    expect(await edit(two, { slug: one.slug })).toMatchObject({ ok: false, fields: { slug: 'taken' } });
  });

  it('keeps the address of a published one, and a recipient in it', async () => {
    const campaign = await published();
    expect(await edit(campaign, { targets: [] })).toMatchObject({ ok: false, fields: { targets: 'choose' } });
    // The agreement is signed: there is none to decline, and that is said where it was chosen.
    expect(await edit(campaign, { ask: 'decline' })).toMatchObject({ ok: false, fields: { ask: 'notHere' } });
    expect((await load(campaign.slug)).targets).toHaveLength(1);
    expect(await edit(campaign, { slug: 'moved' })).toEqual({ ok: true, value: { slug: campaign.slug } });
  });
});

describe('publishing', () => {
  it('opens the page and tells the cached ones', async () => {
    const draft = await begun();
    expect(await publicCampaign(draft.slug)).toBeNull();
    const listener = new pg.Client({ connectionString: database.url });
    await listener.connect();
    const told: string[] = [];
    listener.on('notification', ({ payload }) => told.push(payload ?? ''));
    await listener.query(`LISTEN ${PUBLISH_CHANNEL}`);
    expect((await publishCampaign(owner, version(draft))).ok).toBe(true);
    await listener.query('SELECT 1');
    await listener.end();
    expect(told.sort()).toEqual([`campaign:${draft.slug}`, `place:${MIAMI}`]);
    expect(await publicCampaign(draft.slug)).toMatchObject({ state: 'published' });
    expect((await campaignsIn(MIAMI)).map((it) => it.slug)).toContain(draft.slug);
  });

  it('takes a recipient in office', async () => {
    const outcome = await publishCampaign(owner, version(await begun({ targets: [] })));
    expect(outcome).toMatchObject({ ok: false, reason: 'invalid', fields: { publish: 'notReady' } });
  });

  it('takes officials on file', async () => {
    const bare = await database.db.place.findFirstOrThrow({
      where: { kind: 'municipality', bodies: { none: {} } },
    });
    const draft = await begun({ placeGeoid: bare.geoid, ask: 'disclose' });
    expect(await publishCampaign(owner, version(draft))).toMatchObject({ ok: false, reason: 'invalid' });
  });

  it('happens once', async () => {
    const campaign = await published();
    expect(await publishCampaign(owner, version(campaign))).toMatchObject({ reason: 'conflict' });
  });
});

describe('closing', () => {
  it('keeps the page, takes it off the place, and ends all changes', async () => {
    const campaign = await published();
    expect((await closeCampaign(owner, version(campaign))).ok).toBe(true);
    const closed = await load(campaign.slug);
    expect(await publicCampaign(campaign.slug)).toMatchObject({ state: 'closed' });
    expect((await campaignsIn(MIAMI)).map((it) => it.slug)).not.toContain(campaign.slug);
    expect(await updateCampaign(owner, { ...input(), ...version(closed) })).toMatchObject({
      reason: 'conflict',
    });
    expect(await closeCampaign(owner, version(closed))).toMatchObject({ reason: 'conflict' });
  });

  it('is for what was published', async () => {
    expect(await closeCampaign(owner, version(await begun()))).toMatchObject({ reason: 'conflict' });
  });
});

describe('results', () => {
  it('count letters by day, official and state; only what arrived counts toward the goal', async () => {
    const campaign = await published();
    // Two in the morning UTC is still the evening before in Miami.
    const evening = new Date(Date.now() - 3 * 86_400_000);
    evening.setUTCHours(2, 0, 0, 0);
    await letter(database.db, campaign.id, ['delivered', 'bounced'], { createdAt: evening });
    await letter(database.db, campaign.id, ['accepted', 'queued']);
    await letter(database.db, campaign.id, ['queued', 'failed']);
    await letter(database.db, campaign.id, ['bounced'], { scrubbed: true });
    const results = await resultsOf(campaign);
    expect(results).toMatchObject({
      letters: 4,
      counted: 2,
      byState: { queued: 2, claimed: 0, accepted: 1, delivered: 1, bounced: 2, failed: 1 },
    });
    expect(results.byOfficial).toMatchObject([
      { name: 'Official 0', total: 4, states: { delivered: 1, accepted: 1, queued: 1, bounced: 1 } },
      { name: 'Official 1', total: 3, states: { bounced: 1, queued: 1, failed: 1 } },
    ]);
    const dayBefore = new Date(evening.getTime() - 86_400_000).toISOString().slice(0, 10);
    expect(results.byDay[0]).toEqual({ day: dayBefore, letters: 1 });
    expect(results.byDay.reduce((sum, it) => sum + it.letters, 0)).toBe(4);
    const line = (await campaignsFor(owner)).find((it) => it.slug === campaign.slug);
    expect(line?.letters).toBe(2);
  });
});

describe('writers', () => {
  it('are shown only when they chose it and their letter is still here; the default is no', async () => {
    const campaign = await published();
    await letter(database.db, campaign.id, ['delivered'], { name: 'Said nothing' });
    await letter(database.db, campaign.id, ['delivered'], { share: false, name: 'Said no' });
    await letter(database.db, campaign.id, ['delivered'], { share: true, scrubbed: true });
    expect(await sharingWriters(campaign)).toEqual([]);
    await letter(database.db, campaign.id, ['delivered'], { share: true, name: 'Said yes' });
    expect(await sharingWriters(campaign)).toMatchObject([{ name: 'Said yes' }]);
    // Nothing else that a team or the public can read holds a name.
    const all = JSON.stringify([
      await resultsOf(campaign),
      await publicCampaign(campaign.slug),
      await campaignsIn(MIAMI),
    ]);
    expect(all).not.toMatch(/Said|writer\d+@/);
  });

  it('are taken out only by the team and admins, which is recorded without their names', async () => {
    const campaign = await published();
    await letter(database.db, campaign.id, ['delivered'], { share: true, name: 'Said yes' });
    const another = await person(database.db, 'another', 'organizer');
    const resident = await person(database.db, 'resident');
    expect(await exportWriters(another, campaign.slug)).toMatchObject({ reason: 'forbidden' });
    expect(await exportWriters(resident, campaign.slug)).toMatchObject({ reason: 'forbidden' });
    expect(await exportWriters(owner, 'no-such')).toMatchObject({ reason: 'not_found' });
    const admin = await person(database.db, 'admin', 'admin');
    for (const actor of [owner, admin])
      expect(await exportWriters(actor, campaign.slug)).toMatchObject({
        ok: true,
        value: { writers: [{ name: 'Said yes' }] },
      });
    const rows = await database.db.auditEntry.findMany({ where: { action: 'campaign.exportWriters' } });
    expect(rows.map((it) => it.after)).toEqual([{ writers: 1 }, { writers: 1 }]);
  });
});
