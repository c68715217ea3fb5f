import { importPlaces } from '#lib/places/import/import-mutations.ts';
import { search } from '#lib/places/queries.ts';
import { db } from '#lib/platform/db.ts';
import { misspelt, SLIPS } from '../support/misspell.ts';
import { countryOf } from './country.ts';
import { sequence } from './made-country.ts';
import { withScratchDatabase } from './scratch-database.ts';

const SEARCHES = 2_000;
/** What people are taken to type, in hundredths. */
const MIX = { 'whole name': 45, beginning: 25, 'ZIP code': 25, typo: 5 } as const;
type Kind = keyof typeof MIX;

/**
 * Searches over Florida alone and over the country, each followed by one SELECT 1 through the same pool: medians,
 * 95th percentiles, and their ratios. The names searched are spread over all that are on file.
 */
export async function run(args: string[]): Promise<void> {
  const country = countryOf(args);
  await withScratchDatabase(async () => {
    console.log(
      `search: ${SEARCHES} searches, ${Object.entries(MIX)
        .map(([kind, part]) => `${part} % ${kind}`)
        .join(', ')}`,
    );
    const florida = await measure('Florida');
    await importPlaces(db(), country.plan(await country.read()));
    const whole = await measure(`with ${country.what}`);
    console.log(`p95, country/Florida     ${(whole / florida).toFixed(2)}`);
  });
}

/** Answers the 95th percentile of all searches, in milliseconds. */
async function measure(what: string): Promise<number> {
  const places = await db().place.count();
  const typed = await typings();
  const times = new Map<Kind, number[]>();
  const all: number[] = [];
  const yardstick: number[] = [];
  for (const { text } of typed.slice(0, 200)) await search(text);
  for (const { kind, text } of typed) {
    const took = await milliseconds(() => search(text));
    times.set(kind, [...(times.get(kind) ?? []), took]);
    all.push(took);
    yardstick.push(await milliseconds(() => db().$queryRaw`SELECT 1`));
  }
  console.log(`${what}: ${places} places`);
  const base = [percentile(yardstick, 0.5), percentile(yardstick, 0.95)] as const;
  print('SELECT 1', yardstick, base);
  for (const [kind, own] of times) print(kind, own, base);
  print('all searches', all, base);
  await printFound();
  const [size] = await db().$queryRaw<{ all: number; typos: number }[]>`
    SELECT (pg_indexes_size('"Place"') / 1e6)::float8 AS "all",
      ((pg_relation_size('place_typo') + pg_relation_size('place_two_typos')) / 1e6)::float8 AS typos`;
  console.log(
    `  indexes of places ${size?.all.toFixed(0)} MB, those for typos ${size?.typos.toFixed(0)} MB of it`,
  );
  return percentile(all, 0.95);
}

function print(what: string, times: readonly number[], [median, p95]: readonly [number, number]): void {
  const own = [percentile(times, 0.5), percentile(times, 0.95)] as const;
  console.log(
    `  ${what.padEnd(22)} p50 ${own[0].toFixed(2).padStart(6)} ms  p95 ${own[1].toFixed(2).padStart(6)} ms  of SELECT 1: p50 ${(own[0] / median).toFixed(2).padStart(5)}  p95 ${(own[1] / p95).toFixed(2).padStart(5)}`,
  );
}

const MISSPELT = 500;

/** How many misspelt names lead to a place of the name that was meant, by the kind of slip. */
async function printFound(): Promise<void> {
  const names = await namesOnFile();
  const random = sequence(511);
  for (const slips of [1, 2]) {
    let [first, amongFive] = [0, 0];
    for (let at = 0; at < MISSPELT; at += 1) {
      const name = pickFrom(names, random);
      let text = name;
      for (let slip = 0; slip < slips; slip += 1) text = misspelt(text, pickFrom(SLIPS, random), random());
      const found = (await search(text)).places.map((place) => place.name);
      if (found[0] === name) first += 1;
      if (found.slice(0, 5).includes(name)) amongFive += 1;
    }
    const share = (count: number) => `${((100 * count) / MISSPELT).toFixed(1)} %`;
    console.log(
      `  ${MISSPELT} names with ${slips === 1 ? 'one slip' : 'two slips'}: meant one first ${share(first)}, among five ${share(amongFive)}`,
    );
  }
}

async function namesOnFile(): Promise<string[]> {
  const rows = await db().place.findMany({
    select: { name: true },
    where: { kind: { not: 'state' } },
    orderBy: { geoid: 'asc' },
  });
  return rows.map(({ name }) => name);
}

function pickFrom<T>(from: readonly T[], random: () => number): T {
  return from[Math.floor(random() * from.length)] as T;
}

/** What is typed, the same in every run over the same places, kinds in turn. */
async function typings(): Promise<{ kind: Kind; text: string }[]> {
  const [names, zips] = await Promise.all([
    namesOnFile(),
    db().zipPlace.findMany({ select: { zip: true }, distinct: ['zip'], orderBy: { zip: 'asc' } }),
  ]);
  const random = sequence(908);
  return Array.from({ length: SEARCHES }, () => {
    const kind = kindAt(random() * 100);
    const name = pickFrom(names, random);
    if (kind === 'ZIP code') return { kind, text: pickFrom(zips, random).zip };
    if (kind === 'beginning') return { kind, text: name.slice(0, 3 + Math.floor(random() * 4)) };
    if (kind === 'whole name') return { kind, text: name };
    return { kind, text: misspelt(name, pickFrom(SLIPS, random), random()) };
  });
}

function kindAt(hundredth: number): Kind {
  let sum = 0;
  for (const [kind, part] of Object.entries(MIX)) {
    sum += part;
    if (hundredth < sum) return kind as Kind;
  }
  return 'whole name';
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}
