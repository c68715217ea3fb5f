import type { Day } from '#lib/kernel/dates.ts';
import { db } from '#lib/platform/db.ts';
import { recipientOf } from './recipients.ts';
import {
  bodyFact,
  bodyWith,
  CITED_ONLY,
  eventFact,
  MOTION,
  motionFact,
  ruleFact,
  STATEMENT,
  statementFact,
} from './row-queries.ts';
import { seatRecord } from './rules.ts';
import { mergeTimeline } from './timeline.ts';
import type {
  BodyFact,
  MotionFact,
  Person,
  Recipient,
  RuleFact,
  StatementFact,
  TermFact,
  TimelineEntry,
} from './types.ts';

/** The bodies of a place with every seat and term on file; empty where none is. */
export async function bodiesOf(geoid: string): Promise<BodyFact[]> {
  const bodies = await db().body.findMany({
    where: { placeGeoid: geoid },
    orderBy: { id: 'asc' },
    include: bodyWith(geoid),
  });
  return bodies.map(bodyFact);
}

export type OfficialTerm = { body: BodyFact; seat: BodyFact['seats'][number]; term: TermFact };

/** Votes taken about the agreement of a place, newest first, with positions and every tally side by side. */
export async function motionsOf(geoid: string): Promise<MotionFact[]> {
  const motions = await db().motion.findMany({
    where: { placeGeoid: geoid },
    orderBy: [{ on: 'desc' }, { id: 'desc' }],
    include: MOTION,
  });
  return motions.map(motionFact);
}

/** What officials of a place said about its agreement, newest first. */
export async function statementsOf(geoid: string): Promise<StatementFact[]> {
  const statements = await db().statement.findMany({
    where: { placeGeoid: geoid },
    orderBy: [{ on: 'desc' }, { id: 'asc' }],
    include: STATEMENT,
  });
  return statements.map((statement) => statementFact(statement, statement.official));
}

/** The rules that hold for a municipality: its own, then those its state has for municipalities. */
export async function rulesOf(place: { geoid: string; stateGeoid: string }): Promise<RuleFact[]> {
  const rules = await db().rule.findMany({
    where: {
      OR: [
        { placeGeoid: place.geoid },
        { placeGeoid: place.stateGeoid, OR: [{ appliesTo: null }, { appliesTo: 'municipality' }] },
      ],
    },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    include: CITED_ONLY,
  });
  return rules.map(ruleFact);
}

/** What happened about the agreement of a place, newest first. A motion told of by an event is inside that event. */
export async function timelineOf(geoid: string): Promise<TimelineEntry[]> {
  const [events, motions, statements] = await Promise.all([
    db().agreementEvent.findMany({
      where: { placeGeoid: geoid },
      orderBy: [{ on: 'desc' }, { id: 'desc' }],
      include: CITED_ONLY,
    }),
    motionsOf(geoid),
    statementsOf(geoid),
  ]);
  return mergeTimeline(events.map(eventFact), motions, statements);
}

export type OfficialPage = { person: Person; terms: OfficialTerm[] };

/** One official of a place with all seats held there, newest first; null when this place has no such official. */
export async function officialBySlug(geoid: string, slug: string): Promise<OfficialPage | null> {
  const terms = (await bodiesOf(geoid)).flatMap((body) =>
    body.seats.flatMap((seat) =>
      seat.terms.filter((term) => term.person.slug === slug).map((term) => ({ body, seat, term })),
    ),
  );
  terms.sort((a, b) => ((a.term.startOn ?? '') < (b.term.startOn ?? '') ? 1 : -1));
  const first = terms[0];
  return first ? { person: first.term.person, terms } : null;
}

/** Whom one can write to about a place today: the present holders of its seats, the mayor last, in seat order. */
export async function recipientsOf(geoid: string, today: Day): Promise<Recipient[]> {
  const bodies = await bodiesOf(geoid);
  return bodies.flatMap((body) =>
    body.seats.flatMap((seat) => {
      const record = seatRecord(seat, today);
      return record.holder ? [recipientOf(body, record, record.holder)] : [];
    }),
  );
}
