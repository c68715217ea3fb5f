import { type Day, dayIn } from '#lib/kernel/dates.ts';
import { isStale } from '#lib/kernel/shelf-life.ts';
import { holdsOn } from './rules.ts';

// Which seats somebody has to look at again, and why. Pure.

export type StaleReason =
  /** Nobody was ever on file. */
  | { kind: 'nobody'; since: null }
  /** The last term on file ended, and no successor is on file. */
  | { kind: 'ended'; since: Day }
  /** The holder was last seen in office longer ago than the shelf life of a term. */
  | { kind: 'old'; since: Day }
  /** A general election day passed since the holder was last seen in office, and no end of the term is on file. */
  | { kind: 'election'; since: Day };

type Term = { startOn: Day | null; endOn: Day | null; asOf: Day };

/** The Tuesday after the first Monday of November: cities vote in odd years too. */
export function electionDay(year: number): Day {
  const weekday = new Date(Date.UTC(year, 10, 1)).getUTCDay();
  return dayIn('UTC', new Date(Date.UTC(year, 10, 2 + ((8 - weekday) % 7))));
}

/** The last general election day before `today`. */
export function lastElection(today: Day): Day {
  const year = Number(today.slice(0, 4));
  const own = electionDay(year);
  return own < today ? own : electionDay(year - 1);
}

/** Why what is on file about a seat is past its shelf life; empty where it is not. */
export function staleReasons(terms: readonly Term[], today: Day): StaleReason[] {
  const holder = terms.find((term) => holdsOn(term, today));
  if (!holder) {
    const ends = terms.flatMap(({ endOn }) => (endOn !== null && endOn <= today ? [endOn] : [])).sort();
    const last = ends.at(-1);
    return [last === undefined ? { kind: 'nobody', since: null } : { kind: 'ended', since: last }];
  }
  const reasons: StaleReason[] = [];
  if (isStale('term', holder.asOf, today)) reasons.push({ kind: 'old', since: holder.asOf });
  const election = lastElection(today);
  // Who began, or was seen, after that day was elected or stayed; a known end says when to look again.
  const newer = holder.asOf > election || (holder.startOn !== null && holder.startOn > election);
  if (!newer && holder.endOn === null) reasons.push({ kind: 'election', since: election });
  return reasons;
}
