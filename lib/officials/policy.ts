import { type Actor, hasRole } from '#lib/kernel/actor.ts';
import { type Outcome, refuse } from '#lib/kernel/outcome.ts';

/** Facts about officials are changed by editors. */
export function mayEditOfficials(actor: Actor): Extract<Outcome<never>, { ok: false }> | null {
  return hasRole(actor, 'editor') ? null : refuse('forbidden');
}

/** Anybody may say that a fact is wrong, signed in or not. */
export function mayReport(): null {
  return null;
}

/** Anybody may ask in which district an address lies. */
export function mayLookUp(): null {
  return null;
}
