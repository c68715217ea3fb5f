import { now } from '../kernel/clock.ts';
import { db } from './db.ts';

const OUTBOX_DAYS = 30;

/** Removes what the platform keeps only for a time: rate windows, sessions, sign-in tokens, mail in the outbox. */
export async function removeExpired(): Promise<void> {
  const at = now();
  await db().rateWindow.deleteMany({ where: { endsAt: { lt: at } } });
  await db().session.deleteMany({ where: { expires: { lt: at } } });
  await db().verificationToken.deleteMany({ where: { expires: { lt: at } } });
  const before = new Date(at.getTime() - OUTBOX_DAYS * 86_400_000);
  await db().outboxMessage.deleteMany({ where: { createdAt: { lt: before } } });
}
