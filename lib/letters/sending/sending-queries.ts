import { now } from '#lib/kernel/clock.ts';
import { db } from '#lib/platform/db.ts';
import { type FailureReason, givenUpAt, STALE_CLAIM_MS } from './delivery-rules.ts';

const UNCLEAR_DAYS = 30;

/** Since when letters of the whole host wait; null when they leave. */
export async function hostPause(): Promise<Date | null> {
  return (await db().sendingPause.findFirst({ select: { since: true } }))?.since ?? null;
}

/** How the mail room stands. Counts of copies. */
export type SendingState = {
  pausedSince: Date | null;
  /** Due and not taken yet, those of paused campaigns included. */
  waiting: number;
  /** To leave at a later time that the writer chose, or to be tried again later. */
  later: number;
  /** Taken by a worker, or waiting for the provider's answer to be asked for again. */
  underWay: number;
  /** Of those under way, copies of calls that nobody answered or whose worker is gone; given up from `until` on. */
  unknown: { copies: number; until: Date | null };
  /** Given up in the last 30 days because nobody knows whether they were sent. */
  unclear: number;
  pausedCampaigns: { slug: string; title: string; language: string; pausedAt: Date; waiting: number }[];
};

export async function sendingState(): Promise<SendingState> {
  const at = now();
  const [pausedSince, waiting, later, underWay, unknown, unclear, paused] = await Promise.all([
    hostPause(),
    db().delivery.count({ where: { state: 'queued', queuedAt: { lte: at } } }),
    db().delivery.count({ where: { state: 'queued', queuedAt: { gt: at } } }),
    db().delivery.count({ where: { state: 'claimed' } }),
    unknownCopies(at),
    db().delivery.count({
      where: {
        state: 'failed',
        lastError: 'unclear' satisfies FailureReason,
        finishedAt: { gt: new Date(at.getTime() - UNCLEAR_DAYS * 86_400_000) },
      },
    }),
    db().campaign.findMany({
      where: { pausedAt: { not: null } },
      orderBy: { pausedAt: 'asc' },
      select: { id: true, slug: true, title: true, language: true, pausedAt: true },
    }),
  ]);
  const counts = await db().delivery.groupBy({
    by: ['turn'],
    where: { state: 'queued', turn: { in: paused.map(({ id }) => id) } },
    _count: true,
  });
  const waitingOf = new Map(counts.map(({ turn, _count }) => [turn, _count]));
  return {
    pausedSince,
    waiting,
    later,
    underWay,
    unknown,
    unclear,
    pausedCampaigns: paused.map(({ id, pausedAt, ...campaign }) => ({
      ...campaign,
      pausedAt: pausedAt ?? at,
      waiting: waitingOf.get(id) ?? 0,
    })),
  };
}

async function unknownCopies(at: Date): Promise<SendingState['unknown']> {
  const gone = new Date(at.getTime() - STALE_CLAIM_MS);
  const [row] = await db().$queryRaw<{ copies: number; first: Date | null }[]>`
    SELECT count(*)::int AS copies, min(b."firstAt") AS first
      FROM "DeliveryBatch" b JOIN "Delivery" d ON d."batchId" = b.id AND d.state = 'claimed'
     WHERE b."endedAt" IS NULL AND (b.worker IS NULL OR b."claimedAt" < ${gone})`;
  return { copies: row?.copies ?? 0, until: row?.first ? givenUpAt(row.first) : null };
}

/** Copies of a campaign's letters that have not left. */
export function waitingOf(campaignId: string): Promise<number> {
  return db().delivery.count({ where: { state: 'queued', turn: campaignId } });
}
