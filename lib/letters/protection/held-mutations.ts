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
  const held = await db().heldLetter.findUnique({
    where: { id },
    include: { user: { select: { id: true, email: true, name: true, roles: true, language: true } } },
  });
  if (!held) return refuse('not_found');
  if (held.state !== 'waiting' || !held.sealed) return refuse('conflict');
  let letterId: string | null = null;
  if (decision === 'release') {
    const letter = unseal<Letter>('held', held.sealed);
    let outcome = await submitLetter(held.user, letter, { released: true });
    // The time that the writer chose has passed meanwhile: it goes now.
    if (!outcome.ok && outcome.fields?.sendAt)
      outcome = await submitLetter(held.user, { ...letter, sendAt: undefined }, { released: true });
    if (!outcome.ok) return outcome;
    letterId = outcome.value.id;
  }
  const at = now();
  const state = decision === 'release' ? ('released' as const) : ('refused' as const);
  return db().$transaction(async (tx) => {
    const { count } = await tx.heldLetter.updateMany({
      where: { id, state: 'waiting' },
      data: { state, sealed: null, decidedAt: at, decidedBy: editor.id, note: note ?? null, letterId },
    });
    if (count === 0) return refuse('conflict');
    // What was decided, never what was written.
    await audit(tx, editor, `letter.${decision}`, `held:${id}`, { after: { reasons: held.reasons } });
    return ok();
  });
}

/** The writer takes it back: it is gone. */
export async function withdrawHeld(actor: Actor, id: string): Promise<Outcome> {
  const { count } = await db().heldLetter.deleteMany({ where: { id, userId: actor.id } });
  return count > 0 ? ok() : refuse('not_found');
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
