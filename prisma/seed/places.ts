import { fromDay } from '#lib/kernel/dates.ts';
import { licenceOf } from '#lib/kernel/shown-source.ts';
import { foldName } from '#lib/places/fold.ts';
import { agencyIdOf, agreementIdOf } from '#lib/places/ids.ts';
import { writeListings } from '#lib/places/listings/listings-publish-mutations.ts';
import { passagesOf } from '#lib/places/listings/passages.ts';
import { PLACE_KINDS } from '#lib/places/types.ts';
import type { Tx } from '#lib/platform/db.ts';
import { agreementsOf } from './agreements.ts';
import { citationsOfAgency, citationsOfAgreement, citationsOfPlace } from './citations.ts';
import type { Tables } from './tables.ts';

const dayOrNull = (day: string | null) => (day === null ? null : fromDay(day));

export async function seedSources(tx: Tx, { sources }: Tables): Promise<void> {
  await tx.source.createMany({
    data: sources.map(({ line: _, ...row }) => ({
      ...row,
      licence: licenceOf({ publisher: row.publisher, licence: null }),
      publishedOn: dayOrNull(row.publishedOn),
      retrievedOn: fromDay(row.retrievedOn),
    })),
  });
}

/** The state, its counties, its municipalities, and the ZIP areas that touch them. */
export async function seedPlaces(tx: Tx, { places, zips }: Tables): Promise<void> {
  // A municipality refers to its county, so the counties go first.
  for (const kind of PLACE_KINDS) {
    await tx.place.createMany({
      data: places
        .filter((row) => row.kind === kind)
        .map(({ line: _, counties: __, ...row }) => ({
          ...row,
          searchKey: foldName(row.name),
          asOf: fromDay(row.asOf),
        })),
    });
  }
  await tx.placeCounty.createMany({
    data: places.flatMap((row) =>
      row.counties.map((countyGeoid) => ({ placeGeoid: row.geoid, countyGeoid })),
    ),
  });
  await tx.zipPlace.createMany({ data: zips.map(({ line: _, ...row }) => row) });
  await tx.citation.createMany({ data: places.flatMap(citationsOfPlace) });
}

/** Every agency, tied to its place or county or saying why not. */
export async function seedAgencies(tx: Tx, { agencies, listings, places }: Tables): Promise<void> {
  await tx.agency.createMany({
    data: agencies.map(({ name, kind, placeGeoid, countyGeoid, ori, unmatched }) => ({
      id: agencyIdOf('fl', name),
      stateCode: 'fl',
      name,
      kind,
      placeGeoid,
      countyGeoid,
      ori,
      unmatched,
    })),
  });
  const placeOf = new Map(places.map((place) => [place.geoid, place]));
  await tx.citation.createMany({
    data: agencies.flatMap((agency) => {
      const counties = placeOf.get(agency.placeGeoid ?? '')?.counties ?? [agency.countyGeoid ?? ''];
      const countyNames = new Set(counties.map((geoid) => placeOf.get(geoid)?.name ?? ''));
      const own = listings.filter((row) => row.agencyName === agency.name);
      return citationsOfAgency(agency, own, countyNames);
    }),
  });
}

/** The sheet, its rows, and the agreements they name. */
export async function seedAgreements(tx: Tx, { releases, listings }: Tables): Promise<void> {
  await tx.release.createMany({
    // People read and accepted these sheets; no later reading takes that back.
    data: releases.map(({ line: _, ...row }) => ({ ...row, asOf: fromDay(row.asOf), decidedBy: 'seed' })),
  });
  const agreements = agreementsOf(listings);
  await tx.agreement.createMany({
    data: agreements.map(({ listings: _, signedOn, ...row }) => ({ ...row, signedOn: dayOrNull(signedOn) })),
  });
  for (const release of releases) {
    const links = listings.map(
      (row) => [row.rowNumber, agreementIdOf(agencyIdOf('fl', row.agencyName), row.model)] as const,
    );
    const rows = listings
      .map(({ line: _, ...row }) => ({ ...row, stateCode: 'fl', held: null }))
      .sort((a, b) => a.rowNumber - b.rowNumber);
    await writeListings(tx, release.id, passagesOf(rows), new Map(links));
  }
  await tx.citation.createMany({ data: agreements.flatMap(citationsOfAgreement) });
}
