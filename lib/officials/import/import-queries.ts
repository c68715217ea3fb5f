import { toDay } from '#lib/kernel/dates.ts';
import { foldName } from '#lib/places/fold.ts';
import type { Tx } from '#lib/platform/db.ts';
import { RANK, type TermOnFile } from './term-rules.ts';

export type TermRow = TermOnFile & { officialId: string };
export type SeatOnFile = { id: string; terms: TermRow[] };

/**
 * The place of a GEOID or an Open Civic Data id. Where no place on file has the id, the one municipality of its state
 * with the same folded name: publishers write "st_petersburg" and "saint_petersburg".
 */
export async function placeOnFile(tx: Tx, id: string) {
  if (!id.startsWith('ocd-')) return tx.place.findUnique({ where: { geoid: id } });
  const known = await tx.place.findUnique({ where: { ocdId: id } });
  const [, stateCode, name] = /\/state:([a-z]{2})\/(?:county:[^/]+\/)?place:([^/]+)$/.exec(id) ?? [];
  if (known || !stateCode || !name) return known;
  const [only, ...more] = await tx.place.findMany({
    where: { stateCode, kind: 'municipality', searchKey: foldName(name) },
    take: 2,
  });
  return only && more.length === 0 ? only : null;
}

/** The bodies of a place with their seats, in the order of their ids. */
export async function seatsOfPlace(tx: Tx, placeGeoid: string) {
  return tx.body.findMany({
    where: { placeGeoid },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      name: true,
      seats: { select: { id: true, label: true, kind: true, position: true }, orderBy: { position: 'asc' } },
    },
  });
}

/** A seat's terms as an import weighs them against what `sourceId` says. */
export async function seatOnFile(tx: Tx, seatId: string, sourceId: string): Promise<SeatOnFile> {
  const terms = await tx.term.findMany({
    where: { seatId },
    orderBy: { id: 'asc' },
    include: {
      official: true,
      citations: { where: { disputes: false }, select: { sourceId: true, confidence: true } },
      positions: { select: { motion: { select: { on: true } } } },
    },
  });
  return {
    id: seatId,
    terms: terms.map(({ official, citations, positions, ...term }) => {
      const votes = positions.map(({ motion }) => toDay(motion.on)).sort();
      const [first] = votes;
      return {
        id: term.id,
        officialId: official.id,
        name: official.name,
        ocdPersonId: official.ocdPersonId,
        startOn: term.startOn && toDay(term.startOn),
        startPrecision: term.startPrecision,
        endOn: term.endOn && toDay(term.endOn),
        endPrecision: term.endPrecision,
        asOf: toDay(term.asOf),
        votes: first === undefined ? null : { first, last: votes.at(-1) ?? first },
        best: Math.max(0, ...citations.map(({ confidence }) => RANK[confidence])),
        own: citations.every((it) => it.sourceId === sourceId),
      };
    }),
  };
}
