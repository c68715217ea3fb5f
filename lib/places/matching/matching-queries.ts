import { db, type Tx } from '#lib/platform/db.ts';
import type { ListedAgency, MatchPlace } from './matching-rules.ts';

export type OpenAgency = ListedAgency & { id: string; unmatched: string | null };

/** Every place of these states, or of all, as agencies are matched to it. */
export async function matchPlaces(
  stateCodes: readonly string[] | 'all' = 'all',
  reader: Pick<Tx, '$queryRaw'> = db(),
): Promise<MatchPlace[]> {
  const all = stateCodes === 'all';
  return reader.$queryRaw<MatchPlace[]>`
    SELECT p.geoid, p.kind::text AS kind, p.name, p."legalName", p."stateCode",
           CASE WHEN p."countyGeoid" IS NULL THEN coalesce(own.counties, '{}')
                ELSE array_prepend(p."countyGeoid", array_remove(coalesce(own.counties, '{}'), p."countyGeoid")) END AS counties
    FROM "Place" p LEFT JOIN (
      SELECT "placeGeoid", array_agg("countyGeoid" ORDER BY "countyGeoid") AS counties
      FROM "PlaceCounty" GROUP BY "placeGeoid") own ON own."placeGeoid" = p.geoid
    WHERE ${all}::boolean OR p."stateCode" = ANY (${all ? [] : [...stateCodes]}::text[])
    ORDER BY p.geoid`;
}

/** Agencies that ICE has listed, that are tied to nothing and on which no editor has decided, as its newest sheet writes them. */
export async function agenciesWithoutTie(): Promise<OpenAgency[]> {
  return db().$queryRaw<OpenAgency[]>`
    SELECT a.id, a.name, a."stateCode", a.unmatched, newest."countyName" AS county, newest."agencyType" AS type
    FROM "Agency" a JOIN LATERAL (
      SELECT l."countyName", l."agencyType" FROM "Agreement" g
      JOIN "Listing" l ON l."agreementId" = g.id JOIN "Release" r ON r.id = l."releaseId"
      WHERE g."agencyId" = a.id ORDER BY r."asOf" DESC, r."fileName" DESC, r.id DESC, l."rowNumber" LIMIT 1) newest ON true
    WHERE a."placeGeoid" IS NULL AND a."countyGeoid" IS NULL AND a."decidedBy" IS NULL
      AND (a.kind <> 'state_agency' OR a.unmatched IS NOT NULL)
    ORDER BY a."stateCode", a.name`;
}
