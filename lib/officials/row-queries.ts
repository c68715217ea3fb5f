import { toDay } from '#lib/kernel/dates.ts';
import type { Localized } from '#lib/kernel/locales.ts';
import type { ShownSource } from '#lib/kernel/shown-source.ts';
import { CITED, shownSources } from '#lib/places/sources.ts';
import type { Prisma } from '#lib/platform/db.ts';
import type {
  BodyFact,
  ChannelFact,
  EventFact,
  MotionFact,
  Person,
  RuleFact,
  StatementFact,
  TermFact,
  Vote,
} from './types.ts';

export const CHANNELS = {
  include: { citations: CITED },
  orderBy: [{ kind: 'asc' }, { id: 'asc' }],
} satisfies Prisma.Body$channelsArgs;

/** What one person did and said about the agreement of one place, through every seat held there. */
function personIn(geoid: string) {
  return {
    include: {
      statements: {
        where: { placeGeoid: geoid },
        include: { citations: CITED },
        orderBy: [{ on: 'desc' }, { id: 'asc' }],
      },
      terms: {
        where: { seat: { body: { placeGeoid: geoid } } },
        select: {
          positions: {
            include: { motion: { include: { citations: CITED, body: { select: { name: true } } } } },
          },
        },
      },
    },
  } satisfies Prisma.OfficialDefaultArgs;
}

export function bodyWith(geoid: string) {
  return {
    citations: CITED,
    channels: CHANNELS,
    seats: {
      orderBy: { position: 'asc' },
      include: {
        terms: {
          orderBy: { id: 'asc' },
          include: { citations: CITED, channels: CHANNELS, official: personIn(geoid) },
        },
      },
    },
  } satisfies Prisma.BodyInclude;
}

export const MOTION = {
  citations: CITED,
  body: { select: { name: true } },
  sponsor: { include: { official: true } },
  tallies: { include: { citations: CITED }, orderBy: { id: 'asc' } },
  positions: {
    include: { term: { include: { official: true, seat: true } } },
    orderBy: { term: { seat: { position: 'asc' } } },
  },
} satisfies Prisma.MotionInclude;

export const STATEMENT = { citations: CITED, official: true } satisfies Prisma.StatementInclude;
export const CITED_ONLY = { citations: CITED } as const;

// Rows as the database gives them, turned into plain facts.

/** The database keeps prose as { en, es, ht }; the seed and the editors' forms check its shape. */
const prose = (json: unknown) => json as Localized;
const day = (date: Date | null) => (date ? toDay(date) : null);

type BodyRow = Prisma.BodyGetPayload<{ include: ReturnType<typeof bodyWith> }>;
type TermRow = BodyRow['seats'][number]['terms'][number];
type OfficialRow = TermRow['official'];
type PositionRow = OfficialRow['terms'][number]['positions'][number];
type MotionRow = Prisma.MotionGetPayload<{ include: typeof MOTION }>;
type RuleRow = Prisma.RuleGetPayload<{ include: typeof CITED_ONLY }>;
type EventRow = Prisma.AgreementEventGetPayload<{ include: typeof CITED_ONLY }>;
type StatementRow = Prisma.StatementGetPayload<{ include: typeof CITED_ONLY }>;

export function channelFact(channel: BodyRow['channels'][number]): ChannelFact {
  return {
    id: channel.id,
    kind: channel.kind,
    value: channel.value,
    asOf: toDay(channel.asOf),
    suppressed: channel.suppressedAt !== null,
    lastWorkedOn: channel.lastWorkedAt && toDay(channel.lastWorkedAt),
    sources: shownSources(channel.citations),
  };
}

export function statementFact(
  statement: StatementRow,
  official: { id: string; slug: string; name: string },
): StatementFact {
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
    sources: shownSources(statement.citations),
  };
}

function vote({ id, motion, value }: PositionRow): Vote {
  return {
    id,
    motionId: motion.id,
    bodyName: motion.body.name,
    on: toDay(motion.on),
    title: prose(motion.title),
    effect: motion.effect,
    procedural: motion.procedural,
    passed: motion.passed,
    value,
    sources: shownSources(motion.citations),
  };
}

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
    sources: shownSources(term.citations),
  };
}

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
    channels: body.channels.filter(({ clerk }) => !clerk).map(channelFact),
    clerk: body.channels.filter(({ clerk }) => clerk).map(channelFact),
    sources: shownSources(body.citations),
  };
}

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
      .map((tally) => ({
        id: tally.id,
        yes: tally.yes,
        no: tally.no,
        absent: tally.absent,
        sources: shownSources(tally.citations),
      }))
      .sort((a, b) => rank(a.sources) - rank(b.sources)),
    asOf: toDay(motion.asOf),
    sources: shownSources(motion.citations),
  };
}

const rank = (sources: ShownSource[]) =>
  sources.some((it) => it.confidence === 'high')
    ? 0
    : sources.some((it) => it.confidence === 'medium')
      ? 1
      : 2;

export function ruleFact(rule: RuleRow): RuleFact {
  return {
    id: rule.id,
    placeGeoid: rule.placeGeoid,
    topic: rule.topic,
    text: prose(rule.text),
    legalCite: rule.legalCite,
    contested: rule.contested,
    contestNote: rule.contestNote === null ? null : prose(rule.contestNote),
    limit: rule.limitOf && rule.limitCount ? { of: rule.limitOf, count: rule.limitCount } : null,
    asOf: toDay(rule.asOf),
    sources: shownSources(rule.citations),
  };
}

export function eventFact(event: EventRow): EventFact {
  return {
    id: event.id,
    on: toDay(event.on),
    precision: event.precision,
    kind: event.kind,
    summary: prose(event.summary),
    motionId: event.motionId,
    sources: shownSources(event.citations),
  };
}
