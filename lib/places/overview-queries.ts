import { db } from '#lib/platform/db.ts';
import { agenciesOf, stateAgencies } from './agency-queries.ts';
import { placeByGeoid, stateByCode } from './place-queries.ts';
import { listCover, municipalStatuses, newestList, statusesOf, statusOf } from './status-queries.ts';
import type {
  AgreementModel,
  CountyCount,
  CountyOverview,
  ModelCounts,
  PlaceWithStatus,
  StateOverview,
} from './types.ts';

const REF = { geoid: true, kind: true, name: true, stateCode: true, slug: true } as const;

/** A state's counts by county and model, its municipalities with their status, its own agencies; null: no such state. */
export async function stateOverview(stateCode: string): Promise<StateOverview | null> {
  const place = await stateByCode(stateCode);
  if (!place) return null;
  const [list, counties, municipalities, statusFor, ofState] = await Promise.all([
    newestList(stateCode),
    db().place.findMany({ where: { stateCode, kind: 'county' }, select: REF, orderBy: { name: 'asc' } }),
    db().place.findMany({
      where: { stateCode, kind: 'municipality' },
      select: { ...REF, county: { select: { name: true } } },
      orderBy: { name: 'asc' },
    }),
    municipalStatuses(stateCode),
    stateAgencies(stateCode),
  ]);
  const rows = await listedRows(stateCode, list?.id ?? null);
  const unmatched = new Map(
    rows.flatMap(({ agency }) => (agency.unmatched === null ? [] : [[agency.id, agency] as const])),
  );
  return {
    place,
    list,
    ...countsOf(rows),
    unmatched: unmatched.size,
    unmatchedAgencies: [...unmatched.values()]
      .map(({ id, name }) => ({ id, name }))
      .sort((a, b) => a.name.localeCompare(b.name, 'en')),
    counties: counties.map(
      (county): CountyCount => ({
        ...county,
        ...countsOf(rows.filter(({ agency }) => agency.countyGeoid === county.geoid)),
      }),
    ),
    municipalities: municipalities.map(({ county, ...municipality }): PlaceWithStatus => {
      const { code, label, asOf } = statusFor(municipality.geoid);
      return { ...municipality, countyName: county?.name ?? null, status: { code, label, asOf } };
    }),
    stateAgencies: ofState,
  };
}

/** A county's own status, who polices it, and the municipalities that lie in it; null: no such county. */
export async function countyOverview(geoid: string): Promise<CountyOverview | null> {
  const place = await placeByGeoid(geoid);
  if (place?.kind !== 'county') return null;
  const [status, agencies, cover, municipalities] = await Promise.all([
    statusOf(place),
    agenciesOf(place),
    listCover(place.stateCode),
    db().place.findMany({
      where: { counties: { some: { countyGeoid: geoid } } },
      select: { ...REF, county: { select: { name: true } } },
      orderBy: { name: 'asc' },
    }),
  ]);
  const statuses = await statusesOf(
    place.stateCode,
    municipalities.map((municipality) => municipality.geoid),
  );
  return {
    place,
    status,
    agencies,
    cover,
    municipalities: municipalities.flatMap(({ county, ...municipality }): PlaceWithStatus[] => {
      const own = statuses.get(municipality.geoid);
      if (!own) return [];
      const { code, label, asOf } = own;
      return [{ ...municipality, countyName: county?.name ?? null, status: { code, label, asOf } }];
    }),
  };
}

type ListedRow = {
  model: AgreementModel;
  agency: { id: string; name: string; countyGeoid: string | null; unmatched: string | null };
};

async function listedRows(stateCode: string, releaseId: string | null): Promise<ListedRow[]> {
  if (releaseId === null) return [];
  const rows = await db().listing.findMany({
    where: { releaseId, stateCode },
    select: {
      model: true,
      agencyName: true,
      agreement: {
        select: { agency: { select: { id: true, name: true, countyGeoid: true, unmatched: true } } },
      },
    },
  });
  // A row that no agreement was made of still counts, under the name on the sheet.
  return rows.map(({ model, agencyName, agreement }) => ({
    model,
    agency: agreement?.agency ?? { id: agencyName, name: agencyName, countyGeoid: null, unmatched: '' },
  }));
}

function countsOf(rows: ListedRow[]): { rows: number; agencies: number; byModel: ModelCounts } {
  const byModel: ModelCounts = { task_force: 0, warrant_service_officer: 0, jail_enforcement: 0 };
  for (const { model } of rows) byModel[model] += 1;
  return { rows: rows.length, agencies: new Set(rows.map(({ agency }) => agency.id)).size, byModel };
}
