import type { Prisma } from '#lib/platform/prisma/client.ts';
import { histories, historySources } from './history/index.ts';
import { historyRows } from './history/rows.ts';

export type HistoryCounts = {
  sources: number;
  officials: number;
  bodies: number;
  seats: number;
  terms: number;
  motions: number;
  tallies: number;
  positions: number;
  events: number;
  statements: number;
  channels: number;
  rules: number;
  citations: number;
};

/**
 * The dated histories, after the places, agencies and agreements that they speak of. To be run once, in the
 * transaction that loads those. Throws where a fact breaks a rule of the database, such as a position outside a term.
 */
export async function seedHistory(tx: Prisma.TransactionClient): Promise<HistoryCounts> {
  const rows = historyRows(histories, historySources);
  await tx.source.createMany({ data: rows.sources });
  await tx.official.createMany({ data: rows.officials });
  await tx.body.createMany({ data: rows.bodies });
  await tx.seat.createMany({ data: rows.seats });
  await tx.term.createMany({ data: rows.terms });
  await tx.motion.createMany({ data: rows.motions });
  await tx.motionTally.createMany({ data: rows.tallies });
  await tx.position.createMany({ data: rows.positions });
  await tx.agreementEvent.createMany({ data: rows.events });
  await tx.statement.createMany({ data: rows.statements });
  await tx.channel.createMany({ data: rows.channels });
  await tx.rule.createMany({ data: rows.rules });
  await tx.citation.createMany({ data: rows.citations });
  const counts = Object.entries(rows).map(([table, list]) => [table, list.length]);
  return Object.fromEntries(counts) as HistoryCounts;
}
