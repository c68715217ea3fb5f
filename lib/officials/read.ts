import { toDay } from '#lib/kernel/dates.ts';
import type { Localized } from '#lib/kernel/locales.ts';
import type {
  AgreementEvent,
  Body,
  Channel,
  Citation,
  Motion,
  MotionTally,
  Official,
  Position,
  Rule,
  Seat,
  Source,
  Statement,
  Term,
} from '#lib/platform/prisma/client.ts';
import type {
  BodyFact,
  ChannelFact,
  MotionFact,
  Person,
  RuleFact,
  ShownSource,
  StatementFact,
  TermFact,
  TimelineEntry,
  Vote,
} from './types.ts';

// Rows as the database gives them, turned into plain facts.

type Cited = { citations: (Citation & { source: Source })[] };

/** Surest first, those that dispute the fact last. */
function shown(cited: Cited): ShownSource[] {
  const order = { high: 0, medium: 1, low: 2 };
  return cited.citations
    .map(({ source, ...citation }) => ({
      id: source.id,
      publisher: source.publisher,
      title: source.title,
      language: source.language,
      url: source.url,
      publishedOn: source.publishedOn && toDay(source.publishedOn),
      retrievedOn: toDay(source.retrievedOn),
      confidence: citation.confidence,
      disputes: citation.disputes,
      locator: citation.locator,
    }))
    .sort(
      (a, b) =>
        Number(a.disputes) - Number(b.disputes) ||
        order[a.confidence] - order[b.confidence] ||
        (a.id < b.id ? -1 : 1),
    );
}

/** The database keeps prose as { en, es, ht }; the seed and the editors' forms check its shape. */
const prose = (json: unknown) => json as Localized;
const day = (date: Date | null) => (date ? toDay(date) : null);

function channelFact(channel: Channel & Cited): ChannelFact {
  return {
    id: channel.id,
    kind: channel.kind,
    value: channel.value,
    asOf: toDay(channel.asOf),
    suppressed: channel.suppressedAt !== null,
    sources: shown(channel),
  };
}

export function statementFact(statement: Statement & Cited, official: Official): StatementFact {
  return {
    id: statement.id,
    official: { id: official.id, slug: official.slug, name: official.name },
    on: toDay(statement.on),
    precision: statement.precision,
    kind: statement.kind,
    stance: statement.stance,
    words: statement.words,
    language: statement.language,
    summary: prose(statement.summary),
    asOf: toDay(statement.asOf),
    sources: shown(statement),
  };
}

type PositionRow = Position & { motion: Motion & Cited & { body: { name: string } } };

function vote({ motion, value }: PositionRow): Vote {
  return {
    motionId: motion.id,
    bodyName: motion.body.name,
    on: toDay(motion.on),
    title: prose(motion.title),
    effect: motion.effect,
    procedural: motion.procedural,
    passed: motion.passed,
    value,
    sources: shown(motion),
  };
}

type OfficialRow = Official & {
  statements: (Statement & Cited)[];
  terms: { positions: PositionRow[] }[];
};

function person(official: OfficialRow): Person {
  return {
    id: official.id,
    slug: official.slug,
    name: official.name,
    familyName: official.familyName,
    votes: official.terms
      .flatMap((term) => term.positions.map(vote))
      .sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : a.motionId < b.motionId ? 1 : -1)),
    statements: official.statements.map((it) => statementFact(it, official)),
  };
}

type TermRow = Term & Cited & { channels: (Channel & Cited)[]; official: OfficialRow };

function termFact(term: TermRow): TermFact {
  return {
    id: term.id,
    person: person(term.official),
    startOn: day(term.startOn),
    startPrecision: term.startPrecision,
    endOn: day(term.endOn),
    endPrecision: term.endPrecision,
    endReason: term.endReason,
    asOf: toDay(term.asOf),
    channels: term.channels.map(channelFact),
    sources: shown(term),
  };
}

type BodyRow = Body & Cited & { channels: (Channel & Cited)[]; seats: (Seat & { terms: TermRow[] })[] };

export function bodyFact(body: BodyRow): BodyFact {
  return {
    id: body.id,
    placeGeoid: body.placeGeoid,
    name: body.name,
    kind: body.kind,
    decider: body.decider,
    votingSeats: body.votingSeats,
    votesNeeded: body.votesNeeded,
    mayorPowers: body.mayorPowers,
    meetsNote: body.meetsNote === null ? null : prose(body.meetsNote),
    website: body.website,
    asOf: toDay(body.asOf),
    seats: body.seats.map((seat) => ({
      id: seat.id,
      label: seat.label,
      kind: seat.kind,
      votes: seat.votes,
      presides: seat.presides,
      position: seat.position,
      terms: seat.terms.map(termFact),
    })),
    channels: body.channels.map(channelFact),
    sources: shown(body),
  };
}

type MotionRow = Motion &
  Cited & {
    body: { name: string };
    sponsor: (Term & { official: Official }) | null;
    tallies: (MotionTally & Cited)[];
    positions: (Position & { term: Term & { official: Official; seat: Seat } })[];
  };

export function motionFact(motion: MotionRow): MotionFact {
  const sponsor = motion.sponsor?.official;
  return {
    id: motion.id,
    bodyName: motion.body.name,
    on: toDay(motion.on),
    title: prose(motion.title),
    fileNumber: motion.fileNumber,
    effect: motion.effect,
    passed: motion.passed,
    procedural: motion.procedural,
    rollCallComplete: motion.rollCallComplete,
    sponsor: sponsor ? { id: sponsor.id, slug: sponsor.slug, name: sponsor.name } : null,
    positions: motion.positions.map(({ value, term }) => ({
      value,
      official: {
        id: term.official.id,
        slug: term.official.slug,
        name: term.official.name,
        familyName: term.official.familyName,
      },
      seat: term.seat.label,
    })),
    // The tally with the surest source stands first.
    tallies: motion.tallies
      .map((tally) => ({ yes: tally.yes, no: tally.no, absent: tally.absent, sources: shown(tally) }))
      .sort((a, b) => rank(a.sources) - rank(b.sources)),
    asOf: toDay(motion.asOf),
    sources: shown(motion),
  };
}

const rank = (sources: ShownSource[]) =>
  sources.some((it) => it.confidence === 'high')
    ? 0
    : sources.some((it) => it.confidence === 'medium')
      ? 1
      : 2;

export function ruleFact(rule: Rule & Cited): RuleFact {
  return {
    id: rule.id,
    placeGeoid: rule.placeGeoid,
    topic: rule.topic,
    text: prose(rule.text),
    legalCite: rule.legalCite,
    contested: rule.contested,
    contestNote: rule.contestNote === null ? null : prose(rule.contestNote),
    asOf: toDay(rule.asOf),
    sources: shown(rule),
  };
}

/** An event before its motion is put into it. */
export type EventFact = Omit<TimelineEntry, 'motion' | 'statement'> & { motionId: string | null };

export function eventFact(event: AgreementEvent & Cited): EventFact {
  return {
    id: event.id,
    on: toDay(event.on),
    precision: event.precision,
    kind: event.kind,
    summary: prose(event.summary),
    motionId: event.motionId,
    sources: shown(event),
  };
}
