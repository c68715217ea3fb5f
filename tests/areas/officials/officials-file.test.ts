import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Viewer } from '#lib/kernel/actor.ts';
import { fromDay } from '#lib/kernel/dates.ts';
import { LOCALES } from '#lib/kernel/locales.ts';
import { recentEntries } from '#lib/officials/edit/entry-queries.ts';
import { openDifferenceCount, openDifferences } from '#lib/officials/import/difference-queries.ts';
import { bringOfficialsFile } from '#lib/officials/import/file-actions.ts';
import { LONGEST_FILE } from '#lib/officials/import/file-schema.ts';
import { type ImportProblem, importProblemIn, PROBLEM_VALUES } from '#lib/officials/import/import-problem.ts';
import { readOfficials } from '#lib/officials/import/reading.ts';
import type { ImportReport } from '#lib/officials/import/types.ts';
import { useDatabase } from '#tests/support/database.ts';
import { makePerson } from '#tests/support/people.ts';

// A made-up city, its people and its publishers, brought by the form of /edit/officials.
let looking: Viewer = null;
vi.mock('#lib/platform/auth.ts', () => ({ currentViewer: async () => looking }));
vi.mock('next/headers', () => ({ headers: async () => new Headers() }));
vi.setConfig({ testTimeout: 30_000 });

const database = useDatabase({ empty: true });
const CITY = '1299999';
const HEAD =
  'place,body,seat,name,start,end,email,publisher,title,url,retrieved,body_publisher,body_title,body_url';
const row = (seat: string, name: string, start: string, end: string, email = '') =>
  `${CITY},Testville Council,${seat},${name},${start},${end},${email},Testville,Members,https://example.org/members,2026-11-01,Testville,Charter,https://example.org/charter`;
const FILE = [
  HEAD,
  row('Mayor', 'Mira Example', '2024-11-19', '', 'mira@testville.example'),
  row('District 1', 'Ana Former', '2020', '2024-11-19', 'ana@testville.example'),
  row('District 1', 'Bo Current', '2024-11-19', '', 'bo@testville.example'),
].join('\n');

const form = {
  name: 'testville.csv',
  retrieved: '2026-11-02',
  publisher: '',
  title: '',
  url: '',
  body_publisher: '',
  body_title: '',
  body_url: '',
  how: 'take' as const,
};
async function bring(
  text: string,
  more: Partial<Record<keyof typeof form, string>> = {},
): Promise<ImportReport> {
  const outcome = await bringOfficialsFile({ ...form, ...more, text } as never);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.value;
}
const bodySources = async () =>
  (
    await database.db.citation.findMany({
      where: { body: { placeGeoid: CITY } },
      include: { source: true },
      orderBy: { source: { title: 'asc' } },
    })
  ).map(({ source }) => source.title);

beforeAll(async () => {
  await database.db.place.create({
    data: {
      geoid: CITY,
      kind: 'municipality',
      name: 'Testville',
      legalName: 'Testville city',
      slug: 'testville',
      stateCode: 'fl',
      searchKey: 'testville',
      asOf: fromDay('2026-01-01'),
      ocdId: 'ocd-division/country:us/state:fl/place:testville',
    },
  });
  looking = await makePerson(database.db, 'Editor', ['editor']);
});
beforeEach(() => database.db.rateWindow.deleteMany());

describe('a file of officials by the form', () => {
  it('is tried without a trace', async () => {
    expect(await bring(FILE, { how: 'try' })).toMatchObject({
      dryRun: true,
      terms: { added: 3 },
      errors: [],
    });
    expect(await database.db.term.count()).toBe(0);
    expect(await database.db.source.count()).toBe(0);
  });

  it('is taken whole: terms that end, no address of who left, the body with its own source', async () => {
    expect(await bring(FILE)).toMatchObject({
      terms: { added: 3, held: 0 },
      channels: { added: 2, skipped: 1 },
      made: { bodies: ['fl-testville-testville-council'] },
      differences: [],
    });
    const terms = await database.db.term.findMany({
      include: { official: true },
      orderBy: { startOn: 'asc' },
    });
    expect(terms.map(({ official, endOn }) => [official.name, endOn?.toISOString().slice(0, 10)])).toEqual([
      ['Ana Former', '2024-11-19'],
      ['Mira Example', undefined],
      ['Bo Current', undefined],
    ]);
    expect(await bodySources()).toEqual(['Charter', 'Members']);
    const audits = await database.db.auditEntry.findMany({ where: { action: { endsWith: '.import' } } });
    expect(new Set(audits.map(({ actor }) => actor))).toEqual(new Set([looking?.id]));
  });

  it('changes nothing a second time', async () => {
    const before = await database.db.auditEntry.count();
    expect(await bring(FILE)).toMatchObject({
      terms: { added: 0, updated: 0, unchanged: 3, held: 0 },
      channels: { added: 0, updated: 0, unchanged: 2 },
      places: [],
    });
    expect(await database.db.auditEntry.count()).toBe(before);
    expect(await bodySources()).toEqual(['Charter', 'Members']);
  });

  it('that says otherwise waits for an editor', async () => {
    const other = [HEAD, row('District 1', 'Cy Newcomer', '2025-01-01', '')].join('\n');
    expect(await bring(other)).toMatchObject({
      terms: { added: 0, held: 1 },
      differences: [{ row: 2, about: 'holder', onFile: expect.stringContaining('Bo Current') }],
    });
    expect(await openDifferenceCount()).toBe(1);
    // Who stands in the way is said by the page, in its language.
    expect((await openDifferences())[0]?.holder).toEqual({
      name: 'Bo Current',
      startOn: '2024-11-19',
      endOn: null,
    });
  });

  it('may leave its source to the form, the body’s too, in either format', async () => {
    const bare = `place,seat,name\n${CITY},District 2,Di Example`;
    const source = { publisher: 'Testville', title: 'Seats', url: 'https://example.org/seats' };
    expect((await bring(bare)).errors).toMatchObject([
      { row: 2, column: 'publisher', problem: { code: 'missing' } },
      { row: 2, column: 'title', problem: { code: 'missing' } },
      { row: 2, column: 'url', problem: { code: 'missing' } },
    ]);
    expect((await bring(bare, { ...source, body_publisher: 'Testville' })).errors).toMatchObject([
      { row: 2, column: 'body_title', problem: { code: 'source_part' } },
    ]);
    const body = {
      body_publisher: 'Testville',
      body_title: 'Ordinance 9',
      body_url: 'https://example.org/ordinance',
    };
    expect(await bring(bare, { ...source, ...body })).toMatchObject({ terms: { added: 1 }, errors: [] });
    expect(await bodySources()).toEqual(['Charter', 'Members', 'Ordinance 9']);
    const yaml = `
id: ocd-person/00000000-0000-4000-8000-000000000001
name: Mira Example
roles:
- type: mayor
  jurisdiction: ocd-jurisdiction/country:us/state:fl/place:testville/government
`;
    expect((await bring(yaml, { name: 'mira.yml', body_title: 'Alone' })).errors).toMatchObject([
      { column: 'body_publisher', problem: { code: 'source_part' } },
    ]);
    expect(await bring(yaml, { name: 'mira.yml', ...body, body_title: 'Ordinance 10' })).toMatchObject({
      format: 'openstates',
      errors: [],
    });
    expect(await bodySources()).toEqual(['Charter', 'Members', 'Ordinance 10', 'Ordinance 9']);
  });

  it.each([
    ['a comma too many', `${HEAD}\n${row('Mayor', 'Mira, Example', '', '')}`, 2, null, 'cells'],
    ['an end before its start', `${HEAD}\n${row('Mayor', 'X', '2024', '2020')}`, 2, 'end', 'end_first'],
    ['a date that is none', `${HEAD}\n${row('Mayor', 'X', 'last year', '')}`, 2, 'start', 'not_date'],
    [
      'a place that is not on file',
      `${HEAD}\n${row('Mayor', 'X', '', '').replace(CITY, '1200001')}`,
      2,
      'place',
      'no_place',
    ],
    ['no rows', HEAD, null, null, 'no_rows'],
    ['no heading for the seat', 'place,name\na,b', 1, 'seat', 'no_heading'],
    ['an open quotation mark', `${HEAD}\n"${row('Mayor', 'X', '', '')}`, 2, null, 'quote_open'],
  ])('with %s is not taken, and the row is named', async (_, text, at, column, code) => {
    const before = await database.db.term.count();
    const { errors } = await bring(text);
    expect(errors[0]).toMatchObject({ row: at, column, problem: { code } });
    expect(await database.db.term.count()).toBe(before);
  });

  it('is refused to who is no editor, without a text, and when it is too long', async () => {
    const editor = looking;
    looking = await makePerson(database.db, 'Resident');
    expect(await bringOfficialsFile({ ...form, text: FILE })).toMatchObject({ reason: 'forbidden' });
    looking = editor;
    expect(await bringOfficialsFile({ ...form, text: '' })).toMatchObject({ fields: { text: 'required' } });
    expect(await bringOfficialsFile({ ...form, text: 'x'.repeat(LONGEST_FILE + 1) })).toMatchObject({
      fields: { text: 'tooLong' },
    });
  });
});

describe('the latest changes', () => {
  it('name the states that one run of places took, in one line', async () => {
    const at = Date.parse('2026-11-02T10:00:00Z');
    await database.db.auditEntry.createMany({
      data: ['wy', 'al', 'ak', 'az', 'ar', 'ca', 'co'].map((code, second) => ({
        actor: 'command',
        action: 'places.import',
        subject: `state:${code}`,
        at: new Date(at + second * 1000),
      })),
    });
    const lines = (await recentEntries()).filter(({ action }) => action === 'places.import');
    expect(lines.map(({ text }) => text)).toEqual(['Alabama, Alaska, Arizona, Arkansas, California … (7)']);
  });
});

describe('what is wrong with a file', () => {
  const problems = Object.entries(PROBLEM_VALUES).map(
    ([code, names]) =>
      ({ code, ...Object.fromEntries(names.map((name) => [name, `<${name}>`])) }) as ImportProblem,
  );

  it.each(LOCALES.filter((locale) => locale !== 'ht'))(
    'has words of its own for every code, in %s',
    (locale) => {
      const said = problems.map((problem) => importProblemIn(locale, problem));
      expect(said.filter((text) => text === '' || /[{}]|officialsFile/.test(text))).toEqual([]);
      expect(new Set(said).size).toBe(problems.length);
      for (const [at, problem] of problems.entries()) {
        for (const name of PROBLEM_VALUES[problem.code]) expect(said[at]).toContain(`<${name}>`);
      }
    },
  );
});

it('a body is shown by no address but one of the web', () => {
  const read = (url: string) =>
    readOfficials(
      { name: 'mayor.yml', format: 'openstates', text: 'id: nobody' },
      {
        defaults: {
          retrieved: '2026-11-02',
          body_publisher: 'Testville',
          body_title: 'Charter',
          body_url: url,
        },
      },
    ).errors.map(({ column }) => column);
  expect(read('javascript:alert(1)')).toContain('body_url');
  expect(read('https://example.org/charter')).not.toContain('body_url');
});
