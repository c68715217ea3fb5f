import { addDays, type DatePrecision, type Day } from '#lib/kernel/dates.ts';
import type { Confidence } from '#lib/kernel/shown-source.ts';
import type { ImportedTerm } from './types.ts';

// Pure: how a term in a file bears on the terms on file in the same seat.

export const RANK: Record<Confidence, number> = { high: 3, medium: 2, low: 1 };

export type TermOnFile = {
  id: string;
  name: string;
  ocdPersonId: string | null;
  startOn: Day | null;
  startPrecision: DatePrecision | null;
  endOn: Day | null;
  endPrecision: DatePrecision | null;
  asOf: Day;
  /** The days of the votes that hang on the term, the first and the last. */
  votes: { first: Day; last: Day } | null;
  /** The surest source that stands behind it, and whether the file's own source is the only one. */
  best: number;
  own: boolean;
};

/** The last day at which the file shows the person in office. */
export function seenOn({ endOn, source }: Pick<ImportedTerm, 'endOn' | 'source'>): Day {
  return endOn !== null && endOn < source.retrievedOn ? endOn : source.retrievedOn;
}

type Span = { from: Day; until: Day | null };

/** Of a term without a start the days before it was seen are not known: it is not taken to reach back. */
function span(term: { startOn: Day | null; endOn: Day | null; asOf: Day }): Span {
  const seen = term.endOn !== null && term.endOn <= term.asOf ? addDays(term.endOn, -1) : term.asOf;
  return { from: term.startOn ?? seen, until: term.endOn };
}

function meet(a: Span, b: Span): boolean {
  return (b.until === null || a.from < b.until) && (a.until === null || b.from < a.until);
}

/** By the Open Civic Data id where both have one, else by the exact name. */
export function samePerson(
  a: { name: string; ocdPersonId: string | null },
  b: { name: string; ocdPersonId: string | null },
): boolean {
  if (a.ocdPersonId !== null && b.ocdPersonId !== null) return a.ocdPersonId === b.ocdPersonId;
  return plainName(a.name) === plainName(b.name);
}

function plainName(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ');
}

export type Place<T> =
  | { kind: 'same'; term: T }
  | { kind: 'new' }
  /** Somebody else is on file for these days, or it is unclear which term is meant. */
  | { kind: 'taken'; by: T };

/** Which term on file in the seat the incoming one is; it never drives anybody out. */
export function placeInSeat<T extends TermOnFile>(onFile: readonly T[], incoming: ImportedTerm): Place<T> {
  const asked = span({ ...incoming, asOf: seenOn(incoming) });
  const meeting = onFile.filter((term) => meet(span(term), asked));
  const own = onFile.filter((term) => samePerson(term, incoming));
  const exact = own.find(
    (term) =>
      (incoming.startOn !== null && term.startOn === incoming.startOn) ||
      (incoming.endOn !== null && term.endOn === incoming.endOn),
  );
  if (exact) return { kind: 'same', term: exact };
  const [first, ...more] = meeting.filter((term) => own.includes(term));
  if (first) return more.length > 0 ? { kind: 'taken', by: first } : { kind: 'same', term: first };
  // Neither start is known and the file's end lies before the first sight on file: it may well be the same time in
  // office, so the file is weighed against it and makes no second term.
  const earlier = own.find(
    (term) =>
      term.startOn === null &&
      incoming.startOn === null &&
      incoming.endOn !== null &&
      incoming.endOn <= span(term).from,
  );
  if (earlier) return { kind: 'same', term: earlier };
  const [other] = meeting;
  return other ? { kind: 'taken', by: other } : { kind: 'new' };
}

const LENGTH: Partial<Record<DatePrecision, number>> = { year: 4, month: 7, before: 7, about: 7 };
const exactness = (precision: DatePrecision | null) => LENGTH[precision ?? 'day'] ?? 10;

export type Dated = { day: Day | null; precision: DatePrecision | null };

/**
 * What becomes of one date of a term: `keep` what is on file, `set` what the file says, or keep and cite the file as
 * saying otherwise. A gap is filled, a coarser date made finer; a date that differs is replaced only by a surer source
 * or by the very source it came from. What contradicts a vote or a later sight of the person in office never wins.
 */
export function decideDate(
  onFile: Dated,
  inFile: Dated,
  facts: { best: number; own: boolean; rank: number; contradicted: boolean },
): 'keep' | 'set' | 'dispute' {
  if (inFile.day === null || (onFile.day === inFile.day && onFile.precision === inFile.precision))
    return 'keep';
  if (onFile.day === null) return facts.contradicted ? 'dispute' : 'set';
  const shared = Math.min(exactness(onFile.precision), exactness(inFile.precision));
  if (onFile.day.slice(0, shared) === inFile.day.slice(0, shared)) {
    const finer = exactness(inFile.precision) > exactness(onFile.precision);
    return finer && facts.rank >= facts.best && !facts.contradicted ? 'set' : 'keep';
  }
  return !facts.contradicted && (facts.own || facts.rank > facts.best) ? 'set' : 'dispute';
}

/** Whether a vote, or a source that saw the person in office later, speaks against this end. */
export function endContradicted(
  term: Pick<TermOnFile, 'votes' | 'asOf' | 'own'>,
  endOn: Day | null,
): boolean {
  if (endOn === null) return false;
  return (term.votes !== null && term.votes.last >= endOn) || (!term.own && term.asOf > endOn);
}

export function startContradicted(term: Pick<TermOnFile, 'votes' | 'endOn'>, startOn: Day | null): boolean {
  if (startOn === null) return false;
  return (
    (term.votes !== null && term.votes.first < startOn) || (term.endOn !== null && startOn >= term.endOn)
  );
}

/** A seat's name as files and bodies write it: "Commissioner, District 1" is "district 1". */
export function seatKey(label: string): string {
  return label
    .trim()
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(
      /^(city |county )?(commissioner|councilmember|council ?member|alder(man|woman|person)?|member)[, -]+(?=\w)/,
      '',
    )
    .replace(/^(district|ward|seat|group) 0+(?=\d)/, '$1 ');
}

/** A mayor, and none that stands in for one. */
export function isMayor(label: string): boolean {
  return /\bmayor\b/i.test(label) && !/\b(vice|deputy|assistant|former)\b|pro[ -]?tem/i.test(label);
}
