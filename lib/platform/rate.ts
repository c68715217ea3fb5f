import { now } from '../kernel/clock.ts';
import { keyedDigest } from './cipher.ts';
import { db } from './db.ts';

export type Limit = { count: number; seconds: number };

/**
 * Counts one use and says whether it is within the limit. Fixed windows in the database, so that all
 * processes count together. The key is hashed with a secret that changes each day and is kept no longer
 * than the window: nobody can tell later who it was.
 * @returns seconds to wait; 0 when the use is allowed.
 */
export async function takeRate(name: string, who: string, limit: Limit): Promise<number> {
  const at = now();
  const windowMs = limit.seconds * 1000;
  const startsAt = new Date(Math.floor(at.getTime() / windowMs) * windowMs);
  const endsAt = new Date(startsAt.getTime() + windowMs);
  const key = keyedDigest(`rate ${startsAt.toISOString().slice(0, 10)}`, `${name}\0${who}`);
  const rows = await db().$queryRaw<{ count: number }[]>`
    INSERT INTO "RateWindow" (key, "startsAt", "endsAt", count) VALUES (${key}, ${startsAt}, ${endsAt}, 1)
    ON CONFLICT (key, "startsAt") DO UPDATE SET count = "RateWindow".count + 1 RETURNING count`;
  const count = rows[0]?.count ?? 1;
  if (count === 1) await db().rateWindow.deleteMany({ where: { endsAt: { lt: at } } });
  return count <= limit.count ? 0 : Math.ceil((endsAt.getTime() - at.getTime()) / 1000);
}
