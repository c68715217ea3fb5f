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
  /** Where the newest decisive vote points; null without one. */
  direction: 'keep' | 'end' | null;
  decidingVote: { on: Day; title: Localized; value: string } | null;
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

type OnRecord = Pick<RecipientFacts, 'seatKind' | 'votes' | 'direction' | 'decidingVote' | 'statement'>;

/** Which wording a recipient gets. Votes come before words; a mayor who does not vote is asked for what a mayor can do. */
export function variantFor(recipient: OnRecord): Variant {
  if (recipient.seatKind === 'mayor' && !recipient.votes) return 'mayor_without_vote';
  if (recipient.decidingVote && recipient.direction === 'end') return 'voted_against_agreement';
  if (recipient.decidingVote && recipient.direction === 'keep') return 'voted_for_agreement';
  if (recipient.statement && recipient.statement.stance !== 'neutral') return 'conditional_statement';
  return 'no_recorded_vote';
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
  recipient: Pick<RecipientFacts, 'seatKind' | 'votes'>,
  mayorPowers: readonly string[],
): boolean {
  return recipient.seatKind === 'mayor' && !recipient.votes && mayorPowers.length > 0;
}
