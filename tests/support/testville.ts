import type { Db } from '#lib/platform/db.ts';

/** A plainly made-up city of another state, with nothing on file but its name. */
export const TESTVILLE = '3999999';
export const TESTING_COUNTY = '39999';

export async function makeTestville(db: Db): Promise<void> {
  const asOf = new Date('2025-01-01');
  const place = { stateCode: 'oh', timeZone: 'America/New_York', asOf };
  await db.place.upsert({
    where: { geoid: '39' },
    update: {},
    create: {
      ...place,
      geoid: '39',
      kind: 'state',
      name: 'Ohio',
      legalName: 'Ohio',
      slug: 'ohio',
      searchKey: 'ohio',
    },
  });
  await db.place.create({
    data: {
      ...place,
      geoid: TESTING_COUNTY,
      kind: 'county',
      name: 'Testing County',
      legalName: 'Testing County',
      slug: 'testing-county',
      searchKey: 'testing county',
      counties: { create: { countyGeoid: TESTING_COUNTY } },
    },
  });
  await db.place.create({
    data: {
      ...place,
      geoid: TESTVILLE,
      kind: 'municipality',
      name: 'Testville',
      legalName: 'Testville village',
      slug: 'testville',
      searchKey: 'testville',
      countyGeoid: TESTING_COUNTY,
      counties: { create: { countyGeoid: TESTING_COUNTY } },
    },
  });
}
