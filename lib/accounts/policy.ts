import type { Actor } from '#lib/kernel/actor.ts';
import { type Outcome, refuse } from '#lib/kernel/outcome.ts';

/** Whether somebody signs in to send a letter. @param next a path on this host */
export function isWriting(next: string): boolean {
  return /^\/(?:[a-z]{2}\/)?write\//.test(next);
}

/** Everybody may see and change their own account, and nobody another's. */
export function mayManageAccount(
  actor: Actor,
  userId: string,
): Extract<Outcome<never>, { ok: false }> | null {
  return actor.id === userId ? null : refuse('forbidden');
}
