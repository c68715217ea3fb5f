import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { GET as file } from '#app/api/v1/dump/[file]/route.ts';
import { GET as manifestRoute } from '#app/api/v1/dump/route.ts';
import { answerShapes } from '#app/api/v1/openapi.ts';
import { RESOURCES } from '#lib/officials/open-data/open-data.ts';
import { type Manifest, manifestShape, writeDump } from '#lib/platform/dump.ts';
import { forgetEnv } from '#lib/platform/env.ts';
import { useDatabase } from '#tests/support/database.ts';
import { makePerson } from '#tests/support/people.ts';

const base = useDatabase();
let dataDir = '';
let folder = '';
const before = process.env.DATA_DIR;

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'dais-dump-'));
  folder = path.join(dataDir, 'dump');
  process.env.DATA_DIR = dataDir;
  forgetEnv();
});
afterAll(async () => {
  if (before === undefined) delete process.env.DATA_DIR;
  else process.env.DATA_DIR = before;
  forgetEnv();
  await rm(dataDir, { recursive: true, force: true });
});

const askManifest = (query = '', headers: HeadersInit = {}) =>
  manifestRoute(new Request(`http://dais.test/api/v1/dump${query}`, { headers }));
const askFile = (name: string, headers: HeadersInit = {}) =>
  file(new Request(`http://dais.test/api/v1/dump/${name}`, { headers }), {
    params: Promise.resolve({ file: name }),
  });

let written: Manifest;

it('404 in the house form before the first', async () => {
  const response = await askManifest();
  expect(response.status).toBe(404);
  expect((await response.json()).error.code).toBe('not_found');
});

it('writes every public fact and nothing of any person who uses the site', async () => {
  const person = await makePerson(base.db, 'Marisol-Unlikely');
  await base.db.follow.create({ data: { userId: person.id, placeGeoid: '1245000' } });
  written = await writeDump(RESOURCES, folder);
  expect(manifestShape.parse(written)).toEqual(written);
  expect(written.files.map(({ resource }) => resource)).toEqual(RESOURCES.map(({ name }) => name));
  for (const { file: name, resource, rows, bytes, sha256 } of written.files) {
    const packed = await readFile(path.join(folder, name));
    expect(packed.length).toBe(bytes);
    expect(createHash('sha256').update(packed).digest('hex')).toBe(sha256);
    const text = gunzipSync(packed).toString();
    const lines = text.trimEnd().split('\n');
    expect(lines).toHaveLength(rows);
    const shape = answerShapes.get(resource)?.resource.shape;
    for (const line of lines) expect(shape?.safeParse(JSON.parse(line)).error).toBeUndefined();
    for (const private_ of [person.id, person.email, 'marisol-unlikely'])
      expect(text).not.toContain(private_);
  }
  expect(written.files.find(({ resource }) => resource === 'listings')).toMatchObject({ rows: 348 });
  expect(written.sources.find(({ id }) => id === 'census-subest-2021')?.licence).toContain('public domain');
  expect(written.sources.find(({ publisher }) => publisher === 'WLRN')?.licence).toContain('publisher');
});

it('serves the manifest and its files, with 304', async () => {
  const response = await askManifest();
  expect(await response.json()).toEqual(written);
  expect((await askManifest('?x=1')).status).toBe(400);
  const name = written.files[0]?.file ?? '';
  const served = await askFile(name);
  expect(served.headers.get('content-type')).toBe('application/gzip');
  const bytes = Buffer.from(await served.arrayBuffer());
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(written.files[0]?.sha256);
  expect((await askFile(name, { 'if-none-match': served.headers.get('etag') ?? '' })).status).toBe(304);
});

it.each(['manifest.json', '../secrets.json', 'places-20260101T000000Z-00000000.ndjson.gz', ''])(
  '404 to the file %j',
  async (name) => {
    expect((await askFile(name)).status).toBe(404);
  },
);

it('leaves the old dump whole when the new one fails half-way', async () => {
  const broken = RESOURCES.map((resource) =>
    resource.name === 'events'
      ? {
          ...resource,
          find: () => Promise.reject(new Error('the database went away')),
        }
      : resource,
  );
  const files = await readdir(folder);
  await expect(writeDump(broken, folder)).rejects.toThrow('went away');
  expect(await readdir(folder)).toEqual(files);
  expect(JSON.parse(await readFile(path.join(folder, 'manifest.json'), 'utf8'))).toEqual(written);
});

it('shows one instant: what is committed meanwhile is in no file', async () => {
  const [first, ...rest] = RESOURCES;
  if (!first) throw new Error('no resources');
  const during = {
    ...first,
    find: async (...args: Parameters<typeof first.find>) => {
      const rows = await first.find(...args);
      await base.db.official.upsert({
        where: { id: 'nobody-example' },
        update: {},
        create: {
          id: 'nobody-example',
          slug: 'nobody-example',
          name: 'Nobody Example',
          familyName: 'Example',
        },
      });
      return rows;
    },
  };
  const next = await writeDump([during, ...rest], folder);
  const rows = (manifest: Manifest) => manifest.files.find(({ resource }) => resource === 'officials')?.rows;
  expect(rows(next)).toBe(rows(written));
  await base.db.official.delete({ where: { id: 'nobody-example' } });
});
