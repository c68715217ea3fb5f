import { type Day, dayIn, toDay } from '#lib/kernel/dates.ts';
import { parseFactRef } from '#lib/kernel/fact-ref.ts';
import type { PlaceRef } from '#lib/places/types.ts';
import { db } from '#lib/platform/db.ts';

type PlaceHere = PlaceRef & { timeZone: string };

/** A fact as it stands, told in one line for those who report or correct it. */
export type FactLine = {
  place: PlaceHere;
  /** { en, es, ht } where it is prose; names and addresses are the same in every language. */
  text: unknown;
  on: Day | null;
};

const PLACE = {
  select: { geoid: true, kind: true, name: true, stateCode: true, slug: true, timeZone: true },
} as const;
const TERM = {
  include: { official: true, seat: { include: { body: { include: { place: PLACE } } } } },
} as const;

/** The present text of a fact that a page points at; null when there is no such fact. */
export async function factLine(ref: string): Promise<FactLine | null> {
  const fact = parseFactRef(ref);
  if (!fact) return null;
  const { kind, id } = fact;
  const where = { id };
  switch (kind) {
    case 'place': {
      const place = await db().place.findUnique({ where: { geoid: id }, ...PLACE });
      return place && line(place, place.name);
    }
    case 'agency': {
      const agency = await db().agency.findUnique({ where });
      return agency && agencyLine(agency, agency.name);
    }
    case 'agreement': {
      const found = await db().agreement.findUnique({ where, include: { agency: true } });
      if (!found) return null;
      const model = found.model.replaceAll('_', ' ');
      return agencyLine(found.agency, `${found.agency.name}, ${model}`, found.signedOn);
    }
    case 'event': {
      const event = await db().agreementEvent.findUnique({ where, include: { place: PLACE } });
      return event && line(event.place, event.summary, event.on);
    }
    case 'body': {
      const body = await db().body.findUnique({ where, include: { place: PLACE } });
      return body && line(body.place, body.name);
    }
    case 'seat': {
      const seat = await db().seat.findUnique({ where, include: { body: { include: { place: PLACE } } } });
      return seat && line(seat.body.place, `${seat.label}, ${seat.body.name}`);
    }
    case 'outline': {
      const outline = await db().districtOutline.findUnique({
        where,
        select: { vintage: true, seat: { include: { body: { include: { place: PLACE } } } } },
      });
      if (!outline) return null;
      const { label, body } = outline.seat;
      return line(body.place, `${label}, ${body.name} (${outline.vintage})`);
    }
    case 'item': {
      const item = await db().agendaItem.findUnique({
        where,
        include: { meeting: { include: { place: PLACE } } },
      });
      if (!item) return null;
      const { place, startsAt, timeZone } = item.meeting;
      return { ...line(place, item.title), on: dayIn(timeZone, startsAt) };
    }
    case 'release': {
      const release = await db().release.findUnique({
        where,
        include: { source: true },
        omit: { report: true },
      });
      return release && releaseLine(release);
    }
    case 'term': {
      const term = await db().term.findUnique({ where, ...TERM });
      return term && line(term.seat.body.place, termText(term), term.startOn);
    }
    case 'motion': {
      const motion = await db().motion.findUnique({ where, include: { place: PLACE } });
      return motion && line(motion.place, motion.title, motion.on);
    }
    case 'position': {
      const found = await db().position.findUnique({
        where,
        include: { motion: { include: { place: PLACE } }, term: TERM },
      });
      if (!found) return null;
      return line(found.motion.place, `${termText(found.term)}: ${found.value}`, found.motion.on);
    }
    case 'tally': {
      const tally = await db().motionTally.findUnique({
        where,
        include: { motion: { include: { place: PLACE } } },
      });
      return tally && line(tally.motion.place, tallyText(tally), tally.motion.on);
    }
    case 'statement': {
      const said = await db().statement.findUnique({ where, include: { place: PLACE } });
      return said && line(said.place, said.words === null ? said.summary : `“${said.words}”`, said.on);
    }
    case 'channel': {
      const channel = await db().channel.findUnique({
        where,
        include: { term: TERM, body: { include: { place: PLACE } } },
      });
      const place = channel?.body?.place ?? channel?.term?.seat.body.place;
      if (!channel || !place) return null;
      const owner = channel.term ? termText(channel.term) : channel.body?.name;
      return line(place, `${owner}: ${channel.value.replaceAll('\n', ', ')}`);
    }
    case 'rule': {
      const rule = await db().rule.findUnique({ where, include: { place: PLACE } });
      return rule && line(rule.place, rule.text);
    }
  }
}

function line(place: PlaceHere, text: unknown, on: Date | null = null): FactLine {
  return { place, text: typeof text === 'string' ? { en: text } : text, on: on && toDay(on) };
}

/** An agency without a place of its own stands under its county, or its state. */
async function agencyLine(
  agency: { placeGeoid: string | null; countyGeoid: string | null; stateCode: string },
  text: string,
  on: Date | null = null,
): Promise<FactLine | null> {
  const geoid = agency.placeGeoid ?? agency.countyGeoid;
  const place = geoid
    ? await db().place.findUnique({ where: { geoid }, ...PLACE })
    : await db().place.findFirst({ where: { kind: 'state', stateCode: agency.stateCode }, ...PLACE });
  return place && line(place, text, on);
}

/** A list of ICE's stands under the one state that it speaks of; a national one under the first. */
async function releaseLine(release: {
  scope: string[];
  asOf: Date;
  source: { publisher: string; title: string };
}): Promise<FactLine | null> {
  const { scope, asOf, source } = release;
  const states = await db().place.findMany({
    where: { kind: 'state', stateCode: { in: scope } },
    orderBy: { geoid: 'asc' },
    take: 1,
    ...PLACE,
  });
  return states[0] ? line(states[0], `${source.publisher}: ${source.title}`, asOf) : null;
}

export function termText(term: {
  official: { name: string };
  seat: { label: string; body: { name: string } };
}): string {
  return `${term.official.name}, ${term.seat.label}, ${term.seat.body.name}`;
}

export function tallyText({ yes, no, absent }: { yes: number; no: number; absent: number | null }): string {
  return absent === null ? `${yes} – ${no}` : `${yes} – ${no} (${absent})`;
}
