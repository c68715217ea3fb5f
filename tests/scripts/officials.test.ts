import { mkdtempSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { useCommands } from '#tests/support/commands.ts';

// The commands as a person gives them. People, cities' addresses and maps in these files are made up.
const { database, folder, run, file } = useCommands();

const roster = (name: string) =>
  `place,seat,name,publisher,title,url,retrieved\n1236550,District 77,${name},A made-up publisher,Members,https://example.org/,2026-11-01\n`;
const source = ['--source-publisher', 'A', '--source-title', 'B', '--source-url', 'https://example.org/'];

describe('npm run officials:import', () => {
  it('takes a folder, each file whole; one that is wrong does not stop the others, and the exit code says so', async () => {
    const dir = mkdtempSync(path.join(folder, 'many-'));
    writeFileSync(path.join(dir, 'a.csv'), roster('Ada Example'));
    writeFileSync(path.join(dir, 'b.csv'), 'place,seat\n');
    writeFileSync(path.join(dir, 'notes.txt'), 'not read');
    const dry = run('officials-import', dir, '--dry-run', '--json');
    expect(JSON.parse(dry.stdout)).toMatchObject([
      { file: 'a.csv', dryRun: true, terms: { added: 1 } },
      { errors: [{}] },
    ]);
    expect(await database.db.official.count({ where: { slug: 'ada-example' } })).toBe(0);
    const { status, stdout } = run('officials-import', dir, '--json');
    expect(status).toBe(1);
    const reports = JSON.parse(stdout);
    expect(reports).toMatchObject([
      { terms: { added: 1 }, errors: [] },
      { file: 'b.csv', errors: [{ row: null }] },
    ]);
    expect(await database.db.official.count({ where: { slug: 'ada-example' } })).toBe(1);
  });

  it.each([
    ['nothing', () => []],
    ['a file that is not there', () => [path.join(folder, 'none.csv')]],
    ['a format that is none', () => [file('c.csv', roster('X')), '--format', 'carrier-pigeon']],
    ['an ending that tells no format', () => [file('c.txt', roster('X'))]],
    ['a day that is none', () => [file('c.csv', roster('X')), '--retrieved', 'yesterday']],
    ['a column that is none', () => [file('c.csv', roster('X')), '--columns', 'shoe=size']],
    ['a word too many', () => ['--frobnicate']],
  ])('refuses %s, says so, and shows no stack', async (_name, args) => {
    const before = await database.db.term.count();
    const { status, stderr } = run('officials-import', ...args());
    expect(status).toBe(1);
    expect(stderr.trim().length).toBeGreaterThan(15);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(await database.db.term.count()).toBe(before);
  });
});

describe('npm run officials:stale', () => {
  it('lists the seats with their reasons', () => {
    const { status, stdout } = run('officials-stale', '--json');
    expect(status).toBe(0);
    const seats = JSON.parse(stdout) as { seatId: string; reasons: { kind: string }[] }[];
    // Tallahassee's mayor's term ended on 16 November 2026, and the successor is not on file.
    expect(seats.find(({ seatId }) => seatId === 'tallahassee-mayor')?.reasons).toMatchObject([
      { kind: 'ended', since: '2026-11-16' },
    ]);
    expect(run('officials-stale', '--frobnicate').status).toBe(1);
  });
});

describe('npm run districts:import', () => {
  const map = (ring: number[][]) =>
    JSON.stringify({
      type: 'FeatureCollection',
      features: [
        { type: 'Feature', properties: { DIST: 3 }, geometry: { type: 'Polygon', coordinates: [ring] } },
      ],
    });
  const ring = [
    [-80.21, 25.77],
    [-80.2, 25.77],
    [-80.2, 25.78],
    [-80.21, 25.77],
  ];
  const asked = ['--body', 'miami-city-commission', '--vintage', '2022', '--property', 'DIST', ...source];

  it('takes a map once, and says which seats have no outline', async () => {
    const good = file('good.geojson', map(ring));
    const dry = run('districts-import', good, ...asked, '--dry-run', '--json');
    expect(JSON.parse(dry.stdout)).toMatchObject({
      dryRun: true,
      taken: null,
      outlines: [{ name: '3', points: 4 }],
    });
    const { status, stdout } = run('districts-import', good, ...asked, '--json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      taken: { added: [expect.any(String)] },
      missing: expect.arrayContaining(['District 1', 'Mayor']),
    });
    expect(JSON.parse(run('districts-import', good, ...asked, '--json').stdout).taken).toMatchObject({
      added: [],
      replaced: [],
    });
    expect(await database.db.districtOutline.count()).toBe(1);
  });

  it.each([
    [
      'an open ring',
      () => [file('open.geojson', map(ring.slice(0, 3).concat([[-80.3, 25.8]]))), ...asked],
      /feature 1 \(3\)/,
    ],
    [
      'a body that is none',
      () => [file('g.geojson', map(ring)), '--body', 'none', '--vintage', '2022', ...source],
      /none/,
    ],
    [
      'no source',
      () => [file('g.geojson', map(ring)), '--body', 'miami-city-commission', '--vintage', '2022'],
      /source/,
    ],
    [
      'a year that is none',
      () => [file('g.geojson', map(ring)), '--body', 'b', '--vintage', 'new', ...source],
      /vintage/,
    ],
    ['a file that is not there', () => [path.join(folder, 'none.geojson'), ...asked], /cannot be read/],
  ])('refuses %s, says why, and shows no stack', (_name, args, words) => {
    const { status, stderr } = run('districts-import', ...args());
    expect(status).toBe(1);
    expect(stderr).toMatch(words);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});
