import { type Actor, hasRole, type Viewer } from '#lib/kernel/actor.ts';
import { now } from '#lib/kernel/clock.ts';
import { type Day, dayIn } from '#lib/kernel/dates.ts';
import type { Locale } from '#lib/kernel/locales.ts';
import type { Situation } from '#lib/letters/rules.ts';
import { type PlaceFacts, placeFacts } from '#lib/letters/wording/place-facts.ts';
import { type Ask, STANDINGS } from '#lib/letters/words.ts';
import { bodiesOf, recipientsOf } from '#lib/officials/queries.ts';
import { seatRecord } from '#lib/officials/rules.ts';
import type { Recipient } from '#lib/officials/types.ts';
import { newestList, statusOf } from '#lib/places/queries.ts';
import { unseal } from '#lib/platform/cipher.ts';
import { db, type Tx } from '#lib/platform/db.ts';
import { mayManage } from './policy.ts';
import { type DayCount, fillDays } from './rules.ts';
import type { Target } from './schema.ts';

/** Letters that have arrived somewhere: at least one copy was taken by the mail provider and not sent back. */
const COUNTED = { deliveries: { some: { state: { in: ['accepted' as const, 'delivered' as const] } } } };

const place = {
  select: { geoid: true, kind: true, name: true, slug: true, stateCode: true, timeZone: true },
} as const;
const include = {
  place,
  targets: { select: { role: true, seatId: true } },
  members: { select: { userId: true, role: true } },
} as const;

export type CampaignState = 'draft' | 'published' | 'closed';
export type CampaignPlace = {
  geoid: string;
  kind: 'state' | 'county' | 'municipality';
  name: string;
  slug: string;
  stateCode: string;
  timeZone: string;
};

/** What everybody may see of a published or closed campaign. The texts are in `language`. */
export type PublicCampaign = {
  id: string;
  slug: string;
  title: string;
  summary: string;
  language: Locale;
  ask: Ask;
  goal: number;
  /** Only who says that they live in the place may write from it. */
  requiresResidence: boolean;
  state: CampaignState;
  targets: Target[];
  place: CampaignPlace;
  publishedAt: Date | null;
  closedAt: Date | null;
  /** Its letters wait since then. */
  pausedAt: Date | null;
};

/** What its team sees besides. */
export type TeamCampaign = PublicCampaign & {
  updatedAt: Date;
  members: { userId: string; role: 'owner' | 'organizer' }[];
};

type Row = Omit<TeamCampaign, 'targets' | 'language'> & {
  language: string;
  targets: { role: string; seatId: string | null }[];
};

function shape(row: Row): TeamCampaign {
  // The database checks both: a target with a seat has the role seat, and no other has one.
  return { ...row, language: row.language as Locale, targets: row.targets as Target[] };
}

/** One campaign with its team, for policies and mutations; null when there is none. */
export async function findCampaign(
  where: { id: string } | { slug: string },
  tx: Tx = db(),
): Promise<TeamCampaign | null> {
  const row = await tx.campaign.findUnique({ where, include });
  return row && shape(row);
}

/** A campaign for those who may manage it; null for everybody else, as if it did not exist. */
export async function teamCampaign(viewer: Viewer, slug: string): Promise<TeamCampaign | null> {
  const campaign = await findCampaign({ slug });
  return campaign && mayManage(viewer, campaign) === null ? campaign : null;
}

/** A campaign's public page: null while it is a draft. */
export async function publicCampaign(slug: string): Promise<PublicCampaign | null> {
  const campaign = await findCampaign({ slug });
  if (!campaign || campaign.state === 'draft') return null;
  const { members: _, updatedAt: __, ...shown } = campaign;
  return shown;
}

/** How many letters of a campaign reached at least one official's mail. Never who wrote them. */
export function countLetters(campaignId: string): Promise<number> {
  return db().letter.count({ where: { campaignId, ...COUNTED } });
}

/** How many phone calls people had counted for a campaign, by their own account. */
export async function countCalls(campaignId: string): Promise<number> {
  const { _sum } = await db().campaignCalls.aggregate({ where: { campaignId }, _sum: { count: true } });
  return _sum.count ?? 0;
}

export type CampaignLine = Pick<
  PublicCampaign,
  'slug' | 'title' | 'language' | 'ask' | 'goal' | 'state' | 'place'
> & {
  letters: number;
};

const lineSelect = {
  slug: true,
  title: true,
  language: true,
  ask: true,
  goal: true,
  state: true,
  place,
  _count: { select: { letters: { where: COUNTED } } },
} as const;

function toLine({
  _count,
  ...row
}: Omit<CampaignLine, 'letters' | 'language'> & {
  language: string;
  _count: { letters: number };
}): CampaignLine {
  return { ...row, language: row.language as Locale, letters: _count.letters };
}

/** The campaigns that a person works on, newest first; for an admin, all of them. */
export async function campaignsFor(actor: Actor): Promise<CampaignLine[]> {
  const rows = await db().campaign.findMany({
    where: hasRole(actor, 'admin') ? {} : { members: { some: { userId: actor.id } } },
    orderBy: { createdAt: 'desc' },
    select: lineSelect,
    take: 200,
  });
  return rows.map(toLine);
}

/** Campaigns that one can join at a place today, newest first. */
export async function campaignsIn(geoid: string): Promise<CampaignLine[]> {
  const rows = await db().campaign.findMany({
    where: { placeGeoid: geoid, state: 'published' },
    orderBy: { publishedAt: 'desc' },
    select: lineSelect,
    take: 50,
  });
  return rows.map(toLine);
}

/** Whom one can write to at the campaign's place today. */
export function recipientsAt(where: Pick<CampaignPlace, 'geoid' | 'timeZone'>): Promise<Recipient[]> {
  return recipientsOf(where.geoid, dayIn(where.timeZone, now()));
}

export type Surroundings = { recipients: Recipient[]; situation: Situation; place: PlaceFacts };

/** What decides whether a campaign fits its place today. */
export async function surroundings(where: CampaignPlace): Promise<Surroundings> {
  const [recipients, status, list] = await Promise.all([
    recipientsAt(where),
    statusOf(where),
    newestList(where.stateCode),
  ]);
  const place = placeFacts(where, status, list);
  return { recipients, situation: place.situation, place };
}

export type SeatChoice = { id: string; label: string; body: string; holder: string | null };

/** Seats of a place's bodies with who holds them today; `holder` is null when nobody on file does. */
export async function seatsAt(where: Pick<CampaignPlace, 'geoid' | 'timeZone'>): Promise<SeatChoice[]> {
  const today = dayIn(where.timeZone, now());
  return (await bodiesOf(where.geoid)).flatMap((body) =>
    body.seats.map((seat) => ({
      id: seat.id,
      label: seat.label,
      body: body.name,
      holder: seatRecord(seat, today).holder?.person.name ?? null,
    })),
  );
}

/** The place with this GEOID, when a campaign can be about it. */
export async function campaignPlace(geoid: string): Promise<CampaignPlace | null> {
  const row = await db().place.findUnique({ where: { geoid }, ...place });
  return row && row.kind !== 'state' ? row : null;
}

export const DELIVERY_STATES = ['queued', 'claimed', 'accepted', 'delivered', 'bounced', 'failed'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];
export type StateCounts = Record<DeliveryState, number>;

export type Results = {
  /** Letters begun from the campaign and sent, whatever became of their copies. */
  letters: number;
  /** Of those, letters with a copy that arrived: what the public page counts. */
  counted: number;
  /** By day of sending on the place's wall clock; the last 60 days. */
  byDay: DayCount[];
  /** Copies to each official, by state. */
  byOfficial: { name: string; office: string; states: StateCounts; total: number }[];
  byState: StateCounts;
  /** Letters by what writers say of themselves; `none` where they said nothing. */
  byStanding: Record<StandingShown, number>;
};

export const STANDINGS_SHOWN = [...STANDINGS, 'none'] as const;
export type StandingShown = (typeof STANDINGS_SHOWN)[number];

const noStates = (): StateCounts => ({
  queued: 0,
  claimed: 0,
  accepted: 0,
  delivered: 0,
  bounced: 0,
  failed: 0,
});

/** Counts for the team: no names of writers in them. */
export async function resultsOf(campaign: TeamCampaign): Promise<Results> {
  const zone = campaign.place.timeZone;
  const [letters, counted, days, copies, standings] = await Promise.all([
    db().letter.count({ where: { campaignId: campaign.id } }),
    countLetters(campaign.id),
    db().$queryRaw<{ day: Day; letters: number }[]>`
      SELECT to_char("createdAt" AT TIME ZONE 'UTC' AT TIME ZONE ${zone}, 'YYYY-MM-DD') AS day,
        count(*)::int AS letters
      FROM "Letter" WHERE "campaignId" = ${campaign.id} GROUP BY 1 ORDER BY 1`,
    db().delivery.groupBy({
      by: ['recipientName', 'recipientOffice', 'state'],
      where: { letter: { campaignId: campaign.id } },
      _count: { _all: true },
      orderBy: [{ recipientName: 'asc' }, { recipientOffice: 'asc' }],
    }),
    db().letter.groupBy({ by: ['standing'], where: { campaignId: campaign.id }, _count: { _all: true } }),
  ]);
  const byStanding = Object.fromEntries(STANDINGS_SHOWN.map((it) => [it, 0])) as Results['byStanding'];
  for (const { standing, _count } of standings) byStanding[standing ?? 'none'] = _count._all;
  const byState = noStates();
  const officials = new Map<string, Results['byOfficial'][number]>();
  for (const { recipientName: name, recipientOffice: office, state, _count } of copies) {
    const key = `${name}\0${office}`;
    const line = officials.get(key) ?? { name, office, states: noStates(), total: 0 };
    officials.set(key, line);
    line.states[state] += _count._all;
    line.total += _count._all;
    byState[state] += _count._all;
  }
  return {
    letters,
    counted,
    byDay: fillDays(days, dayIn(zone, now())),
    byOfficial: [...officials.values()],
    byState,
    byStanding,
  };
}

export type SharingWriter = { id: string; name: string; email: string; on: Day };

/** Writers who chose to be known to the organizer, newest first; nobody else, and nobody whose letter was scrubbed. */
export async function sharingWriters(campaign: TeamCampaign, tx: Tx = db()): Promise<SharingWriter[]> {
  const rows = await tx.letter.findMany({
    where: {
      campaignId: campaign.id,
      shareWithOrganizer: true,
      scrubbedAt: null,
      sealedWriter: { not: null },
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    select: { id: true, sealedWriter: true, createdAt: true },
  });
  return rows.flatMap(({ id, sealedWriter, createdAt }) => {
    if (!sealedWriter) return [];
    const writer = unseal<{ name: string; replyTo: string }>('writer', sealedWriter);
    return [{ id, name: writer.name, email: writer.replyTo, on: dayIn(campaign.place.timeZone, createdAt) }];
  });
}
