import { importPlaces } from '#lib/places/import/import-mutations.ts';
import { db } from '#lib/platform/db.ts';
import { countryOf } from './country.ts';
import { withScratchDatabase } from './scratch-database.ts';

/** How long an import of the whole country takes, and the same again when nothing has changed. */
export async function run(args: string[]): Promise<void> {
  const country = countryOf(args);
  await withScratchDatabase(async () => {
    console.log(`places: ${country.what}`);
    await seconds('read and put together', async () => {
      country.plan(await country.read());
    });
    const plan = country.plan(await country.read());
    await seconds('import', () => importPlaces(db(), plan));
    await seconds('import again', () => importPlaces(db(), plan));
    const [places, zips, citations] = [
      await db().place.count(),
      await db().zipPlace.count(),
      await db().citation.count(),
    ];
    console.log(
      `on file                  ${places} places, ${zips} rows of ZIP areas, ${citations} citations`,
    );
  });
}

async function seconds(what: string, work: () => Promise<unknown>): Promise<void> {
  const start = performance.now();
  await work();
  console.log(`${what.padEnd(24)} ${((performance.now() - start) / 1000).toFixed(1)} s`);
}
