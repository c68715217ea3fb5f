import { describe, expect, test } from 'vitest';
import { diffOf, type Entry } from '#lib/places/listings/diff-rules.ts';
import { departureReasons } from '#lib/places/listings/gate-rules.ts';
import { KNOWN_NAMES } from '#lib/places/listings/known-names.ts';
import { likeness, Names } from '#lib/places/listings/names-rules.ts';
import { englishReasons } from '#lib/places/listings/reason-texts.ts';

const names = new Names(KNOWN_NAMES);
const entry = (agencyName: string, changes: Partial<Entry> = {}): Entry => ({
  stateCode: 'fl',
  agencyName,
  agencyType: 'Municipality',
  countyName: null,
  model: 'task_force',
  signedOn: '2025-03-01',
  moaUrl: null,
  addendumUrl: null,
  held: null,
  ...changes,
});

describe('names', () => {
  test('spellings of one agency have one key', () => {
    const key = names.keyOf('fl', 'Fort Myers Police Department');
    expect(names.keyOf('fl', 'Ft. Myers Police Dept.')).toBe(key);
    expect(names.keyOf('fl', 'Fort Myers PD')).toBe(key);
    expect(names.keyOf('fl', 'Pasco County BOCC')).toBe(
      names.keyOf('fl', 'Pasco County Board of County Commissioners/ Pasco County Corrections'),
    );
    expect(names.keyOf('fl', 'Miami Dade Sheriff’s Office')).toBe(
      names.keyOf('fl', "Miami-Dade Sheriff's Office"),
    );
  });
  test('two cities are never one, however alike', () => {
    expect(likeness('Miami Police Department', 'North Miami Police Department')).toBeLessThan(0.8);
    expect(names.distinct('fl', 'Melbourne Police Department', 'Melbourne Beach Police Department')).toBe(
      true,
    );
  });
  test('a circle of aliases ends', () => {
    const circle = new Names([
      { stateCode: 'fl', alias: 'A One', canonical: 'B Two', relation: 'same' },
      { stateCode: 'fl', alias: 'B Two', canonical: 'A One', relation: 'same' },
    ]);
    expect(circle.keyOf('fl', 'A One')).toMatch(/^fl\//);
  });
});

describe('the diff', () => {
  test('a rename and a corrected date are neither added nor removed, but are before they are recognised', () => {
    const before = [entry('Ft. Myers Police Department'), entry('Example Police Department')];
    const after = [
      entry('Fort Myers Police Department'),
      entry('Example Police Department', { signedOn: '2025-03-02' }),
    ];
    const diff = diffOf(before, after, names);
    expect(diff).toMatchObject({ added: [], removed: [], beforeRenames: { added: 2, removed: 2 } });
    expect(diff.renamed).toHaveLength(1);
    expect(diff.changed.map(({ fields }) => fields)).toEqual([['signedOn']]);
  });
  test('a likely rename is proposed and stays two; a pair known as two is not even proposed', () => {
    const diff = diffOf(
      [entry('Lake Clrke Shores Police Department'), entry('Melbourne Beach Police Department')],
      [entry('Lake Clarke Shores Police Department'), entry('Melbourne Police Department')],
      names,
    );
    expect(diff.added).toHaveLength(2);
    expect(diff.removed).toHaveLength(2);
    expect(diff.proposals.map(({ to }) => to)).toEqual(['Lake Clarke Shores Police Department']);
    expect(diff.proposals[0]?.certainty).toBeLessThan(1);
  });
});

describe('the gate', () => {
  const judge = (removed: number, compared: number, from: string, to: string, emptied: string[] = []) =>
    departureReasons({
      diff: { compared },
      removed: Array.from({ length: removed }, (_, at) => entry(`Example ${at}`)),
      emptiedStates: emptied.map((stateCode) => ({ stateCode, rows: 1 })),
      from,
      to,
      rejected: [],
      keyOf: (state, name) => names.keyOf(state, name),
    });
  test('ten may always leave, and two in a hundred a month', () => {
    expect(judge(10, 100, '2026-05-01', '2026-05-01')).toEqual([]);
    expect(judge(11, 100, '2026-05-01', '2026-05-01')).toHaveLength(1);
    expect(judge(39, 1000, '2026-03-01', '2026-05-01')).toEqual([]);
    expect(judge(42, 1000, '2026-03-01', '2026-05-01')).toHaveLength(1);
  });
  test('the last listing of a state may not leave unseen', () => {
    expect(englishReasons(judge(1, 1000, '2026-05-01', '2026-05-02', ['md']))).toEqual([
      'Every listing of Maryland is gone (1).',
    ]);
  });
  test('a row that cannot be read does not make an agency leave', () => {
    const reasons = departureReasons({
      diff: { compared: 100 },
      removed: [entry('Example Police Department')],
      emptiedStates: [],
      from: '2026-05-01',
      to: '2026-05-02',
      rejected: [
        {
          row: 7,
          reason: 'support type: not given',
          whole: true,
          stateCode: 'fl',
          agencyName: 'Example Police Dept',
          raw: { cells: {}, links: {} },
        },
      ],
      keyOf: (state, name) => names.keyOf(state, name),
    });
    expect(englishReasons(reasons)).toEqual([expect.stringMatching(/^Row 7 /)]);
  });
});
