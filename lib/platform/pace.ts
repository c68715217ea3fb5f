import { setTimeout as sleep } from 'node:timers/promises';
import { db } from './db.ts';
import { logUnexpected } from './log.ts';

/**
 * The provider counts requests in a second of its own, when they arrive; ours left a little earlier or later. Our
 * second is longer by this at least; by more for each time it said "too fast", which wears off with each request.
 */
const SLACK_MS = { least: 30, more: 20, most: 500, less: 0.1 };
/** Of the even distance between two requests, the part that is always kept: five at one moment hold each other up. */
const APART = 0.5;
/** A sign-in link does not wait longer than this, whatever the provider asked for: a person is waiting for it. */
const LONGEST_AHEAD_MS = 3_000;

let queue: Promise<void> = Promise.resolve();

/**
 * Waits until this process may make a request to the mail provider, and counts it. All processes share one row, by
 * the clock of the database: as many in any second as the provider allows, none while it asks to be left alone.
 * `ahead`: not behind those who wait; it is counted, so that they wait longer.
 */
export async function waitForTurn({ ahead = false } = {}): Promise<void> {
  if (ahead) {
    await sleep(Math.min(Math.max(0, await countAhead()), LONGEST_AHEAD_MS));
    return;
  }
  // One of this process asks at a time, in the order in which they came.
  const mine = queue.then(waitForRoom);
  queue = mine.catch(() => {});
  await mine;
}

async function waitForRoom(): Promise<void> {
  for (;;) {
    const stamp = await take();
    if (stamp) {
      // It leaves now, which on a busy machine is later than the database said: those behind it count from here.
      void restamp(stamp).catch((error: unknown) => logUnexpected('pace', error));
      return;
    }
    const wait = await untilRoom();
    if (wait > 0) await sleep(wait);
  }
}

/** Takes a place in this second: its time, as text; null when there is none. */
async function take(): Promise<string | null> {
  const [row] = await db().$queryRaw<{ stamp: string }[]>`
    UPDATE "MailPace"
       SET recent = (ARRAY[clock_timestamp()] || recent)[1:"perSecond"::int],
           "slackMs" = GREATEST(${SLACK_MS.least}, "slackMs" - ${SLACK_MS.less})
     WHERE id = 1 AND "heldUntil" <= clock_timestamp()
       AND (cardinality(recent) = 0
            OR recent[1] <= clock_timestamp() - make_interval(secs => ${APART} / "perSecond"))
       AND (cardinality(recent) < "perSecond"::int
            OR recent["perSecond"::int] <= clock_timestamp() - make_interval(secs => 1 + "slackMs" / 1000))
    RETURNING recent[1]::text AS stamp`;
  return row?.stamp ?? null;
}

async function restamp(stamp: string): Promise<void> {
  await db().$executeRaw`
    UPDATE "MailPace" SET recent = array_replace(recent, ${stamp}::timestamptz, clock_timestamp()) WHERE id = 1`;
}

/** Milliseconds until there may be room. */
async function untilRoom(): Promise<number> {
  const [row] = await db().$queryRaw<{ wait: number }[]>`
    SELECT EXTRACT(EPOCH FROM GREATEST("heldUntil",
                                       recent[1] + make_interval(secs => ${APART} / "perSecond"),
                                       recent["perSecond"::int] + make_interval(secs => 1 + "slackMs" / 1000))
                              - clock_timestamp())::float8 * 1000 AS wait
      FROM "MailPace" WHERE id = 1`;
  return row?.wait ?? 0;
}

/** Milliseconds for which the provider still asks to be left alone. */
export async function heldFor(): Promise<number> {
  const [row] = await db().$queryRaw<{ wait: number }[]>`
    SELECT EXTRACT(EPOCH FROM "heldUntil" - clock_timestamp())::float8 * 1000 AS wait FROM "MailPace" WHERE id = 1`;
  return Math.max(0, row?.wait ?? 0);
}

/** Counts a request that does not wait. Milliseconds for which the provider asks to be left alone. */
async function countAhead(): Promise<number> {
  const [row] = await db().$queryRaw<{ wait: number }[]>`
    UPDATE "MailPace" SET recent = (ARRAY[clock_timestamp()] || recent)[1:"perSecond"::int] WHERE id = 1
    RETURNING EXTRACT(EPOCH FROM "heldUntil" - clock_timestamp())::float8 * 1000 AS wait`;
  return row?.wait ?? 0;
}

/** The provider refused for now: nobody asks again before so many seconds are over. `tooFast`: and then less often. */
export async function holdMail(seconds: number, { tooFast = false } = {}): Promise<void> {
  await db().$executeRaw`
    UPDATE "MailPace"
       SET "heldUntil" = GREATEST("heldUntil", clock_timestamp() + make_interval(secs => ${seconds})),
           "slackMs" = LEAST(${SLACK_MS.most}, "slackMs" + ${tooFast ? SLACK_MS.more : 0})
     WHERE id = 1`;
}

let known: number | undefined;

/** Requests a second, as the provider tells with each answer. */
export async function notePace(perSecond: number): Promise<void> {
  if (known === perSecond) return;
  await db()
    .$executeRaw`UPDATE "MailPace" SET "perSecond" = ${perSecond} WHERE id = 1 AND "perSecond" <> ${perSecond}`;
  known = perSecond;
}
