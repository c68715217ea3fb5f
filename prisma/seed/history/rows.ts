import type { z } from 'zod';
import { licenceOf } from '#lib/kernel/shown-source.ts';
import type { Prisma } from '#lib/platform/prisma/client.ts';
import type { CheckedHistory, Cite, sourceSchema } from './shape.ts';
import { RETRIEVED_ON } from './sources.ts';

type Rows = {
  sources: Prisma.SourceCreateManyInput[];
  officials: Prisma.OfficialCreateManyInput[];
  bodies: Prisma.BodyCreateManyInput[];
  seats: Prisma.SeatCreateManyInput[];
  terms: Prisma.TermCreateManyInput[];
  motions: Prisma.MotionCreateManyInput[];
  tallies: Prisma.MotionTallyCreateManyInput[];
  positions: Prisma.PositionCreateManyInput[];
  events: Prisma.AgreementEventCreateManyInput[];
  statements: Prisma.StatementCreateManyInput[];
  channels: Prisma.ChannelCreateManyInput[];
  rules: Prisma.RuleCreateManyInput[];
  citations: Prisma.CitationCreateManyInput[];
};

type Checked<Part extends keyof CheckedHistory> = CheckedHistory[Part] extends (infer Item)[] ? Item : never;
type Body = Checked<'bodies'>;
type Channel = Body['channels'][number];
type FactKey =
  | 'placeId'
  | 'eventId'
  | 'bodyId'
  | 'termId'
  | 'motionId'
  | 'tallyId'
  | 'statementId'
  | 'channelId'
  | 'ruleId';

/** A day without an hour, as the database keeps it. */
const day = (text: string) => new Date(`${text}T00:00:00Z`);
const maybeDay = (text: string | undefined) => (text ? day(text) : undefined);

/** The facts as rows, parents before children, every fact with its citations. */
export function historyRows(histories: CheckedHistory[], sources: z.output<typeof sourceSchema>[]): Rows {
  const rows: Rows = {
    sources: sources.map((source) => ({
      ...source,
      licence: licenceOf({ publisher: source.publisher, licence: null }),
      publishedOn: maybeDay(source.publishedOn),
      retrievedOn: day(RETRIEVED_ON),
    })),
    officials: [],
    bodies: [],
    seats: [],
    terms: [],
    motions: [],
    tallies: [],
    positions: [],
    events: [],
    statements: [],
    channels: [],
    rules: [],
    citations: [],
  };
  for (const history of histories) addPlace(rows, history);
  return rows;
}

function addPlace(rows: Rows, history: CheckedHistory): void {
  cite(rows, 'placeId', history.place, history.cites);
  for (const official of history.officials) rows.officials.push({ id: official.slug, ...official });
  for (const body of history.bodies) addBody(rows, history.place, body);
  for (const motion of history.motions) addMotion(rows, history.place, motion);
  for (const event of history.events) addEvent(rows, history, event);
  for (const { cites, official, on, asOf, ...rest } of history.statements) {
    rows.statements.push({
      ...rest,
      officialId: official,
      placeGeoid: history.place,
      on: day(on),
      asOf: day(asOf),
    });
    cite(rows, 'statementId', rest.id, cites);
  }
  history.rules.forEach(({ cites, asOf, contestNote, ...rest }, position) => {
    rows.rules.push({
      ...rest,
      placeGeoid: history.place,
      position,
      contested: contestNote !== undefined,
      contestNote,
      asOf: day(asOf),
    });
    cite(rows, 'ruleId', rest.id, cites);
  });
}

function addBody(rows: Rows, place: string, { cites, seats, channels, asOf, ...rest }: Body): void {
  rows.bodies.push({ ...rest, placeGeoid: place, asOf: day(asOf) });
  cite(rows, 'bodyId', rest.id, cites);
  addChannels(rows, { bodyId: rest.id }, channels);
  seats.forEach(({ terms, ...seat }, index) => {
    rows.seats.push({ ...seat, bodyId: rest.id, position: index + 1 });
    for (const { cites, channels, official, startOn, endOn, asOf, ...term } of terms) {
      rows.terms.push({
        ...term,
        seatId: seat.id,
        officialId: official,
        startOn: maybeDay(startOn),
        endOn: maybeDay(endOn),
        asOf: day(asOf),
      });
      cite(rows, 'termId', term.id, cites);
      addChannels(rows, { termId: term.id }, channels);
    }
  });
}

function addChannels(rows: Rows, owner: { termId: string } | { bodyId: string }, channels: Channel[]): void {
  for (const { cites, kind, value, asOf } of channels) {
    const id = `${Object.values(owner)[0]}-${kind.replace('_', '-')}`;
    rows.channels.push({ id, ...owner, kind, value, asOf: day(asOf) });
    cite(rows, 'channelId', id, cites);
  }
}

function addMotion(
  rows: Rows,
  place: string,
  { cites, tallies, positions, body, sponsor, on, asOf, ...rest }: Checked<'motions'>,
): void {
  rows.motions.push({
    ...rest,
    bodyId: body,
    placeGeoid: place,
    sponsorTermId: sponsor,
    on: day(on),
    asOf: day(asOf),
  });
  cite(rows, 'motionId', rest.id, cites);
  for (const { cites, ...tally } of tallies) {
    const id = `${rest.id}-${tally.yes}-${tally.no}`;
    rows.tallies.push({ ...tally, id, motionId: rest.id });
    cite(rows, 'tallyId', id, cites);
  }
  for (const [value, terms] of Object.entries(positions)) {
    for (const termId of terms ?? []) {
      rows.positions.push({
        id: `${rest.id}-${termId}`,
        motionId: rest.id,
        termId,
        value: value as Prisma.PositionCreateManyInput['value'],
      });
    }
  }
}

function addEvent(
  rows: Rows,
  history: CheckedHistory,
  { cites, ofAgreement, motion, on, asOf, ...rest }: Checked<'events'>,
): void {
  if (ofAgreement && !history.agency) throw new Error(`${rest.id}: the place has no agency that signed`);
  rows.events.push({
    ...rest,
    placeGeoid: history.place,
    agencyId: ofAgreement ? history.agency : undefined,
    agreementId: ofAgreement ? `${history.agency}/task_force` : undefined,
    motionId: motion,
    on: day(on),
    asOf: day(asOf),
  });
  cite(rows, 'eventId', rest.id, cites);
}

function cite(rows: Rows, key: FactKey, id: string, cites: Cite[]): void {
  for (const { source, ...said } of cites) {
    rows.citations.push({
      id: `${id}/${source}${said.disputes ? '/disputes' : ''}`,
      sourceId: source,
      [key]: id,
      ...said,
    });
  }
}
