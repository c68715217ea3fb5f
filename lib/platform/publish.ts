import type { Tx } from './db.ts';

/** The channel on which every web process of a host listens. */
export const PUBLISH_CHANNEL = 'dais_published';

/** What cached pages are tagged with. */
export const tags = {
  place: (geoid: string) => `place:${geoid}`,
  state: (stateCode: string) => `state:${stateCode}`,
  campaign: (slug: string) => `campaign:${slug}`,
  item: (id: string) => `item:${id}`,
  /** Whether letters leave this host: pages that say so. */
  sending: 'sending',
  /** What is on file as a whole: the page about the data. */
  data: 'data',
  /** Every page. */
  all: 'all',
} as const;

/**
 * Tells all web processes that facts behind these tags changed, when the transaction commits.
 * Their cached pages are then made anew at the next request.
 */
export async function publish(tx: Tx, ...changed: string[]): Promise<void> {
  if (changed.length === 0) return;
  await tx.$executeRaw`
    SELECT pg_notify(${PUBLISH_CHANNEL}, tag) FROM (SELECT DISTINCT unnest(${changed}::text[]) AS tag) AS tags`;
}
