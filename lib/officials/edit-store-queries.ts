import type { Tx } from '#lib/platform/db.ts';
import { type CitationSnapshot, rowValues, type Snapshot, STORED } from './edit-rules.ts';
import type { EditKind } from './edit-schema.ts';

/** What all of Prisma's tables can do, so that one editor serves every kind of fact. */
export type Table = {
  findUnique(query: { where: { id: string } }): Promise<Record<string, unknown> | null>;
  create(query: { data: Record<string, unknown> }): Promise<{ id: string }>;
  update(query: { where: { id: string }; data: Record<string, unknown> }): Promise<{ id: string }>;
  delete(query: { where: { id: string } }): Promise<{ id: string }>;
};

/** A kind's table. Prisma types each apart; the columns are held to EDIT_FIELDS and the database's own rules. */
export function tableOf(tx: Tx, kind: EditKind): Table {
  return tx[STORED[kind].model] as unknown as Table;
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
  const found = await tableOf(tx, kind).findUnique({ where: { id } });
  if (!found) return null;
  const row = rowValues(kind, found);
  const placeGeoid = await placeOfRow(tx, kind, row);
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
async function placeOfRow(tx: Tx, kind: EditKind, row: Snapshot['row']): Promise<string> {
  const text = (name: string) => String(row[name]);
  switch (kind) {
    case 'event':
    case 'motion':
    case 'statement':
    case 'rule':
      return text('placeGeoid');
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
