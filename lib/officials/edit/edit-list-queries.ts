import { type Day, fromDay, toDay } from '#lib/kernel/dates.ts';
import { inLocale, type Locale } from '#lib/kernel/locales.ts';
import type { PlaceKind } from '#lib/places/types.ts';
import { db, type Prisma } from '#lib/platform/db.ts';
import { tallyText, termText } from '../fact-queries.ts';
import type { EditKind } from './edit-fields-schema.ts';

/** A fact in the list of its place. */
export type EditableFact = { id: string; on: Day | null; text: string; lang: Locale };

/** The agencies that a place's page shows. */
function agenciesShown(place: {
  geoid: string;
  kind: PlaceKind;
  stateCode: string;
  counties: readonly { countyGeoid: string }[];
}): Prisma.AgencyWhereInput {
  const { geoid, stateCode } = place;
  const ofState = { stateCode, kind: 'state_agency' as const };
  if (place.kind === 'state') return ofState;
  const counties = [geoid, ...place.counties.map(({ countyGeoid }) => countyGeoid)];
  const around = {
    countyGeoid: { in: counties },
    kind: { notIn: ['municipal_police' as const, 'state_agency' as const] },
  };
  return { OR: [{ placeGeoid: geoid }, around] };
}

/** All facts of a place that an editor can correct, by kind, the newest first. */
export async function editableFacts(
  placeGeoid: string,
  locale: Locale,
): Promise<Record<EditKind, EditableFact[]>> {
  const ofPlace = { where: { placeGeoid }, orderBy: { on: 'desc' as const } };
  const ofMotion = { motion: { placeGeoid } };
  const term = { official: true, seat: { include: { body: true } } } as const;
  const ofBody = { seat: { body: { placeGeoid } } };
  const place = await db().place.findUniqueOrThrow({
    where: { geoid: placeGeoid },
    include: { counties: true },
  });
  const where = agenciesShown(place);
  const [events, motions, positions, tallies, statements, terms, channels, rules, bodies, agencies] =
    await Promise.all([
      db().agreementEvent.findMany(ofPlace),
      db().motion.findMany(ofPlace),
      db().position.findMany({
        where: ofMotion,
        include: { motion: true, term: { include: term } },
        orderBy: [{ motion: { on: 'desc' } }, { value: 'asc' }],
      }),
      db().motionTally.findMany({
        where: ofMotion,
        include: { motion: true },
        orderBy: { motion: { on: 'desc' } },
      }),
      db().statement.findMany({ ...ofPlace, include: { official: true } }),
      db().term.findMany({
        where: ofBody,
        include: term,
        orderBy: [{ seat: { position: 'asc' } }, { asOf: 'desc' }],
      }),
      db().channel.findMany({
        where: { OR: [{ body: { placeGeoid } }, { term: ofBody }] },
        include: { body: true, term: { include: term } },
        orderBy: [{ kind: 'asc' }, { value: 'asc' }],
      }),
      db().rule.findMany({ where: { placeGeoid }, orderBy: [{ topic: 'asc' }, { position: 'asc' }] }),
      db().body.findMany({
        where: { placeGeoid },
        orderBy: { name: 'asc' },
        include: { seats: { orderBy: { position: 'asc' } } },
      }),
      db().agency.findMany({
        where,
        orderBy: { name: 'asc' },
        include: { agreements: { orderBy: { model: 'asc' } } },
      }),
    ]);
  const fact = (id: string, on: Date | null, text: unknown): EditableFact => ({
    id,
    on: on && toDay(on),
    ...(typeof text === 'string' ? { text, lang: locale } : inLocale(text, locale)),
  });
  return {
    event: events.map(({ id, on, summary }) => fact(id, on, summary)),
    motion: motions.map(({ id, on, title }) => fact(id, on, title)),
    position: positions.map(({ id, motion, value, term: of }) =>
      fact(id, motion.on, `${of.official.name}: ${value} · ${inLocale(motion.title, locale).text}`),
    ),
    tally: tallies.map((tally) =>
      fact(tally.id, tally.motion.on, `${tallyText(tally)} · ${inLocale(tally.motion.title, locale).text}`),
    ),
    statement: statements.map(({ id, on, official, summary }) =>
      fact(id, on, `${official.name}: ${inLocale(summary, locale).text}`),
    ),
    term: terms.map((of) => fact(of.id, of.startOn, termText(of))),
    channel: channels.map(({ id, value, body, term: of }) =>
      fact(id, null, `${of ? termText(of) : body?.name}: ${value.replaceAll('\n', ', ')}`),
    ),
    rule: rules.map(({ id, text }) => fact(id, null, text)),
    body: bodies.map(({ id, name }) => fact(id, null, name)),
    seat: bodies.flatMap((body) =>
      body.seats.map(({ id, label }) => fact(id, null, `${label}, ${body.name}`)),
    ),
    place: [fact(place.geoid, null, place.name)],
    agency: agencies.map(({ id, name }) => fact(id, null, name)),
    agreement: agencies.flatMap(({ name, agreements }) =>
      agreements.map(({ id, model, signedOn }) =>
        fact(id, signedOn, `${name} · ${model.replaceAll('_', ' ')}`),
      ),
    ),
  };
}

export type Bench = {
  id: string;
  name: string;
  seats: { id: string; label: string; holder: { termId: string; name: string } | null }[];
};

/** The bodies of a place with who holds each seat, for an editor: no end on file, or one that is still to come. */
export async function benchOf(placeGeoid: string, today: Day): Promise<Bench[]> {
  const bodies = await db().body.findMany({
    where: { placeGeoid },
    orderBy: { name: 'asc' },
    include: {
      seats: {
        orderBy: { position: 'asc' },
        include: {
          terms: {
            where: { OR: [{ endOn: null }, { endOn: { gt: fromDay(today) } }] },
            orderBy: [{ startOn: { sort: 'desc', nulls: 'last' } }, { id: 'asc' }],
            include: { official: true },
          },
        },
      },
    },
  });
  return bodies.map(({ id, name, seats }) => ({
    id,
    name,
    seats: seats.map(({ id: seatId, label, terms }) => {
      const begun = terms.filter(({ startOn }) => startOn === null || toDay(startOn) <= today);
      const [term] = begun;
      return { id: seatId, label, holder: term ? { termId: term.id, name: term.official.name } : null };
    }),
  }));
}
