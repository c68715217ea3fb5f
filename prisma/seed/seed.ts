import type { Tx } from '#lib/platform/db.ts';
import type { PrismaClient } from '#lib/platform/prisma/client.ts';
import { seedAgendaSources } from './agenda-sources.ts';
import { seedHistory } from './history.ts';
import { seedAgencies, seedAgreements, seedPlaces, seedSources } from './places.ts';
import { readTables } from './tables.ts';

export type SeedReport = {
  /** False when the facts were there already and nothing was written. */
  loaded: boolean;
  /** Rows in the database afterwards. */
  counties: number;
  municipalities: number;
  zipPlaces: number;
  agencies: number;
  unmatchedAgencies: number;
  agreements: number;
  listings: number;
  sources: number;
  citations: number;
};

/** Any number, the same everywhere: two processes that seed at once take turns. */
const SEED_LOCK = 287_067;

/**
 * Loads the project's own facts into an empty, migrated database: all of them or none. Does nothing when they are
 * there. A row that cannot be loaded throws BadSeedRow, which names the file, the row and the reason.
 */
export async function seed(db: PrismaClient): Promise<SeedReport> {
  const tables = await readTables();
  return db.$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT pg_advisory_xact_lock(${SEED_LOCK})::text`;
      const known = await tx.release.count({ where: { id: { in: tables.releases.map((row) => row.id) } } });
      if (known === 0) {
        await seedSources(tx, tables);
        await seedPlaces(tx, tables);
        await seedAgencies(tx, tables);
        await seedAgreements(tx, tables);
        await seedHistory(tx);
        await seedAgendaSources(tx);
      }
      return { loaded: known === 0, ...(await countFacts(tx)) };
    },
    { maxWait: 30_000, timeout: 120_000 },
  );
}

async function countFacts(tx: Tx): Promise<Omit<SeedReport, 'loaded'>> {
  return {
    counties: await tx.place.count({ where: { kind: 'county' } }),
    municipalities: await tx.place.count({ where: { kind: 'municipality' } }),
    zipPlaces: await tx.zipPlace.count(),
    agencies: await tx.agency.count(),
    unmatchedAgencies: await tx.agency.count({ where: { unmatched: { not: null } } }),
    agreements: await tx.agreement.count(),
    listings: await tx.listing.count(),
    sources: await tx.source.count(),
    citations: await tx.citation.count(),
  };
}
