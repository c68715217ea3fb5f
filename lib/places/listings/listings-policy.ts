import { hasRole, type Viewer } from '#lib/kernel/actor.ts';
import { type Outcome, refuse } from '#lib/kernel/outcome.ts';

/** ICE's sheets are filed and settled by editors. */
export function mayFileListings(viewer: Viewer): Extract<Outcome<never>, { ok: false }> | null {
  return hasRole(viewer, 'editor') ? null : refuse('forbidden');
}
