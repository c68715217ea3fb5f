import { hasRole, type Viewer } from '#lib/kernel/actor.ts';
import { type Outcome, refuse } from '#lib/kernel/outcome.ts';

type Refusal = Extract<Outcome<never>, { ok: false }>;

/** The people of a campaign, owner or organizer. */
export type Team = { members: readonly { userId: string }[] };

/** Organizers and admins begin campaigns. */
export function mayCreate(viewer: Viewer): Refusal | null {
  if (!viewer) return refuse('signed_out');
  return hasRole(viewer, 'organizer') ? null : refuse('forbidden');
}

/** A campaign's own team and admins change it, publish it, close it and see its results; no other organizer does. */
export function mayManage(viewer: Viewer, campaign: Team | null): Refusal | null {
  if (!viewer) return refuse('signed_out');
  if (!campaign) return refuse('not_found');
  const member = campaign.members.some((it) => it.userId === viewer.id);
  return member || hasRole(viewer, 'admin') ? null : refuse('forbidden');
}
