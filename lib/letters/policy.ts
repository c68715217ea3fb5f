import { type Actor, hasRole, type Viewer } from '#lib/kernel/actor.ts';
import { type Outcome, refuse } from '#lib/kernel/outcome.ts';

type Refusal = Extract<Outcome<never>, { ok: false }>;

/** Whoever is signed in may write: their address was proved by the link. */
export function maySend(viewer: Viewer): Refusal | null {
  return viewer ? null : refuse('signed_out');
}

/** Editors read the letters that wait for a person, and nobody else's. */
export function mayReview(viewer: Viewer): Refusal | null {
  if (!viewer) return refuse('signed_out');
  return hasRole(viewer, 'editor') ? null : refuse('forbidden');
}

/** A draft or a letter is its writer's alone. Others are told that it does not exist, administrators too. */
export function mayOpen(viewer: Viewer, ownerId: string | null): Refusal | null {
  if (!viewer) return refuse('signed_out');
  return ownerId !== null && viewer.id === ownerId ? null : refuse('not_found');
}

/** Removing the text is the writer's right; nobody else's, whatever their role. */
export function mayDeleteText(actor: Actor, ownerId: string | null): Refusal | null {
  return mayOpen(actor, ownerId);
}

/** The switch for the whole host is the administrators'. */
export function mayPauseHost(actor: Actor): Refusal | null {
  return hasRole(actor, 'admin') ? null : refuse('forbidden');
}
