import type { Tx } from '#lib/platform/db.ts';
import type { EditKind } from './edit-fields-schema.ts';
import { type CitationSnapshot, rowValues, type Snapshot, STORED } from './edit-rules.ts';

/** What all of Prisma's tables can do, so that one editor serves every kind of fact. */
export type Table = {
  findUnique(query: { where: Key }): Promise<Record<string, unknown> | null>;
  create(query: { data: Record<string, unknown> }): Promise<unknown>;
  update(query: { where: Key; data: Record<string, unknown> }): Promise<unknown>;
  delete(query: { where: Key }): Promise<unknown>;
};

/** The key column of a kind's table with its value. */
type Key = Record<string, string>;

/** A kind's table. Prisma types each apart; the columns are held to EDIT_FIELDS and the database's own rules. */
export function tableOf(tx: Tx, kind: EditKind): Table {
  return tx[STORED[kind].model] as unknown as Table;
}

export function keyOf(kind: EditKind, id: string): Key {
  return { [STORED[kind].key]: id };
}

const CITATION = {
  id: true,
  sourceId: true,
  confidence: true,
  locator: true,
  disputes: true,
  quote: true,
} as const;

/** A fact as it stands, with its citations; null when it is not there. */
export async function snapshotOf(tx: Tx, kind: EditKind, id: string): Promise<Snapshot | null> {
  const found = await tableOf(tx, kind).findUnique({ where: keyOf(kind, id) });
  if (!found) return null;
  const row = rowValues(kind, found);
  const placeGeoid = await placeOfRow(tx, kind, id, row);
  const key = STORED[kind].cites;
  const citations: CitationSnapshot[] = key
    ? await tx.citation.findMany({ where: { [key]: id }, select: CITATION, orderBy: { id: 'asc' } })
    : [];
  if (kind !== 'term') return { placeGeoid, row, citations };
  const official = await tx.official.findUniqueOrThrow({
    where: { id: String(row.officialId) },
    select: { id: true, slug: true, name: true, familyName: true },
  });
  return { placeGeoid, row, citations, official };
}

/** The place on whose page a fact stands. */
async function placeOfRow(tx: Tx, kind: EditKind, id: string, row: Snapshot['row']): Promise<string> {
  const text = (name: string) => String(row[name]);
  switch (kind) {
    case 'place':
      return id;
    case 'body':
    case 'event':
    case 'motion':
    case 'statement':
    case 'rule':
      return text('placeGeoid');
    case 'seat':
      return (await tx.body.findUniqueOrThrow({ where: { id: text('bodyId') } })).placeGeoid;
    case 'agency':
      return placeOfAgency(tx, row as AgencyWhere);
    case 'agreement':
      return placeOfAgency(tx, await tx.agency.findUniqueOrThrow({ where: { id: text('agencyId') } }));
    case 'position':
    case 'tally':
      return (await tx.motion.findUniqueOrThrow({ where: { id: text('motionId') } })).placeGeoid;
    case 'term':
      return (await tx.seat.findUniqueOrThrow({ where: { id: text('seatId') }, include: { body: true } }))
        .body.placeGeoid;
    case 'channel': {
      if (row.bodyId) return (await tx.body.findUniqueOrThrow({ where: { id: text('bodyId') } })).placeGeoid;
      const term = await tx.term.findUniqueOrThrow({
        where: { id: text('termId') },
        include: { seat: { include: { body: true } } },
      });
      return term.seat.body.placeGeoid;
    }
  }
}

type AgencyWhere = { placeGeoid: string | null; countyGeoid: string | null; stateCode: string };

/** Its own place, else its county, else its state. */
async function placeOfAgency(tx: Tx, { placeGeoid, countyGeoid, stateCode }: AgencyWhere): Promise<string> {
  if (placeGeoid ?? countyGeoid) return String(placeGeoid ?? countyGeoid);
  return (await tx.place.findFirstOrThrow({ where: { kind: 'state', stateCode } })).geoid;
}
