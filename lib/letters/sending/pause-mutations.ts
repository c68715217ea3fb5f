import { now } from '#lib/kernel/clock.ts';
import { type Outcome, ok } from '#lib/kernel/outcome.ts';
import { type AuditActor, audit } from '#lib/platform/audit.ts';
import { db } from '#lib/platform/db.ts';
import { publish, tags } from '#lib/platform/publish.ts';

/** Letters of the whole host wait from now on. A call that is just being made ends as it would. */
export async function pauseSending(by: AuditActor): Promise<Outcome> {
  await db().$transaction(async (tx) => {
    const { count } = await tx.sendingPause.createMany({
      data: [{ id: 1, since: now(), byUserId: typeof by === 'string' ? null : by.id }],
      skipDuplicates: true,
    });
    if (count > 0) {
      await audit(tx, by, 'sending.pause', 'sending:host');
      await publish(tx, tags.sending);
    }
  });
  return ok();
}

export async function resumeSending(by: AuditActor): Promise<Outcome> {
  await db().$transaction(async (tx) => {
    const { count } = await tx.sendingPause.deleteMany();
    if (count > 0) {
      await audit(tx, by, 'sending.resume', 'sending:host');
      await publish(tx, tags.sending);
    }
  });
  return ok();
}
