import { describe, expect, it } from 'vitest';
import { fillDays, publishChecks, resolveTargets } from '#lib/campaigns/rules.ts';
import { createSchema, type Target, updateSchema } from '#lib/campaigns/schema.ts';
import { freeSlug, SLUG, slugFrom } from '#lib/campaigns/slug.ts';
import { toCsv } from '#lib/kernel/csv.ts';
import type { Situation } from '#lib/letters/rules.ts';
import type { Ask } from '#lib/letters/words.ts';

const group = (role: Exclude<Target['role'], 'seat'>): Target => ({ role, seatId: null });
const seated = (
  termId: string,
  more: { seatKind?: 'member' | 'mayor'; votes?: boolean; direction?: 'keep' | 'end' | null } = {},
) => ({
  termId,
  seatId: `seat-${termId}`,
  seatKind: more.seatKind ?? ('member' as const),
  votes: more.votes ?? true,
  direction: more.direction ?? null,
});

const dais = [
  seated('keep', { direction: 'keep' }),
  seated('end', { direction: 'end' }),
  seated('new'),
  seated('mayor', { seatKind: 'mayor', votes: false }),
];
const ids = (targets: Target[]) => resolveTargets(targets, dais).map((it) => it.termId);

describe('targets', () => {
  it('mean whoever holds the office now', () => {
    expect(ids([group('every_member')])).toEqual(['keep', 'end', 'new']);
    expect(ids([group('mayor')])).toEqual(['mayor']);
    expect(ids([group('voted_to_sign')])).toEqual(['keep']);
    expect(ids([group('voted_against')])).toEqual(['end']);
    expect(ids([{ role: 'seat', seatId: 'seat-end' }])).toEqual(['end']);
  });

  it('count only seats that vote as without a recorded vote', () => {
    expect(ids([group('no_recorded_vote')])).toEqual(['new']);
  });

  it('name each person once', () => {
    expect(
      ids([group('every_member'), group('voted_to_sign'), { role: 'seat', seatId: 'seat-keep' }]),
    ).toEqual(['keep', 'end', 'new']);
  });

  it('take a mayor who votes for a member of the body', () => {
    const voting = [seated('mayor', { seatKind: 'mayor' })];
    expect(resolveTargets([group('every_member')], voting)).toHaveLength(1);
  });
});

describe('publish checks', () => {
  const campaign = { title: 'T', summary: 'S', ask: 'rescind' as Ask, goal: 10, targets: [group('mayor')] };
  const unmet = (
    given: Partial<typeof campaign>,
    recipients = dais,
    situation: Situation = 'listed',
    whole = true,
  ) =>
    publishChecks({ ...campaign, ...given }, { recipients, situation }, whole).flatMap((it) =>
      it.met ? [] : [it.check],
    );

  it('are met by a whole campaign', () => expect(unmet({})).toEqual([]));
  it('miss officials and recipients where none are on file', () =>
    expect(unmet({}, [])).toEqual(['officials', 'targets']));
  it('miss a recipient when the seat is empty', () =>
    expect(unmet({ targets: [{ role: 'seat', seatId: 'gone' } as never] })).toEqual(['targets']));
  it('miss an ask that makes sense here', () => {
    expect(unmet({}, dais, 'none')).toEqual(['ask']);
    expect(unmet({ ask: 'keep' }, dais, 'none')).toEqual([]);
    expect(unmet({ ask: 'decline' })).toEqual(['ask']);
  });
  it('miss whole letters', () => expect(unmet({}, dais, 'listed', false)).toEqual(['letters']));
  it('miss a recipient when none is chosen', () => expect(unmet({ targets: [] })).toEqual(['targets']));
});

describe('an address', () => {
  it.each([
    ['Ponga fin al acuerdo, Miami', 'ponga-fin-al-acuerdo-miami'],
    ["Let's ask the Mayor's office!", 'lets-ask-the-mayors-office'],
    ['Fèmen l', 'femen-l'],
    ['New', 'new-campaign'],
    ['!!!', 'campaign'],
    ['北京', 'campaign'],
    ['x'.repeat(100), 'x'.repeat(60)],
    [`${'word '.repeat(30)}`, 'word-'.repeat(12).slice(0, -1)],
  ])('of %s', (title, slug) => {
    expect(slugFrom(title)).toBe(slug);
    expect(slug).toMatch(SLUG);
  });

  it('is the first free one, and not too long', () => {
    expect(freeSlug('a', new Set())).toBe('a');
    expect(freeSlug('a', new Set(['a', 'a-2']))).toBe('a-3');
    const long = 'x'.repeat(60);
    expect(freeSlug(long, new Set([long]))).toBe(`${'x'.repeat(58)}-2`);
  });
});

const form = {
  title: 'End it',
  summary: 'Because.',
  language: 'en',
  ask: 'rescind',
  targets: 'mayor',
  goal: '10',
  placeGeoid: '1245000',
};

describe('the form', () => {
  it('takes one target, many or none', () => {
    expect(createSchema.parse(form).targets).toEqual([{ role: 'mayor', seatId: null }]);
    expect(createSchema.parse({ ...form, targets: ['mayor', 'mayor', 'seat:a/b'] }).targets).toEqual([
      { role: 'mayor', seatId: null },
      { role: 'seat', seatId: 'a/b' },
    ]);
    expect(createSchema.parse({ ...form, targets: undefined }).targets).toEqual([]);
  });

  it.each([
    ['title', ' ', 'required'],
    ['title', 'a\u0000b', 'invalid'],
    ['title', 'x'.repeat(121), 'tooLong'],
    ['summary', '', 'required'],
    ['goal', '0', 'number'],
    ['goal', '', 'number'],
    ['goal', '1.5', 'number'],
    ['goal', 'many', 'number'],
    ['goal', '1000001', 'number'],
    ['ask', 'shout', 'choose'],
    ['language', 'fr', 'choose'],
    ['placeGeoid', '12', 'choose'],
  ])('refuses %s %j', (name, value, message) => {
    const result = createSchema.safeParse({ ...form, [name]: value });
    expect(result.error?.issues.map((it) => [it.path[0], it.message])).toContainEqual([name, message]);
  });

  it.each([
    ['new', 'reserved'],
    ['A b', 'slug'],
    ['-a', 'slug'],
    ['a--b', 'slug'],
    ['', 'slug'],
  ])('refuses the address %j', (slug, message) => {
    const version = { id: 'x', updatedAt: '2026-01-01T00:00:00.000Z' };
    const result = updateSchema.safeParse({ ...form, ...version, slug });
    expect(result.error?.issues[0]?.message).toBe(message);
  });
});

describe('days', () => {
  it('without letters are there as nought', () => {
    const counts = [
      { day: '2026-02-27', letters: 2 },
      { day: '2026-03-01', letters: 1 },
    ];
    expect(fillDays(counts, '2026-03-02')).toEqual([
      { day: '2026-02-27', letters: 2 },
      { day: '2026-02-28', letters: 0 },
      { day: '2026-03-01', letters: 1 },
      { day: '2026-03-02', letters: 0 },
    ]);
  });

  it('are the last ones only', () => {
    const days = fillDays([{ day: '2025-01-01', letters: 1 }], '2026-03-02', 60);
    expect([days.length, days[0]?.day, days.at(-1)?.day]).toEqual([60, '2026-01-02', '2026-03-02']);
  });

  it('are none without letters', () => expect(fillDays([], '2026-03-02')).toEqual([]));
});

describe('CSV', () => {
  it.each([
    ['=1+1', `"'=1+1"`],
    ['+1', `"'+1"`],
    ['-1', `"'-1"`],
    ['@SUM(A1)', `"'@SUM(A1)"`],
    ['\t=1', `"'\t=1"`],
    ['  =cmd', `"'  =cmd"`],
    ['\uff1d1', `"'\uff1d1"`],
    ['say "hi", now', '"say ""hi"", now"'],
    ['a\r\n=b', '"a =b"'],
    ['Zoé O’Neil', '"Zoé O’Neil"'],
  ])('writes %j harmlessly', (text, cell) => {
    expect(toCsv([[text]])).toBe(`${cell}\r\n`);
  });
});
