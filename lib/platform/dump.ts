import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { z } from 'zod';
import { now } from '../kernel/clock.ts';
import { toDay } from '../kernel/dates.ts';
import { licenceOf } from '../kernel/shown-source.ts';
import { db, type Tx } from './db.ts';
import { env } from './env.ts';
import type { At, OpenRow, Resource } from './resource.ts';

const MANIFEST = 'manifest.json';
const ROWS_AT_ONCE = 1000;
/** A day for the next dump, and the file that somebody is still reading. */
const KEPT_MS = 36 * 3_600_000;
const LONGEST_MS = 30 * 60_000;

const fileShape = z.object({
  file: z.string(),
  resource: z.string(),
  rows: z.int(),
  bytes: z.int(),
  sha256: z.string(),
  asOf: z.object({ oldest: z.iso.date().nullable(), newest: z.iso.date().nullable() }),
});

export const manifestShape = z.object({
  writtenAt: z.iso.datetime(),
  format: z.literal('gzip of NDJSON: one JSON record a line, the records of /api/v1'),
  terms: z.string(),
  files: z.array(fileShape),
  sources: z.array(
    z.object({
      id: z.string(),
      publisher: z.string(),
      title: z.string(),
      url: z.string().nullable(),
      retrievedOn: z.iso.date(),
      licence: z.string(),
    }),
  ),
});
export type Manifest = z.infer<typeof manifestShape>;

const FILE_NAME = /^[a-z]+-\d{8}T\d{6}Z-[0-9a-f]{8}\.ndjson\.gz$/;

export const TERMS =
  'Facts may be reused; name the source of each and the day. The sources keep whatever rights they have in their own words.';

/** Where the dump is kept and served from. */
export function dumpFolder(): string {
  return path.join(env().dataDir, 'dump');
}

const NOT_KNOWN = 'cited for facts; rights stay with the publisher';

/**
 * Writes every resource as of one instant into `folder`. What a reader sees changes at once, by the rename of the
 * manifest: until then the old dump stands whole, and its files stay for a day and a half longer.
 */
export async function writeDump(resources: readonly Resource[], folder: string): Promise<Manifest> {
  await mkdir(folder, { recursive: true });
  const at = now();
  const stamp = `${at.toISOString().replace(/[-:]|\.\d+/g, '')}-${randomBytes(4).toString('hex')}`;
  const written: string[] = [];
  try {
    const manifest = await db().$transaction(
      async (tx): Promise<Manifest> => {
        const files: Manifest['files'] = [];
        for (const resource of resources) {
          const file = `${resource.name}-${stamp}.ndjson.gz`;
          written.push(file);
          files.push({
            file,
            resource: resource.name,
            ...(await writeFileOf(tx, resource, path.join(folder, file))),
          });
        }
        return {
          writtenAt: at.toISOString(),
          format: 'gzip of NDJSON: one JSON record a line, the records of /api/v1',
          terms: TERMS,
          files,
          sources: await sourcesOf(tx),
        };
      },
      { isolationLevel: 'RepeatableRead', timeout: LONGEST_MS, maxWait: 60_000 },
    );
    const fresh = path.join(folder, `.${MANIFEST}-${stamp}`);
    await writeFile(fresh, `${JSON.stringify(manifest, null, 2)}\n`);
    await rename(fresh, path.join(folder, MANIFEST));
    await removeOld(folder, new Set(manifest.files.map(({ file }) => file)));
    return manifest;
  } catch (error) {
    await Promise.all(written.map((file) => rm(path.join(folder, file), { force: true })));
    throw error;
  }
}

async function writeFileOf(tx: Tx, resource: Resource, file: string) {
  let rows = 0;
  let bytes = 0;
  let oldest: string | null = null;
  let newest: string | null = null;
  const hash = createHash('sha256');
  async function* lines() {
    for await (const row of allRows(tx, resource)) {
      rows += 1;
      if (row.asOf && (oldest === null || row.asOf < oldest)) oldest = row.asOf;
      if (row.asOf && (newest === null || row.asOf > newest)) newest = row.asOf;
      yield `${JSON.stringify(row)}\n`;
    }
  }
  async function* counted(chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      bytes += chunk.length;
      hash.update(chunk);
      yield chunk;
    }
  }
  await pipeline(Readable.from(lines()), createGzip(), counted, createWriteStream(file, { flags: 'wx' }));
  return { rows, bytes, sha256: hash.digest('hex'), asOf: { oldest, newest } };
}

/** Every row, a thousand in memory at a time. */
async function* allRows(tx: Tx, resource: Resource): AsyncGenerator<OpenRow> {
  let at: At = { take: ROWS_AT_ONCE };
  for (;;) {
    const rows = await resource.find(tx, {}, at);
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < ROWS_AT_ONCE) return;
    at = { take: ROWS_AT_ONCE, after: resource.key(last) };
  }
}

async function sourcesOf(tx: Tx): Promise<Manifest['sources']> {
  const rows = await tx.source.findMany({ orderBy: { id: 'asc' } });
  return rows.map(({ id, publisher, title, url, retrievedOn, licence }) => ({
    id,
    publisher,
    title,
    url,
    retrievedOn: toDay(retrievedOn),
    licence: licenceOf({ publisher, licence }) ?? NOT_KNOWN,
  }));
}

/** Files of earlier dumps that nobody needs any more, and what a crash left. */
async function removeOld(folder: string, current: ReadonlySet<string>): Promise<void> {
  for (const name of await readdir(folder)) {
    const ours = FILE_NAME.test(name) || name.startsWith(`.${MANIFEST}-`);
    if (!ours || current.has(name)) continue;
    const file = path.join(folder, name);
    const { mtimeMs } = await stat(file);
    if (Date.now() - mtimeMs > KEPT_MS) await rm(file, { force: true });
  }
}

/** The newest dump's manifest; null when none has been written. */
export async function readManifest(folder: string = dumpFolder()): Promise<Manifest | null> {
  try {
    return manifestShape.parse(JSON.parse(await readFile(path.join(folder, MANIFEST), 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** A file of this dump or of one shortly before it; null when there is no such file. */
export async function openDumpFile(name: string): Promise<{ bytes: number; body: ReadableStream } | null> {
  if (!FILE_NAME.test(name)) return null;
  const file = path.join(dumpFolder(), name);
  try {
    const { size } = await stat(file);
    return { bytes: size, body: Readable.toWeb(createReadStream(file)) as ReadableStream };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

const DUE_MS = 20 * 3_600_000;

/** For the worker: writes a dump unless the newest one is from this night. */
export async function dumpWhenDue(resources: readonly Resource[]): Promise<Manifest | null> {
  const folder = dumpFolder();
  const last = await readManifest(folder).catch(() => null);
  if (last && now().getTime() - new Date(last.writtenAt).getTime() < DUE_MS) return null;
  return writeDump(resources, folder);
}
