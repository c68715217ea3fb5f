import type { Tx } from '#lib/platform/db.ts';

const LONGEST_THREAD = 10;

/**
 * The Message-IDs of each of these copies and of those before it in its thread, the oldest first: what a follow-up
 * names in its References header. A copy whose Message-ID the provider never told is left out.
 */
export async function threadsOf(tx: Tx, deliveryIds: readonly string[]): Promise<Map<string, string[]>> {
  if (deliveryIds.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ start: string; messageId: string }[]>`
    WITH RECURSIVE thread(start, id, "followsId", "messageId", depth) AS (
      SELECT id, id, "followsId", "messageId", 1 FROM "Delivery" WHERE id = ANY(${[...deliveryIds]}::text[])
      UNION ALL
      SELECT t.start, d.id, d."followsId", d."messageId", t.depth + 1
        FROM thread t JOIN "Delivery" d ON d.id = t."followsId" WHERE t.depth < ${LONGEST_THREAD})
    SELECT start, "messageId" FROM thread WHERE "messageId" IS NOT NULL ORDER BY start, depth DESC`;
  const threads = new Map<string, string[]>();
  for (const { start, messageId } of rows) threads.set(start, [...(threads.get(start) ?? []), messageId]);
  return threads;
}
