import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { useApp } from '#tests/support/app.ts';
import { describeInBrowser, expectNoAxeViolations, openPage } from '#tests/support/browser.ts';

const app = useApp();
const MIAMI = '1245000';
/** Made-up squares that lie side by side. */
const ring = (west: number) => [
  [west, 25.7],
  [west + 0.02, 25.7],
  [west + 0.02, 25.72],
  [west, 25.72],
  [west, 25.7],
];

async function query(sql: string, values: unknown[] = []): Promise<void> {
  const client = new pg.Client({ connectionString: app.databaseUrl });
  await client.connect();
  try {
    await client.query(sql, values);
  } finally {
    await client.end();
  }
}

const insert = `
  WITH seat AS (
    SELECT s.id FROM "Seat" s JOIN "Body" b ON b.id = s."bodyId" WHERE b."placeGeoid" = '${MIAMI}' AND s.label = $1),
  source AS (
    INSERT INTO "Source" (id, kind, publisher, title, "retrievedOn")
    VALUES ('map-' || $1, 'official_site', 'A made-up publisher', 'A made-up map', '2026-11-20') RETURNING id),
  outline AS (
    INSERT INTO "DistrictOutline" (id, "seatId", vintage, geometry, "toleranceMetres")
    SELECT 'outline-' || $1, seat.id, 2022, $2::jsonb, 0 FROM seat RETURNING id)
  INSERT INTO "Citation" (id, "sourceId", confidence, "outlineId")
  SELECT 'map-' || $1, source.id, 'high', outline.id FROM source, outline`;

describeInBrowser('the district of where one is', () => {
  beforeAll(async () => {
    const shape = (west: number) => JSON.stringify({ type: 'MultiPolygon', coordinates: [[ring(west)]] });
    await query(insert, ['District 1', shape(-80.22)]);
    await query(insert, ['District 2', shape(-80.2)]);
    await query(`SELECT pg_notify('dais_published', 'place:${MIAMI}')`);
  });
  afterAll(async () => {
    await query(`DELETE FROM "DistrictOutline" WHERE id LIKE 'outline-%'`);
    await query(`DELETE FROM "Source" WHERE id LIKE 'map-District%'`);
    await query(`SELECT pg_notify('dais_published', 'place:${MIAMI}')`);
  });

  test('is found in the browser: no request carries the coordinates', async () => {
    const page = await openPage({ viewport: { width: 320, height: 800 } });
    const context = page.context();
    await context.grantPermissions(['geolocation']);
    await context.setGeolocation({ longitude: -80.211234, latitude: 25.711234, accuracy: 20 });
    const sent: string[] = [];
    page.on('request', (request) => {
      sent.push([request.url(), request.postData() ?? '', JSON.stringify(request.headers())].join(' '));
    });
    await page.goto('/fl/miami/district');
    // No geocoder is set: nothing asks for an address.
    expect(await page.getByLabel(/Street address/).count()).toBe(0);
    await page.getByRole('button', { name: 'Use my location' }).click();
    await page.getByText('You are in this district:').waitFor();
    expect(await page.locator('[aria-live] li').allInnerTexts()).toEqual([
      expect.stringMatching(/^District 1/),
    ]);
    await expectNoAxeViolations(page);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);

    await context.setGeolocation({ longitude: -80.200001, latitude: 25.711234, accuracy: 20 });
    await page.getByRole('button', { name: 'Look again' }).click();
    await page.getByText('You are near a line.').waitFor();
    expect(await page.locator('[aria-live] li').count()).toBe(2);

    expect(sent.some((request) => request.includes(`/api/v1/places/${MIAMI}/districts`))).toBe(true);
    for (const secret of ['80.21', '25.71', '80.2000', '211234', '711234'])
      expect(sent.filter((request) => request.includes(secret))).toEqual([]);
    expect(
      await page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])'),
    ).not.toMatch(/1234|80\.2/);
  });

  test('says what to do when the reader does not allow it', async () => {
    const page = await openPage();
    await page.goto('/es/fl/miami/district');
    await page.getByRole('button', { name: 'Usar mi ubicación' }).click();
    await page.getByText('Usted no dio permiso').waitFor();
  });

  test('is not promised where no outline is on file', async () => {
    const page = await openPage();
    await page.goto('/fl/tallahassee/district');
    await page.getByText('No district outlines are on file for Tallahassee.').waitFor();
    expect(await page.getByRole('button', { name: 'Use my location' }).count()).toBe(0);
  });
});
