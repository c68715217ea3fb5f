import type { Actor } from '#lib/kernel/actor.ts';
import { toDay } from '#lib/kernel/dates.ts';
import { unseal } from '#lib/platform/cipher.ts';
import { db, type Tx } from '#lib/platform/db.ts';
import type { RecipientFacts } from './delivery-rules.ts';
import { textUntil } from './delivery-rules.ts';
import type { CopyText } from './letter-mail.ts';

/** What decides whether the holder of a term can be written to. Null when there is no such term. */
export async function recipientFacts(
  tx: Tx,
  termId: string,
): Promise<(RecipientFacts & { name: string; office: string }) | null> {
  const term = await tx.term.findUnique({
    where: { id: termId },
    select: {
      startOn: true,
      endOn: true,
      official: { select: { name: true } },
      seat: {
        select: {
          label: true,
          body: {
            select: { name: true, placeGeoid: true, place: { select: { timeZone: true } } },
          },
        },
      },
      channels: {
        where: { kind: 'email' },
        orderBy: [{ asOf: 'desc' }, { id: 'asc' }],
        select: {
          id: true,
          value: true,
          suppressedAt: true,
          _count: { select: { citations: { where: { disputes: false } } } },
        },
      },
    },
  });
  if (!term) return null;
  const { body, label } = term.seat;
  return {
    name: term.official.name,
    office: `${label}, ${body.name}`,
    placeGeoid: body.placeGeoid,
    timeZone: body.place.timeZone,
    startOn: term.startOn && toDay(term.startOn),
    endOn: term.endOn && toDay(term.endOn),
    emails: term.channels.map(({ id, value, suppressedAt, _count }) => ({
      id,
      value,
      suppressed: suppressedAt !== null,
      cited: _count.citations > 0,
    })),
  };
}

/** Whose letter it is: undefined when there is no such letter, null when its account is gone. */
export async function letterOwner(letterId: string): Promise<string | null | undefined> {
  const letter = await db().letter.findUnique({ where: { id: letterId }, select: { userId: true } });
  return letter?.userId;
}

/** The person's letters, newest first, with how many copies stand in each state. */
export async function lettersOf(actor: Actor) {
  const letters = await db().letter.findMany({
    where: { userId: actor.id },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 200,
    select: {
      id: true,
      ask: true,
      createdAt: true,
      scrubbedAt: true,
      place: { select: { name: true, timeZone: true } },
      deliveries: { select: { state: true } },
    },
  });
  return letters.map(({ deliveries, ...letter }) => ({
    ...letter,
    states: deliveries.map(({ state }) => state),
  }));
}

/** One of the person's letters with every copy, its log and, until it is removed, its text. */
export async function letterOf(actor: Actor, letterId: string) {
  const letter = await db().letter.findFirst({
    where: { id: letterId, userId: actor.id },
    include: {
      place: { select: { name: true, slug: true, stateCode: true, timeZone: true } },
      campaign: { select: { slug: true, title: true, language: true } },
      deliveries: { orderBy: [{ recipientName: 'asc' }, { id: 'asc' }], include: { log: LOG } },
    },
  });
  if (!letter) return null;
  const { deliveries, sealedWriter: _, ...rest } = letter;
  return {
    ...rest,
    textUntil: letter.scrubbedAt ? null : textUntil(deliveries),
    deliveries: deliveries.map(({ sealed, ...delivery }) => ({
      ...shown(delivery),
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
    retryAt: state === 'queued' && attempts > 0 ? queuedAt.toISOString() : null,
    log: row.log.map((entry) => ({ state: entry.state, at: entry.at.toISOString(), note: entry.note })),
  };
}

export type ShownDelivery = ReturnType<typeof shown>;
