import type { Actor } from '#lib/kernel/actor.ts';
import { now } from '#lib/kernel/clock.ts';
import { type FieldErrors, type Outcome, ok, refuse } from '#lib/kernel/outcome.ts';
import { audit } from '#lib/platform/audit.ts';
import { db, type Tx } from '#lib/platform/db.ts';
import { publish, tags } from '#lib/platform/publish.ts';
import { mayCreate, mayManage } from './policy.ts';
import { lettersWhole } from './previews.ts';
import {
  campaignPlace,
  findCampaign,
  type SharingWriter,
  type Surroundings,
  sharingWriters,
  surroundings,
  type TeamCampaign,
} from './queries.ts';
import { type Check, publishChecks } from './rules.ts';
import type { CreateInput, StateInput, Target, UpdateInput } from './schema.ts';
import { freeSlug, slugFrom } from './slug.ts';
import { templatesOf } from './template-queries.ts';

type Made = { slug: string };

/** Two people who begin campaigns take turns, so that each gets an address of its own. */
const SLUG_LOCK = 287_017;

/** Begins a draft whose address is proposed from its title. The actor owns it. */
export async function createCampaign(actor: Actor, input: CreateInput): Promise<Outcome<Made>> {
  const refusal = mayCreate(actor);
  if (refusal) return refusal;
  const place = await campaignPlace(input.placeGeoid);
  if (!place) return refuse('invalid', { fields: { placeGeoid: 'choose' } });
  const { title, summary, language, ask, goal, requiresResidence, targets } = input;
  return db().$transaction(async (tx) => {
    if (!(await seatsAreThere(tx, place.geoid, targets)))
      return refuse('invalid', { fields: { targets: 'choose' } });
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(${SLUG_LOCK})::text`;
    const wanted = slugFrom(title);
    const near = await tx.campaign.findMany({
      where: { slug: { startsWith: wanted.slice(0, 50) } },
      select: { slug: true },
    });
    const slug = freeSlug(wanted, new Set(near.map((it) => it.slug)));
    const fields = { slug, title, summary, language, ask, goal, requiresResidence };
    const { id } = await tx.campaign.create({
      data: {
        ...fields,
        placeGeoid: place.geoid,
        members: { create: { userId: actor.id, role: 'owner' } },
        targets: { create: targets },
      },
    });
    await audit(tx, actor, 'campaign.create', `campaign:${id}`, {
      after: { ...fields, placeGeoid: place.geoid, targets },
    });
    await publish(tx, tags.campaign(slug), tags.place(place.geoid));
    return ok({ slug });
  });
}

/** Changes a draft or a published campaign. A published one keeps its address and stays fit to be published. */
export async function updateCampaign(actor: Actor, input: UpdateInput): Promise<Outcome<Made>> {
  const around = await surroundingsOf(input.id);
  const { title, summary, language, ask, goal, requiresResidence, targets } = input;
  return change(actor, input, 'campaign.update', async (tx, before) => {
    if (before.state === 'closed') return refuse('conflict');
    if (!(await seatsAreThere(tx, before.place.geoid, targets)))
      return refuse('invalid', { fields: { targets: 'choose' } });
    const slug = before.state === 'draft' ? (input.slug ?? before.slug) : before.slug;
    if (slug !== before.slug) {
      await tx.$queryRaw`SELECT pg_advisory_xact_lock(${SLUG_LOCK})::text`;
      if (await tx.campaign.findUnique({ where: { slug }, select: { id: true } }))
        return refuse('invalid', { fields: { slug: 'taken' } });
    }
    const fields = { slug, title, summary, language, ask, goal, requiresResidence };
    const unmet =
      before.state === 'published' ? await firstUnmet(tx, { ...before, ...fields, targets }, around) : null;
    if (unmet) return refuse('invalid', { fields: TO_MEND[unmet] });
    await tx.campaignTarget.deleteMany({ where: { campaignId: before.id } });
    await tx.campaignTarget.createMany({
      data: targets.map((target) => ({ campaignId: before.id, ...target })),
    });
    return ok({ data: fields, targets });
  });
}

/** Draft → published, once everything that publishing takes is there. */
export async function publishCampaign(actor: Actor, input: StateInput): Promise<Outcome<Made>> {
  const around = await surroundingsOf(input.id);
  return change(actor, input, 'campaign.publish', async (tx, before) => {
    if (before.state !== 'draft') return refuse('conflict');
    if (await firstUnmet(tx, before, around)) return refuse('invalid', { fields: { publish: 'notReady' } });
    return ok({ data: { state: 'published' as const, publishedAt: now() } });
  });
}

/** Published → closed, for good: no further letter counts toward it. */
export function closeCampaign(actor: Actor, input: StateInput): Promise<Outcome<Made>> {
  return change(actor, input, 'campaign.close', async (_tx, before) =>
    before.state === 'published'
      ? ok({ data: { state: 'closed' as const, closedAt: now() } })
      : refuse('conflict'),
  );
}

/** The writers who share their name, taken out as a file; who took it, when and how many is recorded. */
export async function exportWriters(
  actor: Actor,
  slug: string,
): Promise<Outcome<{ campaign: TeamCampaign; writers: SharingWriter[] }>> {
  return db().$transaction(async (tx) => {
    const campaign = await findCampaign({ slug }, tx);
    const refusal = mayManage(actor, campaign);
    if (refusal || !campaign) return refusal ?? refuse('not_found');
    const writers = await sharingWriters(campaign, tx);
    await audit(tx, actor, 'campaign.exportWriters', `campaign:${campaign.id}`, {
      after: { writers: writers.length },
    });
    return ok({ campaign, writers });
  });
}

/** Of a campaign's row, what a change may write; the rest stays. */
type Change = {
  data: Partial<Recorded> & { publishedAt?: Date; closedAt?: Date };
  targets?: Target[];
};

/**
 * One change of one version of a campaign: policy, the decision, the row, its audit row and the pages to be made
 * anew, in one transaction. A version that is not the newest is a conflict, and nothing is written.
 */
async function change(
  actor: Actor,
  version: { id: string; updatedAt: string },
  action: string,
  decide: (tx: Tx, before: TeamCampaign) => Promise<Outcome<Change>>,
): Promise<Outcome<Made>> {
  return db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 AS locked FROM "Campaign" WHERE id = ${version.id} FOR UPDATE`;
    const before = await findCampaign({ id: version.id }, tx);
    const refusal = mayManage(actor, before);
    if (refusal || !before) return refusal ?? refuse('not_found');
    if (before.updatedAt.getTime() !== Date.parse(version.updatedAt)) return refuse('conflict');
    const decided = await decide(tx, before);
    if (!decided.ok) return decided;
    const { data, targets } = decided.value;
    // Two changes within a millisecond are two versions all the same.
    const updatedAt = new Date(Math.max(Date.now(), before.updatedAt.getTime() + 1));
    const after = await tx.campaign.update({ where: { id: before.id }, data: { ...data, updatedAt } });
    await audit(tx, actor, action, `campaign:${before.id}`, {
      before: { ...recorded(before), targets: before.targets },
      after: { ...recorded(after), targets: targets ?? before.targets },
    });
    await publish(tx, tags.campaign(before.slug), tags.campaign(after.slug), tags.place(before.place.geoid));
    return ok({ slug: after.slug });
  });
}

type Recorded = Pick<
  TeamCampaign,
  'slug' | 'title' | 'summary' | 'language' | 'ask' | 'goal' | 'requiresResidence' | 'state'
>;

/** What the audit keeps of a campaign: all of it is the organizer's own, meant for the public. */
function recorded(campaign: Omit<Recorded, 'language'> & { language: string }) {
  const { slug, title, summary, language, ask, goal, requiresResidence, state } = campaign;
  return { slug, title, summary, language, ask, goal, requiresResidence, state };
}

/** Whether all seats named belong to the place's own bodies. */
async function seatsAreThere(tx: Tx, placeGeoid: string, targets: readonly Target[]): Promise<boolean> {
  const ids = [...new Set(targets.flatMap((target) => target.seatId ?? []))];
  if (ids.length === 0) return true;
  return (await tx.seat.count({ where: { id: { in: ids }, body: { placeGeoid } } })) === ids.length;
}

/** Read before the transaction, which holds a connection of its own. Null when there is no such campaign. */
async function surroundingsOf(id: string): Promise<Surroundings | null> {
  const campaign = await findCampaign({ id });
  return campaign && surroundings(campaign.place);
}

/** Where in the form it is mended, and the reason said there. */
const TO_MEND: Record<Check, FieldErrors> = {
  officials: { targets: 'choose' },
  targets: { targets: 'choose' },
  ask: { ask: 'notHere' },
  goal: { goal: 'number' },
  text: { title: 'required' },
  letters: { targets: 'notWhole' },
};

/** What keeps a campaign from being published; null when nothing does. */
async function firstUnmet(
  tx: Tx,
  campaign: TeamCampaign,
  around: Surroundings | null,
): Promise<Check | null> {
  if (!around) return 'officials';
  const whole = lettersWhole(campaign, await templatesOf(campaign.id, tx), around);
  return publishChecks(campaign, around, whole).find((it) => !it.met)?.check ?? null;
}
