import { now } from '#lib/kernel/clock.ts';
import { dayIn, fromDay, toDay } from '#lib/kernel/dates.ts';
import { db } from '#lib/platform/db.ts';

export type EditableOwner = {
  /** "term:<id>" or "body:<id>", as the form sends it. */
  owner: string;
  name: string;
  office: string | null;
  channels: { id: string; kind: string; value: string; asOf: string; publisher: string | null }[];
};

/** A place's bodies and present office holders with their channels, for the editors' page. */
export async function editableOwners(placeGeoid: string): Promise<EditableOwner[]> {
  const place = await db().place.findUniqueOrThrow({ where: { geoid: placeGeoid } });
  const today = fromDay(dayIn(place.timeZone, now()));
  const channels = {
    include: { citations: { include: { source: { select: { publisher: true } } } } },
    orderBy: [{ kind: 'asc' as const }, { value: 'asc' as const }],
  };
  const bodies = await db().body.findMany({
    where: { placeGeoid },
    include: {
      channels,
      seats: {
        orderBy: { position: 'asc' },
        include: {
          terms: {
            where: { OR: [{ endOn: null }, { endOn: { gt: today } }] },
            include: { official: true, channels },
          },
        },
      },
    },
  });
  const shown = (list: (typeof bodies)[number]['channels']) =>
    list.map(({ id, kind, value, asOf, citations }) => ({
      id,
      kind,
      value,
      asOf: toDay(asOf),
      publisher: citations[0]?.source.publisher ?? null,
    }));
  return bodies.flatMap((body) => [
    { owner: `body:${body.id}`, name: body.name, office: null, channels: shown(body.channels) },
    ...body.seats.flatMap((seat) =>
      seat.terms.map((term) => ({
        owner: `term:${term.id}`,
        name: term.official.name,
        office: seat.label,
        channels: shown(term.channels),
      })),
    ),
  ]);
}
