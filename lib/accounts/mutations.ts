import type { Actor, Role } from '#lib/kernel/actor.ts';
import { now } from '#lib/kernel/clock.ts';
import { type Outcome, ok, refuse } from '#lib/kernel/outcome.ts';
import { audit } from '#lib/platform/audit.ts';
import { db } from '#lib/platform/db.ts';

export async function updateProfile(
  actor: Actor,
  profile: { name: string | null; language: string },
): Promise<Outcome> {
  // The audit row names the change, not the name: it outlives the account.
  await db().$transaction(async (tx) => {
    await tx.user.update({ where: { id: actor.id }, data: profile });
    await audit(tx, actor, 'account.update', `user:${actor.id}`);
  });
  return ok();
}

/** Signs out everywhere. */
export async function endSessions(actor: Actor): Promise<Outcome> {
  await db().$transaction(async (tx) => {
    await tx.session.deleteMany({ where: { userId: actor.id } });
    await audit(tx, actor, 'account.endSessions', `user:${actor.id}`);
  });
  return ok();
}

/**
 * Removes the person. Letters lose their text, name and address and stay as counts; copies that are still
 * waiting are not sent; what officials have received is out of our hands.
 */
export async function deleteAccount(actor: Actor): Promise<Outcome<{ stopped: number }>> {
  const at = now();
  const stopped = await db().$transaction(async (tx) => {
    const mine = { letter: { userId: actor.id } };
    const waiting = await tx.delivery.updateManyAndReturn({
      where: { ...mine, state: 'queued' },
      data: { state: 'failed', lastError: 'account_deleted', finishedAt: at },
      select: { id: true },
    });
    await tx.deliveryLog.createMany({
      data: waiting.map(({ id }) => ({
        deliveryId: id,
        state: 'failed' as const,
        at,
        note: 'account_deleted',
      })),
    });
    // A copy that is being sent this very moment keeps its text until housekeeping scrubs it.
    await tx.delivery.updateMany({ where: { ...mine, state: { not: 'claimed' } }, data: { sealed: null } });
    await tx.letter.updateMany({
      where: { userId: actor.id },
      data: { sealedWriter: null, shareWithOrganizer: false, scrubbedAt: at },
    });
    const stoodForTheirs = await tx.replyAddress.findMany({
      where: { delivery: mine },
      select: { token: true, domain: true },
    });
    // Local mode's outbox: what was sent to the person, and letters that answer to them.
    const theirs = [actor.email, ...stoodForTheirs.map(({ token, domain }) => `${token}@${domain}`)];
    await tx.outboxMessage.deleteMany({ where: { OR: [{ to: actor.email }, { replyTo: { in: theirs } }] } });
    // Nobody is there to whom a reply could be passed on.
    await tx.replyAddress.deleteMany({ where: { delivery: mine } });
    await tx.verificationToken.deleteMany({ where: { identifier: actor.email } });
    await tx.user.delete({ where: { id: actor.id } });
    await audit(tx, actor, 'account.delete', `user:${actor.id}`);
    return waiting.length;
  });
  return ok({ stopped });
}

/** Gives a role to the person at an address, making the account when there is none: they still sign in by link. */
export async function giveRole(
  by: Actor | 'command',
  email: string,
  role: Role,
): Promise<Outcome<{ email: string; roles: Role[]; created: boolean }>> {
  const address = email.trim().toLowerCase();
  if (!/^[^@\s]+@[^@\s]+$/.test(address)) return refuse('invalid', { fields: { email: 'email' } });
  return db().$transaction(async (tx) => {
    const before = await tx.user.findUnique({ where: { email: address } });
    const roles = [...new Set<Role>([...(before?.roles ?? ['resident']), role])];
    const user = await tx.user.upsert({
      where: { email: address },
      update: { roles },
      create: { email: address, roles },
    });
    await audit(tx, by, 'role.give', `user:${user.id}`, {
      before: { roles: before?.roles ?? [] },
      after: { roles },
    });
    return ok({ email: address, roles, created: before === null });
  });
}
