import type { Day } from '#lib/kernel/dates.ts';
import type {
  BodyFact,
  Direction,
  MotionEffect,
  PositionValue,
  RecordMark,
  SeatFact,
  StatementFact,
  TermFact,
  Vote,
} from './types.ts';

/** What carrying a motion of this effect would do to the agreement; null where it decides nothing about it. */
const CARRIED: Record<MotionEffect, Direction | null> = {
  sign: 'keep',
  keep: 'keep',
  reinstate: 'keep',
  decline: 'end',
  end: 'end',
  void: 'end',
  defer: null,
  advice: null,
  review: null,
  other: null,
};

export function directionOfMotion(motion: { effect: MotionEffect; procedural: boolean }): Direction | null {
  return motion.procedural ? null : CARRIED[motion.effect];
}

/** Which way a vote counts: yes to end and no to sign both point to "end". Absent is not a vote. */
export function directionOfVote(vote: {
  effect: MotionEffect;
  procedural: boolean;
  value: PositionValue;
}): Direction | null {
  const carried = directionOfMotion(vote);
  if (carried === null || (vote.value !== 'yes' && vote.value !== 'no')) return null;
  if (vote.value === 'yes') return carried;
  return carried === 'keep' ? 'end' : 'keep';
}

export type DirectedVote = Vote & { direction: Direction };

export type SeatRecord = {
  seat: SeatFact;
  /** Who holds the seat on the day asked for; null when nobody on file does. */
  holder: TermFact | null;
  /** Terms that had ended by then, newest first. */
  former: TermFact[];
  mark: RecordMark;
  /** Why nobody sits here: the last term ended, or no term was ever on file. */
  vacancy: 'successor_not_on_file' | 'never_on_file' | null;
  /** Where the newest decisive vote of the holder points. */
  direction: Direction | null;
  /** The holder's votes with a direction, newest first. */
  decisive: DirectedVote[];
  /** The holder's newest statement. */
  statement: StatementFact | null;
};

/** The end of a term is exclusive; an unknown start is taken as past. */
export function holdsOn(term: Pick<TermFact, 'startOn' | 'endOn'>, today: Day): boolean {
  return (term.startOn === null || term.startOn <= today) && (term.endOn === null || today < term.endOn);
}

/** Newest first; the order of the file is kept within a day. */
function newestFirst<T extends { on: Day }>(dated: readonly T[]): T[] {
  return [...dated].sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
}

export function decisiveVotes(votes: readonly Vote[], today: Day): DirectedVote[] {
  return newestFirst(votes)
    .filter((vote) => vote.on <= today)
    .flatMap((vote) => {
      const direction = directionOfVote(vote);
      return direction ? [{ ...vote, direction }] : [];
    });
}

/** What one person has on record: votes before words; both directions at different times is "mixed". */
export function recordOf(
  person: { votes: readonly Vote[]; statements: readonly StatementFact[] },
  today: Day,
): Pick<SeatRecord, 'decisive' | 'direction' | 'statement'> & { mark: Exclude<RecordMark, 'vacant'> } {
  const decisive = decisiveVotes(person.votes, today);
  const statement = newestFirst(person.statements).find((it) => it.on <= today) ?? null;
  const direction = decisive[0]?.direction ?? null;
  if (direction === null) return { decisive, direction, statement, mark: statement ? 'statement' : 'none' };
  const both = decisive.some((vote) => vote.direction !== direction);
  return {
    decisive,
    direction,
    statement,
    mark: both ? 'mixed' : direction === 'end' ? 'voted_end' : 'voted_keep',
  };
}

/** Who sits in a seat on a day and what that person has on record. A successor inherits nobody's vote. */
export function seatRecord(seat: SeatFact, today: Day): SeatRecord {
  const byStart = [...seat.terms].sort((a, b) => ((a.startOn ?? '') < (b.startOn ?? '') ? 1 : -1));
  const holder = byStart.find((term) => holdsOn(term, today)) ?? null;
  const former = seat.terms
    .filter((term) => term.endOn !== null && term.endOn <= today)
    .sort((a, b) => ((a.endOn ?? '') < (b.endOn ?? '') ? 1 : -1));
  if (!holder) {
    return {
      seat,
      holder,
      former,
      mark: 'vacant',
      vacancy: former.length > 0 ? 'successor_not_on_file' : 'never_on_file',
      direction: null,
      decisive: [],
      statement: null,
    };
  }
  return { seat, holder, former, vacancy: null, ...recordOf(holder.person, today) };
}

/**
 * The seats as they are drawn: in the body's own order, the presiding seat moved to the middle. Where no seat is
 * known to preside, a mayor who votes takes the middle. A mayor without a vote stands apart.
 */
export function arrange<T extends { seat: Pick<SeatFact, 'kind' | 'votes' | 'presides' | 'position'> }>(
  records: readonly T[],
): { arc: T[]; apart: T[] } {
  const ordered = [...records].sort((a, b) => a.seat.position - b.seat.position);
  const apart = ordered.filter(({ seat }) => seat.kind === 'mayor' && !seat.votes);
  const arc = ordered.filter((record) => !apart.includes(record));
  const chair =
    arc.find(({ seat }) => seat.presides) ?? arc.find(({ seat }) => seat.kind === 'mayor' && seat.votes);
  if (!chair) return { arc, apart };
  const others = arc.filter((record) => record !== chair);
  others.splice(Math.floor(others.length / 2), 0, chair);
  return { arc: others, apart };
}

/** What a majority would decide: to end an agreement where there is one, else to sign one. */
export type Question = 'end' | 'sign';

export type WhipCount = {
  question: Question;
  /** Votes needed; null when not known. */
  needed: number | null;
  /** Voting seats; null when not known. */
  seats: number | null;
  onRecordToEnd: number;
  onRecordToKeep: number;
  /** No vote; the newest statement is conditional. */
  conditional: number;
  /** No vote; the newest statement is of another kind. */
  otherStatement: number;
  nothing: number;
  /** Seats on file without a present holder. */
  vacant: number;
  /** Voting seats that exist and are not on file at all. */
  notOnFile: number;
  /** Of those on record, how many also voted the other way before. */
  changed: number;
  /** Who proposed what the question asks, the newest first; null when no such motion is on file. */
  sponsor: {
    name: string;
    slug: string;
    on: Day;
    /** `undone`: it passed, and a later vote passed that turned it round. */
    outcome: 'passed' | 'failed' | 'undone';
    inOffice: boolean;
  } | null;
};

/** The parts of a motion that show who proposed it. */
type Proposal = {
  on: Day;
  effect: MotionEffect;
  procedural: boolean;
  passed: boolean;
  sponsor: { id: string; slug: string; name: string } | null;
};

/** Where the votes stand. A seat that does not vote is never counted, and an unknown number stays unknown. */
export function whipCount(
  records: readonly SeatRecord[],
  body: Pick<BodyFact, 'votingSeats' | 'votesNeeded'>,
  question: Question,
  motions: readonly Proposal[] = [],
): WhipCount {
  const voting = records.filter((record) => record.seat.votes);
  const count = (test: (record: SeatRecord) => boolean) => voting.filter(test).length;
  const said = (record: SeatRecord) => record.mark === 'statement';
  const wanted: Direction = question === 'end' ? 'end' : 'keep';
  const proposal = newestFirst(motions).find(
    (motion) => motion.sponsor !== null && directionOfMotion(motion) === wanted,
  );
  const sponsor = proposal?.sponsor;
  return {
    question,
    needed: body.votesNeeded,
    seats: body.votingSeats,
    onRecordToEnd: count((record) => record.direction === 'end'),
    onRecordToKeep: count((record) => record.direction === 'keep'),
    conditional: count((record) => said(record) && record.statement?.stance === 'conditional'),
    otherStatement: count((record) => said(record) && record.statement?.stance !== 'conditional'),
    nothing: count((record) => record.mark === 'none'),
    vacant: count((record) => record.mark === 'vacant'),
    notOnFile: Math.max(0, (body.votingSeats ?? 0) - voting.length),
    changed: count((record) => record.mark === 'mixed'),
    sponsor:
      proposal && sponsor
        ? {
            name: sponsor.name,
            slug: sponsor.slug,
            on: proposal.on,
            outcome: outcomeOf(proposal, wanted, motions),
            inOffice: records.some((record) => record.holder?.person.id === sponsor.id),
          }
        : null,
  };
}

function outcomeOf(
  proposal: Proposal,
  wanted: Direction,
  motions: readonly Proposal[],
): 'passed' | 'failed' | 'undone' {
  if (!proposal.passed) return 'failed';
  const undone = motions.some((later) => {
    const direction = directionOfMotion(later);
    return later.passed && later.on > proposal.on && direction !== null && direction !== wanted;
  });
  return undone ? 'undone' : 'passed';
}
