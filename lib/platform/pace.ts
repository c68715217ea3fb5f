import { setTimeout as sleep } from 'node:timers/promises';
import { db } from './db.ts';

/**
 * How much of the permitted rate is used: requests leave evenly, and one that is held up on the way must not fall
 * into the same second as the five behind it.
 */
const USED = 0.98;
/** A sign-in link does not wait longer than this, whatever the provider asked for: a person is waiting for it. */
const LONGEST_AHEAD_MS = 3_000;

/**
 * Waits until this process may make a request to the mail provider. All processes share one row, by the clock of the
 * database: each takes the next free moment. `ahead`: not behind those who wait; they move back by one.
 */
export async function waitForTurn({ ahead = false } = {}): Promise<void> {
  if (ahead) {
    await sleep(Math.min(await countAhead(), LONGEST_AHEAD_MS));
    return;
  }
  for (;;) {
    const wait = await takeNext();
    if (wait > 0) await sleep(wait);
    // In the meantime the provider may have asked another process to wait.
    if (wait < 5 || (await heldMs()) <= 0) return;
  }
}

/** Milliseconds until the moment that was taken. */
async function takeNext(): Promise<number> {
  const [row] = await db().$queryRaw<{ wait: number }[]>`
    UPDATE "MailPace"
       SET "nextAt" = GREATEST("nextAt", "heldUntil", clock_timestamp()) + make_interval(secs => 1 / ("perSecond" * ${USED}))
     WHERE id = 1
    RETURNING (EXTRACT(EPOCH FROM "nextAt" - clock_timestamp()) - 1 / ("perSecond" * ${USED}))::float8 * 1000 AS wait`;
  return Math.max(0, row?.wait ?? 0);
}

async function countAhead(): Promise<number> {
  const [row] = await db().$queryRaw<{ wait: number }[]>`
    UPDATE "MailPace"
       SET "nextAt" = GREATEST("nextAt", clock_timestamp()) + make_interval(secs => 1 / ("perSecond" * ${USED}))
     WHERE id = 1
    RETURNING EXTRACT(EPOCH FROM "heldUntil" - clock_timestamp())::float8 * 1000 AS wait`;
  return Math.max(0, row?.wait ?? 0);
}

async function heldMs(): Promise<number> {
  const [row] = await db().$queryRaw<{ wait: number }[]>`
    SELECT EXTRACT(EPOCH FROM "heldUntil" - clock_timestamp())::float8 * 1000 AS wait FROM "MailPace" WHERE id = 1`;
  return row?.wait ?? 0;
}

/** The provider refused for now: nobody asks again before so many seconds are over. */
export async function holdMail(seconds: number): Promise<void> {
  await db().$executeRaw`
    UPDATE "MailPace" SET "heldUntil" = GREATEST("heldUntil", clock_timestamp() + make_interval(secs => ${seconds}))
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
