import type { Actor } from '#lib/kernel/actor.ts';
import { type Outcome, refuse } from '#lib/kernel/outcome.ts';

/** Everybody may see and change their own account, and nobody another's. */
export function mayManageAccount(
  actor: Actor,
  userId: string,
): Extract<Outcome<never>, { ok: false }> | null {
  return actor.id === userId ? null : refuse('forbidden');
}
