import { now } from '#lib/kernel/clock.ts';
import { db } from '#lib/platform/db.ts';

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
  pausedCampaigns: { slug: string; title: string; language: string; pausedAt: Date; waiting: number }[];
};

export async function sendingState(): Promise<SendingState> {
  const at = now();
  const [pausedSince, waiting, later, underWay, paused] = await Promise.all([
    hostPause(),
    db().delivery.count({ where: { state: 'queued', queuedAt: { lte: at } } }),
    db().delivery.count({ where: { state: 'queued', queuedAt: { gt: at } } }),
    db().delivery.count({ where: { state: 'claimed' } }),
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
    pausedCampaigns: paused.map(({ id, pausedAt, ...campaign }) => ({
      ...campaign,
      pausedAt: pausedAt ?? at,
      waiting: waitingOf.get(id) ?? 0,
    })),
  };
}

/** Copies of a campaign's letters that have not left. */
export function waitingOf(campaignId: string): Promise<number> {
  return db().delivery.count({ where: { state: 'queued', turn: campaignId } });
}
