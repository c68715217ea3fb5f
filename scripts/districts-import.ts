import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { now } from '#lib/kernel/clock.ts';
import { toDay } from '#lib/kernel/dates.ts';
import { importOutlines } from '#lib/officials/districts/district-mutations.ts';
import { bodyForOutlines } from '#lib/officials/districts/district-queries.ts';
import { readOutlines } from '#lib/officials/import/outlines.ts';
import { CommandError, reportErrors, runCommand } from './support/command.ts';

const HELP = `Usage: npm run districts:import -- FILE.geojson --body ID --vintage YYYY
    --source-publisher TEXT --source-title TEXT --source-url ADDRESS [--source-retrieved YYYY-MM-DD]
    [--property NAME] [--dry-run] [--json]

Takes the outlines of a body's districts: Polygon and MultiPolygon features in WGS84 (longitude first). The property
(default NAME) names the seat of each: "District 3", or 3. The whole file is taken or nothing.`;
const MOST_BYTES = 20 * 1024 * 1024;

const options = z.object({
  file: z.string('a file is needed'),
  body: z.string('--body is needed').min(1),
  vintage: z.coerce
    .number('--vintage is a year')
    .int('--vintage is a year')
    .min(1900, '--vintage is a year')
    .max(2100, '--vintage is a year'),
  publisher: z.string('--source-publisher is needed').trim().min(1).max(200),
  title: z.string('--source-title is needed').trim().min(1).max(300),
  url: z.url({ protocol: /^https?$/, error: '--source-url is a web address' }),
  retrievedOn: z.iso.date('--source-retrieved is a day such as 2026-11-23'),
  property: z.string().min(1),
});

function readOptions(args: string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  let parsed: { values: Record<string, string | boolean | undefined>; positionals: string[] };
  try {
    parsed = parseArgs({
      args,
      allowPositionals: true,
      options: {
        body: text,
        vintage: text,
        'source-publisher': text,
        'source-title': text,
        'source-url': text,
        'source-retrieved': text,
        property: { type: 'string', default: 'NAME' },
        'dry-run': flag,
        json: flag,
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new CommandError(`${(error as Error).message}\n\n${HELP}`);
  }
  const { values, positionals } = parsed;
  if (values.help) return null;
  const checked = options.safeParse({
    file: positionals[0],
    body: values.body,
    vintage: values.vintage,
    publisher: values['source-publisher'],
    title: values['source-title'],
    url: values['source-url'],
    retrievedOn: values['source-retrieved'] ?? toDay(now()),
    property: values.property,
  });
  if (!checked.success || positionals.length > 1) {
    const whys = checked.error?.issues.map(({ message }) => message) ?? ['one file at a time'];
    throw new CommandError(`${whys.join('\n')}\n\n${HELP}`);
  }
  return { ...checked.data, dryRun: values['dry-run'] === true, json: values.json === true };
}

await reportErrors(async () => {
  const asked = readOptions(process.argv.slice(2));
  if (!asked) {
    console.log(HELP);
    return 0;
  }
  const name = path.basename(asked.file);
  const bytes = await readFile(asked.file).catch((error: NodeJS.ErrnoException) => {
    throw new CommandError(`${asked.file}: cannot be read (${error.code}).`);
  });
  if (bytes.length > MOST_BYTES) throw new CommandError(`${name}: is larger than 20 MB.`);
  await runCommand(async () => {
    const body = await bodyForOutlines(asked.body);
    if (!body) throw new CommandError(`No body on file has the id "${asked.body}".`);
    const { longitude, latitude } = body.place;
    const near = longitude !== null && latitude !== null ? ([longitude, latitude] as const) : null;
    const { outlines, errors } = readOutlines(bytes.toString('utf8'), asked.property, body.seats, near);
    const { publisher, title, url, retrievedOn, vintage } = asked;
    const source = { kind: 'official_site', publisher, title, url, note: null, retrievedOn } as const;
    const taken =
      errors.length > 0 || asked.dryRun
        ? null
        : await importOutlines('command', body, vintage, source, outlines);
    const missing = body.seats
      .filter((seat) => !outlines.some((it) => it.seatId === seat.id))
      .map(({ label }) => label);
    const read = outlines.map(({ polygons, ...outline }) => ({ ...outline, parts: polygons.length }));
    if (asked.json)
      console.log(
        JSON.stringify(
          {
            file: name,
            body: body.id,
            vintage,
            dryRun: asked.dryRun,
            outlines: read,
            missing,
            taken,
            errors,
          },
          null,
          2,
        ),
      );
    else {
      for (const { feature, name: called, why } of errors)
        console.error(
          feature === null
            ? `${name}: ${why}`
            : `${name}: feature ${feature}${called ? ` (${called})` : ''} ${why}`,
        );
      for (const it of read)
        console.log(
          `${it.name}: ${it.parts} parts, ${it.points} points kept, lines moved by at most ${it.toleranceMetres} metres`,
        );
      if (errors.length > 0) console.error('Nothing was taken.');
      else if (taken)
        console.log(
          `${taken.added.length} added, ${taken.replaced.length} replaced, ${taken.unchanged.length} unchanged.`,
        );
      else console.log('Nothing was written.');
      if (errors.length === 0 && missing.length > 0)
        console.log(`Seats without an outline in this file: ${missing.join(', ')}`);
    }
    return errors.length > 0 ? 1 : 0;
  });
  return Number(process.exitCode ?? 0);
});
