import { beforeAll, describe, expect, it } from 'vitest';
import { setClock } from '#lib/kernel/clock.ts';
import { fromDay } from '#lib/kernel/dates.ts';
import { recipientFactsOf } from '#lib/letters/queries.ts';
import { importOfficials } from '#lib/officials/import/import-mutations.ts';
import { readOpenStates } from '#lib/officials/import/openstates.ts';
import { readRoster } from '#lib/officials/import/roster.ts';
import { recipientsOf } from '#lib/officials/queries.ts';
import { useDatabase } from '#tests/support/database.ts';

// A made-up city, its people and its publishers.
const database = useDatabase({ empty: true });
const CITY = '1299999';
const TODAY = '2026-11-20';
const HEAD = 'place,body,seat,name,start,end,email,address,publisher,title,url,retrieved,confidence';
const ROSTER = 'Testville,Members,https://example.org/members';

const row = (
  seat: string,
  name: string,
  start = '',
  end = '',
  email = '',
  more: { source?: string; confidence?: string; retrieved?: string } = {},
) =>
  `${CITY},Testville Council,${seat},${name},${start},${end},${email},,${more.source ?? ROSTER},${more.retrieved ?? TODAY},${more.confidence ?? ''}`;
const csv = (...rows: string[]) => [HEAD, ...rows].join('\n');
const take = (text: string, dryRun = false) =>
  importOfficials('command', { name: 'roster.csv', format: 'csv' }, readRoster('roster.csv', text), {
    dryRun,
  });

const PERSON = 'ocd-person/00000000-0000-4000-8000-000000000001';
const yaml = (more = '', end = '2030-01-01') => `
id: ${PERSON}
name: Mira Example
family_name: Example
email: mayor@testville.example
party: [{name: Nobody's}]
roles:
- type: mayor
  end_date: '${end}'
  jurisdiction: ocd-jurisdiction/country:us/state:fl/place:testville/government
offices:
- address: 1 Example Street;Testville, FL 30000
  voice: 305-555-0100
${more}`;
const takeYaml = (text: string) =>
  importOfficials(
    'command',
    { name: 'mira.yml', format: 'openstates' },
    readOpenStates('mira.yml', text, TODAY),
  );

const people = async () =>
  (await recipientsOf(CITY, TODAY)).map(({ name, seatLabel, email }) => [
    seatLabel,
    name,
    email?.value ?? null,
  ]);
const audits = () => database.db.auditEntry.count();

beforeAll(async () => {
  for (const [geoid, slug] of [
    [CITY, 'testville'],
    ['1299998', 'elsewhere'],
  ] as const)
    await database.db.place.create({
      data: {
        geoid,
        kind: 'municipality',
        name: slug,
        legalName: `${slug} city`,
        slug,
        stateCode: 'fl',
        searchKey: slug,
        asOf: fromDay('2026-01-01'),
        ocdId: `ocd-division/country:us/state:fl/place:${slug}`,
      },
    });
});

describe('the day on which a file was read', () => {
  it('may be tomorrow where the place lies, and no later', async () => {
    // In Florida it is the evening of the 19th.
    setClock(new Date('2026-11-20T03:00:00Z'));
    try {
      const read = (retrieved: string) =>
        take(csv(row('Mayor', 'Ann Example', '', '', '', { retrieved })), true);
      expect((await read('2026-11-20')).errors).toEqual([]);
      expect((await read('2026-11-21')).errors).toMatchObject([{ row: 2, column: 'retrieved' }]);
    } finally {
      setClock(null);
    }
  });
});

describe('a roster', () => {
  it('is taken whole: body, seats, people, terms and addresses, each with its source', async () => {
    const text = csv(
      row('Mayor', 'Ann Example', '2024-11-20', '', 'Ann@testville.example'),
      row('District 1', 'Bob Example', '2024-11', '2028-11-20', 'bob@testville.example'),
    );
    const dry = await take(text, true);
    expect(dry).toMatchObject({ dryRun: true, terms: { added: 2 }, errors: [] });
    expect(await database.db.body.count()).toBe(0);
    const report = await take(text);
    expect(report).toMatchObject({
      terms: { added: 2, updated: 0, held: 0 },
      channels: { added: 2 },
      made: { bodies: ['fl-testville-testville-council'], people: ['bob-example', 'ann-example'] },
      differences: [],
      places: [CITY],
    });
    expect(await people()).toEqual([
      ['Mayor', 'Ann Example', 'ann@testville.example'],
      ['District 1', 'Bob Example', 'bob@testville.example'],
    ]);
    const term = await database.db.term.findFirst({
      where: { official: { slug: 'bob-example' } },
      include: { citations: true },
    });
    expect(term).toMatchObject({
      startPrecision: 'month',
      startOn: fromDay('2024-11-01'),
      citations: [{ confidence: 'medium' }],
    });
  });

  it('changes nothing a second time', async () => {
    const before = await audits();
    const text = csv(row('Mayor', 'Ann Example', '2024-11-20', '', 'ann@testville.example'));
    expect(await take(text)).toMatchObject({
      terms: { unchanged: 1, updated: 0, added: 0 },
      channels: { unchanged: 1 },
      places: [],
    });
    expect(await audits()).toBe(before);
  });

  it('with one wrong row is not taken at all, and every fault is named', async () => {
    const before = await database.db.term.count();
    const report = await take(
      csv(
        row('District 2', 'Cid Example'),
        row('District 3', 'Dee Example', '2026-02-30'),
        row('District 4', 'Eli Example', '2026-02-01', '2025-01-01', ''),
        row('District 5', 'Fay Example', '', '', 'not-an-address'),
        `${row('District 6', 'Gus Example')},extra`,
      ),
    );
    expect(report.errors).toMatchObject([
      { file: 'roster.csv', row: 3, column: 'start', why: 'is not a day of the calendar' },
      { file: 'roster.csv', row: 4, column: 'end', why: 'is not after the start' },
      { file: 'roster.csv', row: 5, column: 'email', why: '“not-an-address” is not an address of this kind' },
      {
        file: 'roster.csv',
        row: 6,
        column: null,
        why: expect.stringContaining('has 14 cells, and the header has 13'),
      },
    ]);
    const nowhere = await take(
      csv(row('District 2', 'Cid Example'), row('District 3', 'Dee Example').replace(CITY, '1288888')),
    );
    expect(nowhere.errors).toMatchObject([
      { file: 'roster.csv', row: 3, column: 'place', why: 'no place on file has the id 1288888' },
    ]);
    expect(await database.db.term.count()).toBe(before);
  });

  it('of another shape is read through a mapping of its headings and a source for the whole file', () => {
    const text =
      'geo,office,person,since,precision\n1299999,Seat 1,Ann Example,,unknown\n1299999,"Seat 2",Bob Example,2024,year';
    const columns = {
      place: 'geo',
      seat: 'office',
      name: 'person',
      start: 'since',
      start_precision: 'precision',
    };
    const defaults = {
      publisher: 'Testville',
      title: 'Members',
      url: 'https://example.org/',
      retrieved: TODAY,
    };
    const { terms, errors } = readRoster('other.csv', text, { columns, defaults });
    expect(errors).toEqual([]);
    expect(terms.map(({ seat, startOn, startPrecision }) => [seat, startOn, startPrecision])).toEqual([
      ['Seat 1', null, null],
      ['Seat 2', '2024-01-01', 'year'],
    ]);
    expect(readRoster('other.csv', text, { defaults }).errors).toMatchObject([{ row: 1, column: 'place' }]);
    expect(readRoster('other.csv', text, { columns: { place: 'nothing' } }).errors).toMatchObject([
      { column: 'place' },
    ]);
    expect(readRoster('other.csv', 'place,"seat\n', {}).errors).toMatchObject([
      { row: 1, why: 'a quotation mark is never closed' },
    ]);
  });
});

describe('who holds a seat', () => {
  it('is not driven out by a newcomer, unless the file says that the term ended', async () => {
    const held = await take(csv(row('District 1', 'Zoe Example', '2026-11-01')));
    expect(held).toMatchObject({
      terms: { held: 1, added: 0 },
      differences: [{ about: 'holder', done: 'reported', inFile: 'Zoe Example' }],
    });
    expect((await people())[1]).toEqual(['District 1', 'Bob Example', 'bob@testville.example']);
    const told = await take(
      csv(
        row('District 1', 'Zoe Example', '2026-11-01'),
        row('Commissioner District 1', 'Bob Example', '2024-11', '2026-11-01'),
      ),
    );
    expect(told).toMatchObject({ terms: { added: 1, updated: 1, held: 0 }, differences: [] });
    expect((await people())[1]?.[1]).toBe('Zoe Example');
  });

  it('is no longer written to once an imported end lies in the past', async () => {
    await take(csv(row('District 7', 'Gil Example', '2024-11-20', '', 'gil@testville.example')));
    expect((await people()).map(([, name]) => name)).toContain('Gil Example');
    const report = await take(
      csv(row('District 7', 'Gil Example', '2024-11-20', '2026-11-10', 'gil2@testville.example')),
    );
    expect(report).toMatchObject({ terms: { updated: 1 }, channels: { skipped: 1, added: 0 } });
    expect((await people()).map(([, name]) => name)).not.toContain('Gil Example');
    const term = await database.db.term.findFirstOrThrow({ where: { official: { name: 'Gil Example' } } });
    // What the sending of letters asks just before a copy leaves.
    expect((await recipientFactsOf(database.db, [term.id])).get(term.id)).toMatchObject({
      endOn: '2026-11-10',
    });
  });

  it('keeps what a better source says; the lesser one is cited as saying otherwise, once', async () => {
    const sure = { source: 'County,Certificate,https://example.org/certificate', confidence: 'high' };
    await take(
      csv(row('District 8', 'Hal Example', '2024-11-20', '2028-11-20', 'hal@testville.example', sure)),
    );
    const lesser = csv(
      row('District 8', 'Hal Example', '2024-11-20', '2026-12-31', 'other@testville.example'),
    );
    const report = await take(lesser);
    expect(report.differences).toMatchObject([
      { about: 'end', onFile: '2028-11-20', inFile: '2026-12-31', done: 'disputed' },
      {
        about: 'email',
        onFile: 'hal@testville.example',
        inFile: 'other@testville.example',
        done: 'reported',
      },
    ]);
    await take(lesser);
    const term = await database.db.term.findFirstOrThrow({
      where: { official: { name: 'Hal Example' } },
      include: { citations: { orderBy: { disputes: 'asc' } }, channels: true },
    });
    expect(term.endOn).toEqual(fromDay('2028-11-20'));
    expect(term.citations.map(({ disputes, locator }) => [disputes, locator])).toEqual([
      [false, null],
      [true, 'end 2026-12-31'],
    ]);
    expect(term.channels.map(({ value }) => value)).toEqual(['hal@testville.example']);
  });

  it('is not ended before a day on which they voted', async () => {
    const seat = await database.db.seat.findFirstOrThrow({
      where: { label: 'District 8' },
      include: { terms: true },
    });
    const [term] = seat.terms;
    await database.db.motion.create({
      data: {
        id: 'made-up',
        bodyId: seat.bodyId,
        placeGeoid: CITY,
        on: fromDay('2025-06-17'),
        title: { en: 'x', es: 'x', ht: 'x' },
        effect: 'sign',
        passed: true,
        asOf: fromDay('2026-01-01'),
        positions: { create: { termId: term?.id ?? '', value: 'yes' } },
        citations: {
          create: { sourceId: (await database.db.source.findFirstOrThrow()).id, confidence: 'high' },
        },
      },
    });
    const sure = { source: 'County,Certificate,https://example.org/certificate', confidence: 'high' };
    const report = await take(csv(row('District 8', 'Hal Example', '2024-11-20', '2025-01-01', '', sure)));
    expect(report.differences).toMatchObject([{ about: 'end', inFile: '2025-01-01', done: 'disputed' }]);
  });

  it('of the same name in another seat is not taken for the same person', async () => {
    const report = await take(csv(row('District 9', 'Ann Example', '2024-11-20')));
    expect(report.made.people).toEqual(['ann-example-2']);
    expect(report.differences).toMatchObject([{ about: 'same_name', onFile: 'ann-example' }]);
  });
});

describe('a person of Open States', () => {
  it('is a mayor with the end of the term and the office addresses; the party is not read', async () => {
    await database.db
      .$executeRaw`DELETE FROM "Term" WHERE "officialId" = (SELECT id FROM "Official" WHERE slug = 'ann-example')`;
    expect(await takeYaml(yaml())).toMatchObject({ terms: { added: 1 }, channels: { added: 3 }, errors: [] });
    expect(await takeYaml(yaml())).toMatchObject({
      terms: { unchanged: 1 },
      channels: { unchanged: 3 },
      places: [],
    });
    const official = await database.db.official.findUniqueOrThrow({
      where: { ocdPersonId: PERSON },
      include: { terms: true },
    });
    expect(official).toMatchObject({
      name: 'Mira Example',
      familyName: 'Example',
      terms: [{ endOn: fromDay('2030-01-01') }],
    });
    // The very source it came from may correct itself.
    expect(await takeYaml(yaml('', '2026-11-01'))).toMatchObject({
      terms: { updated: 1 },
      channels: { skipped: 3 },
    });
    expect((await people()).map(([, name]) => name)).not.toContain('Mira Example');
  });

  it.each([
    ['a broken file', 'id: [', 'is not YAML'],
    ['a key twice', `${yaml()}\nname: Other`, 'is not YAML'],
    ['aliases', `a: &a [1]\nb: *a`, 'aliases'],
    ['a tag that would make an object', 'id: !!js/function "x"', 'id'],
    ['a legislator', yaml().replace('type: mayor', 'type: upper'), 'only mayors'],
    ['a date that is none', yaml('', '2026-13-01'), 'is not a day of the calendar'],
    ['nobody', 'roles: []', ''],
  ])('is refused: %s', async (_, text, why) => {
    const { terms, errors } = readOpenStates('x.yml', text, TODAY);
    expect(terms).toEqual([]);
    expect(errors.length).toBeGreaterThan(0);
    expect(errors.map((it) => `${it.column} ${it.why}`).join()).toMatch(why);
  });
});
