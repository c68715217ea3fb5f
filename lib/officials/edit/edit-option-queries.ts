import { now } from '#lib/kernel/clock.ts';
import { dayIn, toDay } from '#lib/kernel/dates.ts';
import { inLocale, type Locale } from '#lib/kernel/locales.ts';
import type { RefTarget } from '#lib/places/edit-schema.ts';
import type { Tx } from '#lib/platform/db.ts';
import type { EditKind } from './edit-fields-schema.ts';

export type RefOption = {
  value: string;
  label: string;
  /** Of a term, and of a channel's owner: it has ended. */
  ended?: boolean;
};
export type RefOptions = Record<RefTarget, RefOption[]>;

/** What the fields of a place's facts of one kind may point at, named for an editor. */
export async function refOptions(
  tx: Tx,
  placeGeoid: string,
  kind: EditKind,
  locale: Locale = 'en',
): Promise<RefOptions> {
  const place = await tx.place.findUniqueOrThrow({
    where: { geoid: placeGeoid },
    include: { counties: true },
  });
  const today = dayIn(place.timeZone, now());
  // A county's or a state's body can decide about a city's agreement.
  const above = [placeGeoid, placeGeoid.slice(0, 2), ...place.counties.map(({ countyGeoid }) => countyGeoid)];
  // One after another: in a transaction all are on one connection, which takes one question at a time.
  const bodies = await tx.body.findMany({
    where: { placeGeoid: { in: above } },
    orderBy: { name: 'asc' },
    include: {
      seats: {
        orderBy: { position: 'asc' },
        include: { terms: { orderBy: { asOf: 'desc' }, include: { official: true } } },
      },
    },
  });
  const motions = await tx.motion.findMany({ where: { placeGeoid }, orderBy: { on: 'desc' } });
  const agencies = await tx.agency.findMany({
    where: {
      OR: [
        { placeGeoid },
        { countyGeoid: { in: above }, kind: { not: 'municipal_police' } },
        { stateCode: place.stateCode, kind: 'state_agency' },
        { events: { some: { placeGeoid } } },
      ],
    },
    orderBy: { name: 'asc' },
    include: { agreements: true },
  });
  const speakers = await tx.official.findMany({ where: { statements: { some: { placeGeoid } } } });
  // Some thousand in a large state: only where they can be chosen.
  const neighbours =
    kind === 'agency'
      ? await tx.place.findMany({
          where: { stateCode: place.stateCode, kind: { not: 'state' } },
          orderBy: { name: 'asc' },
          select: { geoid: true, kind: true, name: true, county: { select: { name: true } } },
        })
      : [];
  const own = bodies.filter((body) => body.placeGeoid === placeGeoid);
  const terms = (list: typeof bodies) =>
    list.flatMap((body) =>
      body.seats.flatMap((seat) =>
        seat.terms.map((term) => ({
          value: term.id,
          label: [
            term.official.name,
            `${seat.label}, ${body.name}`,
            `${term.startOn ? toDay(term.startOn) : '?'} – ${term.endOn ? toDay(term.endOn) : ''}`,
          ].join(' · '),
          ended: term.endOn !== null && toDay(term.endOn) <= today,
          open: term.endOn === null,
          official: term.official,
        })),
      ),
    );
  const people = new Map(
    [...terms(bodies).map(({ official }) => official), ...speakers].map(({ id, name }) => [id, name]),
  );
  return {
    body: bodies.map(({ id, name }) => ({ value: id, label: name })),
    ownBody: own.map(({ id, name }) => ({ value: id, label: name })),
    seat: own.flatMap((body) =>
      body.seats.map((seat) => ({ value: seat.id, label: `${seat.label}, ${body.name}` })),
    ),
    official: [...people]
      .map(([value, label]) => ({ value, label }))
      .sort((a, b) => a.label.localeCompare(b.label)),
    term: terms(bodies).map(({ value, label, ended }) => ({ value, label, ended })),
    openTerm: terms(own)
      .filter(({ open }) => open)
      .map(({ value, label }) => ({ value, label })),
    motion: motions.map(({ id, on, title }) => ({
      value: id,
      label: `${toDay(on)} · ${inLocale(title, locale).text}`,
    })),
    agency: agencies.map(({ id, name }) => ({ value: id, label: name })),
    agreement: agencies.flatMap(({ name, agreements }) =>
      agreements.map(({ id, model }) => ({ value: id, label: `${name} · ${model.replaceAll('_', ' ')}` })),
    ),
    municipality: neighbours
      .filter((one) => one.kind === 'municipality')
      .map(({ geoid, name, county }) => ({
        value: geoid,
        label: county ? `${name} · ${county.name}` : name,
      })),
    county: neighbours
      .filter((one) => one.kind === 'county')
      .map(({ geoid, name }) => ({ value: geoid, label: name })),
    owner: [
      ...own.map(({ id, name }) => ({ value: `body:${id}`, label: name })),
      ...terms(own).map(({ value, label, ended }) => ({ value: `term:${value}`, label, ended })),
    ],
  };
}
