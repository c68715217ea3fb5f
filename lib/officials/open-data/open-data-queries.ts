import { type Day, toDay } from '#lib/kernel/dates.ts';
import { from, newestDay, placeWhere } from '#lib/places/open-data/open-data-queries.ts';
import { CITED, shownSources } from '#lib/places/sources.ts';
import type { Tx } from '#lib/platform/db.ts';
import { type At, keyIn } from '#lib/platform/resource.ts';
import { CHANNELS, channelFact, MOTION, motionFact, statementFact } from '../row-queries.ts';
import type { MotionEffect, SeatKind } from '../types.ts';
import type { MotionRecord, OfficialRecord } from './open-data-schema.ts';

type Where = { state?: string; place?: string; county?: string };
export type OfficialFilters = Where & { kind?: SeatKind; since?: Day };
export type MotionFilters = Where & { effect?: MotionEffect; since?: Day };

export async function findOfficials(tx: Tx, filters: OfficialFilters, at: At): Promise<OfficialRecord[]> {
  const { kind, since, ...where } = filters;
  const asked = Object.keys(filters).length > 0;
  const rows = await tx.official.findMany({
    where: {
      id: keyIn(at),
      ...(asked && {
        terms: {
          some: {
            seat: { body: { place: placeWhere(where) }, ...(kind && { kind }) },
            ...(since && { asOf: from(since) }),
          },
        },
      }),
    },
    include: {
      statements: { include: { citations: CITED }, orderBy: [{ on: 'desc' }, { id: 'asc' }] },
      terms: {
        orderBy: { id: 'asc' },
        include: {
          citations: CITED,
          channels: CHANNELS,
          seat: { include: { body: { include: { place: { select: { stateCode: true } } } } } },
        },
      },
    },
    orderBy: { id: 'asc' },
    take: at.take,
  });
  return rows.map((row) => {
    const terms = row.terms.map(({ seat, ...term }) => ({
      id: term.id,
      bodyId: seat.bodyId,
      bodyName: seat.body.name,
      placeGeoid: seat.body.placeGeoid,
      stateCode: seat.body.place.stateCode,
      seat: seat.label,
      kind: seat.kind,
      startOn: term.startOn && toDay(term.startOn),
      startPrecision: term.startPrecision,
      endOn: term.endOn && toDay(term.endOn),
      endPrecision: term.endPrecision,
      endReason: term.endReason,
      channels: term.channels.map(channelFact),
      asOf: toDay(term.asOf),
      sources: shownSources(term.citations),
    }));
    const statements = row.statements.map((statement) => statementFact(statement, row));
    const sources = [...terms, ...statements].flatMap((fact) => fact.sources);
    return {
      id: row.id,
      slug: row.slug,
      name: row.name,
      familyName: row.familyName,
      terms,
      statements,
      asOf:
        terms
          .map((term) => term.asOf)
          .sort()
          .at(-1) ?? newestDay(sources),
      sources: [...new Map(sources.map((source) => [source.id, source])).values()],
    };
  });
}

export async function findMotions(tx: Tx, filters: MotionFilters, at: At): Promise<MotionRecord[]> {
  const { effect, since, ...where } = filters;
  const rows = await tx.motion.findMany({
    where: {
      id: keyIn(at),
      place: placeWhere(where),
      ...(effect && { effect }),
      ...(since && { on: from(since) }),
    },
    include: { ...MOTION, place: { select: { stateCode: true } } },
    orderBy: { id: 'asc' },
    take: at.take,
  });
  return rows.map((row) => ({
    ...motionFact(row),
    bodyId: row.bodyId,
    placeGeoid: row.placeGeoid,
    stateCode: row.place.stateCode,
  }));
}
