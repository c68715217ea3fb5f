import { now } from '../kernel/clock.ts';
import { keyedDigest } from './cipher.ts';
import { db, prepared, sql } from './db.ts';

export type Limit = { count: number; seconds: number };

/**
 * Counts one use and says whether it is within the limit. Fixed windows in the database, so that all
 * processes count together. The key is hashed with a secret that changes each day and is kept no longer
 * than a minute past the window: nobody can tell later who it was.
 * @returns seconds to wait; 0 when the use is allowed.
 */
export async function takeRate(name: string, who: string, limit: Limit): Promise<number> {
  const [wait = 0] = await takeRates([{ name, who, limit }]);
  return wait;
}

/** Counts one use against several limits in one statement. @returns seconds to wait for each, in their order. */
export async function takeRates(
  uses: readonly { name: string; who: string; limit: Limit }[],
): Promise<number[]> {
  const at = now();
  const windows = uses.map(({ name, who, limit }) => {
    const windowMs = limit.seconds * 1000;
    const startsAt = new Date(Math.floor(at.getTime() / windowMs) * windowMs);
    const endsAt = new Date(startsAt.getTime() + windowMs);
    const key = keyedDigest(
      `rate ${startsAt.toISOString().slice(0, 10)}`,
      `${name}\0${limit.seconds}\0${who}`,
    );
    return { key, startsAt, endsAt, limit };
  });
  // In one order, so that two requests with the same keys never wait for each other.
  const sorted = windows.toSorted((one, other) => (one.key < other.key ? -1 : 1));
  const rows = await prepared<{ key: string; count: number }>(
    'rate.take',
    sql`
    INSERT INTO "RateWindow" (key, "startsAt", "endsAt", count)
    SELECT *, 1 FROM unnest(${sorted.map((it) => it.key)}::text[], ${sorted.map((it) => it.startsAt.toISOString())}::timestamp[],
                            ${sorted.map((it) => it.endsAt.toISOString())}::timestamp[])
    ON CONFLICT (key, "startsAt") DO UPDATE SET count = "RateWindow".count + 1 RETURNING key, count`,
  );
  await removeEnded(at);
  const counts = new Map(rows.map(({ key, count }) => [key, count]));
  return windows.map(({ key, endsAt, limit }) =>
    (counts.get(key) ?? 1) <= limit.count ? 0 : Math.ceil((endsAt.getTime() - at.getTime()) / 1000),
  );
}

const REMOVE_EACH_MS = 60_000;
let removedAt = 0;

/** Windows that are over go within a minute of counting on; where nothing is counted, housekeeping removes them. */
async function removeEnded(at: Date): Promise<void> {
  if (Math.abs(at.getTime() - removedAt) < REMOVE_EACH_MS) return;
  removedAt = at.getTime();
  await db().rateWindow.deleteMany({ where: { endsAt: { lt: at } } });
}
