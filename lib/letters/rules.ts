import type { DatePrecision, Day } from '#lib/kernel/dates.ts';
import type { Localized } from '#lib/kernel/locales.ts';
import { ASKS, type Ask, type Variant } from './words.ts';

/** What a letter needs to know of its recipient: the part of an official's record that it may state. */
export type RecipientFacts = {
  name: string;
  /** What follows "Commissioner" in a salutation. */
  familyName: string;
  /** As the body names the seat: "District 3", "Mayor". */
  seatLabel: string;
  seatKind: 'member' | 'mayor';
  bodyName: string;
  bodyKind: 'city_commission' | 'city_council' | 'county_commission' | 'state_board';
  /** Whether the seat votes on the body. */
  votes: boolean;
  /** A source shows the seat in the chair. */
  presides: boolean;
  /** What the mayor may do by the place's own rules; empty when not known. */
  mayorPowers: readonly string[];
  /** Who decided, or decides, on an agreement here; null when not on file. */
  decider: string | null;
  /** Where the newest decisive vote points; null without one. */
  direction: 'keep' | 'end' | null;
  /** `bodyName`: of the body that voted, which need not be the one they sit on now. */
  decidingVote: { on: Day; title: Localized; value: string; bodyName: string } | null;
  statement: {
    on: Day;
    precision: DatePrecision;
    kind: 'quotation' | 'reported_intention';
    stance: Stance;
    /** Exact words, in `language`; null for a reported intention. */
    words: string | null;
    language: string;
    summary: Localized;
  } | null;
};

export type Stance = 'would_end' | 'would_keep' | 'conditional' | 'neutral';

/**
 * Whether there is something to end here: on ICE's list, approved here without being on the list, nothing, or not
 * known.
 */
export type Situation = 'listed' | 'approved' | 'none' | 'unknown';

/** Codes of a place's status, as lib/places derives them, put together for the choice of what to ask. */
const SITUATION_OF: { [code: string]: Situation } = {
  active_listed: 'listed',
  reinstated: 'listed',
  suspended: 'listed',
  voided_locally_still_listed: 'listed',
  approved_locally_not_listed: 'approved',
  pending_ice: 'approved',
  no_listing_found: 'none',
  no_agreement: 'none',
  proposed: 'none',
  deferred: 'none',
  rejected: 'none',
  terminated: 'none',
  superseded: 'unknown',
  removed_from_list: 'unknown',
  unknown: 'unknown',
};

export function situationOf(statusCode: string): Situation {
  return SITUATION_OF[statusCode] ?? 'unknown';
}

/** What can be asked here, in the order of ASKS. One that makes no sense carries the reason for leaving it out. */
export function asksFor(
  situation: Situation,
): { ask: Ask; leftOut: 'already_agreed' | 'nothing_to_end' | null }[] {
  return ASKS.map((ask) => {
    if (ask === 'decline' && situation === 'listed') return { ask, leftOut: 'already_agreed' };
    if (ask === 'rescind' && (situation === 'none' || situation === 'unknown'))
      return { ask, leftOut: 'nothing_to_end' };
    return { ask, leftOut: null };
  });
}

/** The ask requested if it can be asked here, else the first that can. */
export function askOrFirst(situation: Situation, requested: string | undefined): Ask {
  const open = asksFor(situation).filter((it) => it.leftOut === null);
  return (open.find((it) => it.ask === requested) ?? open[0])?.ask ?? 'disclose';
}

export type OnRecord = Pick<
  RecipientFacts,
  | 'seatKind'
  | 'bodyKind'
  | 'votes'
  | 'presides'
  | 'mayorPowers'
  | 'decider'
  | 'direction'
  | 'decidingVote'
  | 'statement'
>;

/**
 * Which wording a recipient gets. What a mayor without a vote can do comes first, then votes, then words, then the
 * office: whoever does not decide here is not asked to, and a mayor or a chair is asked for what that office can do.
 */
export function variantFor(recipient: OnRecord): Variant {
  const powers = powersOf(recipient);
  if (isMayorWithoutVote(recipient) && powers) return 'can_veto_or_place';
  if (recipient.decidingVote && recipient.direction === 'end') return 'voted_against_agreement';
  if (recipient.decidingVote && recipient.direction === 'keep') return 'voted_for_agreement';
  if (recipient.statement && recipient.statement.stance !== 'neutral') return 'conditional_statement';
  if (deciderElsewhere(recipient)) return 'not_the_decider';
  if (powers) return 'can_veto_or_place';
  if (presides(recipient)) return 'presides';
  return 'no_recorded_vote';
}

/** Whether a mayor may place items on the agenda, veto what passes, or both; null for other seats and where not known. */
export function powersOf({
  seatKind,
  mayorPowers,
}: Pick<RecipientFacts, 'seatKind' | 'mayorPowers'>): 'sponsor' | 'veto' | 'both' | null {
  if (seatKind !== 'mayor') return null;
  const sponsor = mayorPowers.includes('sponsor');
  const veto = mayorPowers.includes('veto');
  if (sponsor && veto) return 'both';
  return sponsor ? 'sponsor' : veto ? 'veto' : null;
}

export function presides(recipient: Pick<RecipientFacts, 'seatKind' | 'presides' | 'mayorPowers'>): boolean {
  return recipient.presides || (recipient.seatKind === 'mayor' && recipient.mayorPowers.includes('presides'));
}

export const DECIDERS_ELSEWHERE = ['chief', 'manager', 'sheriff', 'state_board'] as const;

/** Who decides instead of the recipient's body; null when the body does, or when it is not known. */
export function deciderElsewhere({
  decider,
  bodyKind,
}: Pick<RecipientFacts, 'decider' | 'bodyKind'>): (typeof DECIDERS_ELSEWHERE)[number] | null {
  if (decider === bodyKind) return null;
  return DECIDERS_ELSEWHERE.find((it) => it === decider) ?? null;
}

export function isMayorWithoutVote(recipient: Pick<RecipientFacts, 'seatKind' | 'votes'>): boolean {
  return recipient.seatKind === 'mayor' && !recipient.votes;
}

/** Whether what an official said goes along with what is asked, goes against it, or leaves it open. */
export function leanOf(stance: Stance, ask: Ask): 'with' | 'against' | 'open' {
  if (ask === 'disclose' || (stance !== 'would_end' && stance !== 'would_keep')) return 'open';
  return (stance === 'would_keep') === (ask === 'keep') ? 'with' : 'against';
}

/** Whether a vote on record goes along with what is asked. */
export function voteGoesWith(direction: 'keep' | 'end' | null, ask: Ask): 'yes' | 'no' | 'open' {
  if (direction === null || ask === 'disclose') return 'open';
  return (direction === 'keep') === (ask === 'keep') ? 'yes' : 'no';
}

/**
 * Whether it is on file that a mayor does not vote. A seat is marked as voting only where a source says so: where the
 * mayor's powers are not on file either, whether the mayor votes is not known and must not be denied.
 */
export function knownNotToVote(
  recipient: Pick<RecipientFacts, 'seatKind' | 'votes' | 'mayorPowers'>,
): boolean {
  return isMayorWithoutVote(recipient) && recipient.mayorPowers.length > 0;
}
