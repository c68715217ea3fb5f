import type { Actor } from '#lib/kernel/actor.ts';
import { now } from '#lib/kernel/clock.ts';
import type { Day } from '#lib/kernel/dates.ts';
import { unseal } from '#lib/platform/cipher.ts';
import { db, type Sql, sql, type Tx } from '#lib/platform/db.ts';
import type { RecipientFacts } from './sending/delivery-rules.ts';
import { textUntil } from './sending/delivery-rules.ts';
import type { CopyText } from './sending/letter-mail.ts';
import { hostPause } from './sending/sending-queries.ts';
import { standOf } from './sending/stand-rules.ts';

export type Recipient = RecipientFacts & { name: string; office: string };
/** The holder of a seat of this body. */
export type Member = Recipient & { bodyId: string };

export type RecipientRow = {
  termId: string;
  startOn: Day | null;
  endOn: Day | null;
  name: string;
  label: string;
  bodyId: string;
  body: string;
  placeGeoid: string;
  timeZone: string;
  channelId: string | null;
  value: string;
  suppressed: boolean;
  cited: boolean;
};

/**
 * What decides whether the holders of terms can be written to: a row for each published e-mail address, the newest first.
 * @param which what the term's id must be: "= …" or "IN (…)"
 */
export const recipientRows = (which: Sql) => sql`
    SELECT t.id AS "termId", t."startOn"::text, t."endOn"::text, o.name, s.label, b.id AS "bodyId", b.name AS body,
           b."placeGeoid", (SELECT p."timeZone" FROM "Place" p WHERE p.geoid = b."placeGeoid") AS "timeZone", c.id AS "channelId", c.value, c."suppressedAt" IS NOT NULL AS suppressed,
           (SELECT true FROM "Citation" x WHERE x."channelId" = c.id AND NOT x.disputes LIMIT 1) IS NOT NULL AS cited
      FROM "Term" t
      JOIN "Official" o ON o.id = t."officialId"
      JOIN "Seat" s ON s.id = t."seatId"
      JOIN "Body" b ON b.id = s."bodyId"
      LEFT JOIN "Channel" c ON c."termId" = t.id AND c.kind = 'email'
     WHERE t.id ${which}
     ORDER BY t.id, c."asOf" DESC, c.id`;

export async function recipientFactsOf(tx: Tx, termIds: readonly string[]): Promise<Map<string, Member>> {
  return membersOf(
    await tx.$queryRaw<RecipientRow[]>(recipientRows(sql`= ANY(${[...new Set(termIds)]}::text[])`)),
  );
}

/** The same rows by term. */
export function membersOf(rows: readonly RecipientRow[]): Map<string, Member> {
  const facts = new Map<string, Member & { emails: RecipientFacts['emails'][number][] }>();
  for (const { channelId, value, suppressed, cited, label, body, termId, ...row } of rows) {
    const found = facts.get(termId) ?? { ...row, office: `${label}, ${body}`, emails: [] };
    if (channelId) found.emails.push({ id: channelId, value, suppressed, cited });
    facts.set(termId, found);
  }
  return facts;
}

/** Whose letter it is: undefined when there is no such letter, null when its account is gone. */
export async function letterOwner(letterId: string): Promise<string | null | undefined> {
  const letter = await db().letter.findUnique({ where: { id: letterId }, select: { userId: true } });
  return letter?.userId;
}

/** The person's letters, newest first: how each stands, and in which state its copies are. */
export async function lettersOf(actor: Actor) {
  const [letters, hostPaused] = await Promise.all([lettersRead(actor), hostPause()]);
  const at = now();
  return letters.map((letter) => {
    const { deliveries, campaign: _, ...rest } = letter;
    const states = deliveries.map(({ state }) => state);
    return {
      ...rest,
      ...whenOf(letter, hostPaused, at),
      states,
      waits: states.filter((it) => it === 'queued').length,
    };
  });
}

function lettersRead(actor: Actor) {
  return db().letter.findMany({
    where: { userId: actor.id },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 200,
    select: {
      id: true,
      ask: true,
      createdAt: true,
      sendAt: true,
      scrubbedAt: true,
      place: { select: { name: true, timeZone: true } },
      campaign: { select: { pausedAt: true } },
      deliveries: { select: { state: true, lastError: true, acceptedAt: true } },
    },
  });
}

type Standing = Parameters<typeof standOf>[0];
type Timed = {
  createdAt: Date;
  sendAt: Date | null;
  deliveries: readonly (Standing['deliveries'][number] & { acceptedAt: Date | null })[];
  campaign: { pausedAt: Date | null } | null;
};

/**
 * `leftAt`: when the first copy left, which a pause puts off; before that, when it is to leave. Where its writer kept it
 * here, when it was written.
 */
function whenOf(letter: Timed, hostPaused: Date | null, at: Date) {
  const paused = hostPaused !== null || (letter.campaign?.pausedAt ?? null) !== null;
  const stand = standOf({ ...letter, paused }, at);
  const [left] = letter.deliveries.flatMap(({ acceptedAt }) => acceptedAt ?? []).sort((a, b) => +a - +b);
  const due = stand === 'stopped' ? letter.createdAt : (letter.sendAt ?? letter.createdAt);
  return { stand, leftAt: left ?? due };
}

/** One of the person's letters with every copy, its log and, until it is removed, its text. */
export async function letterOf(actor: Actor, letterId: string) {
  const hostPaused = await hostPause();
  const letter = await db().letter.findFirst({
    where: { id: letterId, userId: actor.id },
    include: {
      place: { select: { name: true, slug: true, stateCode: true, timeZone: true } },
      campaign: { select: { slug: true, title: true, language: true, pausedAt: true } },
      deliveries: {
        orderBy: [{ recipientName: 'asc' }, { id: 'asc' }],
        include: { log: LOG, batch: { select: { firstAt: true } } },
      },
    },
  });
  if (!letter) return null;
  const { deliveries, sealedWriter: _, ...rest } = letter;
  return {
    ...rest,
    /** Since when the whole host does not send; null while it does. */
    hostPaused,
    ...whenOf(letter, hostPaused, now()),
    textUntil: letter.scrubbedAt ? null : textUntil(deliveries),
    deliveries: deliveries.map(({ sealed, batch, ...delivery }) => ({
      ...shown(delivery),
      /** When the call that holds it was first made; null while none does. */
      calledAt: delivery.state === 'claimed' ? (batch?.firstAt ?? null) : null,
      text: sealed && unseal<CopyText>('delivery', sealed),
    })),
  };
}

/** The states of one of the person's letters, without any text: what the open page asks for. */
export async function statesOf(actor: Actor, letterId: string) {
  const letter = await db().letter.findFirst({
    where: { id: letterId, userId: actor.id },
    select: {
      deliveries: { orderBy: [{ recipientName: 'asc' }, { id: 'asc' }], include: { log: LOG } },
    },
  });
  return letter ? letter.deliveries.map(shown) : null;
}

const LOG = { orderBy: [{ at: 'asc' as const }, { id: 'asc' as const }] };

type DeliveryRow = {
  id: string;
  recipientName: string;
  recipientOffice: string;
  recipientEmail: string;
  state: 'queued' | 'claimed' | 'accepted' | 'delivered' | 'bounced' | 'failed';
  attempts: number;
  queuedAt: Date;
  lastError: string | null;
  log: { state: DeliveryRow['state']; at: Date; note: string | null }[];
};

function shown(row: DeliveryRow) {
  const { id, recipientName, recipientOffice, recipientEmail, state, attempts, queuedAt, lastError } = row;
  return {
    id,
    recipientName,
    recipientOffice,
    recipientEmail,
    state,
    lastError,
    /** When it is tried again; null unless an attempt failed for the moment. */
    retryAt:
      (state === 'queued' || state === 'claimed') && attempts > 0 && lastError
        ? queuedAt.toISOString()
        : null,
    /** It was handed over, and the answer did not come: the provider has it, perhaps. */
    unknown: state === 'claimed' && lastError !== null,
    /** When it leaves, if that is still to come; null once it was tried. */
    leavesAt: state === 'queued' && attempts === 0 && queuedAt > now() ? queuedAt.toISOString() : null,
    log: row.log.map((entry) => ({ state: entry.state, at: entry.at.toISOString(), note: entry.note })),
  };
}

export type ShownDelivery = ReturnType<typeof shown>;
