import type { Actor } from '#lib/kernel/actor.ts';
import { now } from '#lib/kernel/clock.ts';
import { type Outcome, ok, refuse } from '#lib/kernel/outcome.ts';
import { audit } from '#lib/platform/audit.ts';
import { unseal } from '#lib/platform/cipher.ts';
import { db } from '#lib/platform/db.ts';
import { submitLetter } from '../mutations.ts';
import type { Letter } from '../schema.ts';
import type { DecideHeld } from './held-schema.ts';

const DAY_MS = 86_400_000;
/** A letter that nobody decided on by then is not sent. */
export const WAIT_DAYS = 14;
/** What came of it is told to the writer for so long. */
export const TOLD_DAYS = 30;

/**
 * An editor's decision on a letter that waits. Released, it is handed in for its writer as it is; where that is refused by
 * now (a term ended, say), it goes on waiting and the reason is the answer.
 */
export async function decideHeld(editor: Actor, { id, decision, note }: DecideHeld): Promise<Outcome> {
  return db().$transaction(
    async (tx) => {
      // Kept to the end: while a letter is being handed in, its writer cannot take it back nor another editor refuse it.
      await tx.$queryRaw`SELECT 1 AS locked FROM "HeldLetter" WHERE id = ${id} FOR UPDATE`;
      const held = await tx.heldLetter.findUnique({
        where: { id },
        include: {
          user: {
            select: { id: true, email: true, name: true, roles: true, language: true, createdAt: true },
          },
        },
      });
      if (!held) return refuse('not_found');
      if (held.state !== 'waiting' || !held.sealed) return refuse('conflict');
      const handedIn =
        decision === 'release' ? await handIn(held.user, unseal<Letter>('held', held.sealed)) : null;
      if (handedIn && !handedIn.ok) return handedIn;
      await tx.heldLetter.update({
        where: { id },
        data: {
          state: decision === 'release' ? 'released' : 'refused',
          sealed: null,
          decidedAt: now(),
          decidedBy: editor.id,
          note: note ?? null,
          letterId: handedIn?.value.id ?? null,
        },
      });
      // What was decided, never what was written.
      await audit(tx, editor, `letter.${decision}`, `held:${id}`, { after: { reasons: held.reasons } });
      return ok();
    },
    { maxWait: 10_000, timeout: 45_000 },
  );
}

/**
 * In a transaction of its own. Should the decision not be noted after it, the letter goes on waiting; released again, it
 * is known by its submission key and not sent twice.
 */
async function handIn(writer: Actor, letter: Letter) {
  const outcome = await submitLetter(writer, letter, { released: true });
  // The time that the writer chose has passed meanwhile: it goes now.
  return !outcome.ok && outcome.fields?.sendAt
    ? submitLetter(writer, { ...letter, sendAt: undefined }, { released: true })
    : outcome;
}

/** The writer takes it back, or puts away what came of it: it is gone. "conflict": it was released, and is a letter. */
export async function withdrawHeld(actor: Actor, id: string): Promise<Outcome> {
  const mine = { id, userId: actor.id };
  const { count } = await db().heldLetter.deleteMany({ where: { ...mine, state: { not: 'released' } } });
  if (count > 0) return ok();
  return refuse((await db().heldLetter.count({ where: mine })) > 0 ? 'conflict' : 'not_found');
}

/** Letters that nobody decided on in time lose their text; decided ones go when they were told long enough. */
export async function removeExpiredHeld(): Promise<void> {
  const at = now();
  const before = (days: number) => new Date(at.getTime() - days * DAY_MS);
  await db().heldLetter.updateMany({
    where: { state: 'waiting', createdAt: { lt: before(WAIT_DAYS) } },
    data: { state: 'expired', sealed: null, decidedAt: at },
  });
  await db().heldLetter.deleteMany({ where: { decidedAt: { lt: before(TOLD_DAYS) } } });
}
