import { now } from '#lib/kernel/clock.ts';
import { db } from '#lib/platform/db.ts';
import { log } from '#lib/platform/log.ts';
import { sendMail } from '#lib/platform/mail.ts';
import { heldMail, type Told } from './held-mail.ts';
import { WAIT_DAYS } from './held-mutations.ts';

const AT_ONCE = 50;

/**
 * Tells the writers of letters that waited for a person what came of them: at once after a decision, and again each
 * hour for mail that did not leave and for letters whose time ran out. Each has one key, so that trying again never
 * sends it twice.
 */
export async function tellWriters(): Promise<{ told: number }> {
  const rows = await db().heldLetter.findMany({
    where: { state: { in: ['released', 'refused', 'expired'] }, toldAt: null },
    orderBy: { decidedAt: 'asc' },
    take: AT_ONCE,
    select: {
      id: true,
      state: true,
      language: true,
      createdAt: true,
      decidedAt: true,
      letterId: true,
      place: { select: { name: true, timeZone: true } },
      user: { select: { email: true } },
    },
  });
  const leaving = await leavingOf(rows.flatMap(({ letterId }) => letterId ?? []));
  let told = 0;
  for (const { id, user, decidedAt, ...row } of rows) {
    const sendAt = leaving.get(row.letterId ?? '') ?? null;
    const mail = await heldMail(
      {
        ...row,
        state: row.state as Told['state'],
        // As it was when it was decided: the same mail however often it is tried.
        leavesAt: sendAt && decidedAt && sendAt > decidedAt ? sendAt : null,
        days: WAIT_DAYS,
      },
      user.email,
    );
    const sent = await sendMail({ ...mail, idempotencyKey: `held/${id}` });
    if (!sent.ok) log('warn', 'held mail', { id, error: sent.error, passing: sent.passing });
    if (!sent.ok && sent.passing) continue;
    await db().heldLetter.updateMany({ where: { id }, data: { toldAt: now() } });
    if (sent.ok) told += 1;
  }
  return { told };
}

/** When each of these letters is to leave, of those that wait for a time. */
async function leavingOf(letterIds: string[]): Promise<Map<string, Date>> {
  const letters = await db().letter.findMany({
    where: { id: { in: letterIds }, sendAt: { not: null } },
    select: { id: true, sendAt: true },
  });
  return new Map(letters.flatMap(({ id, sendAt }) => (sendAt ? [[id, sendAt] as const] : [])));
}
