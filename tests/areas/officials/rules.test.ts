import { describe, expect, test } from 'vitest';
import { isStale } from '#lib/kernel/shelf-life.ts';
import { arrange, directionOfVote, holdsOn, recordOf, seatRecord, whipCount } from '#lib/officials/rules.ts';
import { MOTION_EFFECTS, type MotionEffect, POSITION_VALUES } from '#lib/officials/types.ts';
import { benchOfFive, body, person, records, said, seat, TODAY, term, vote } from './facts.ts';

describe('direction of a vote', () => {
  test.each([
    ['sign', 'yes', 'keep'],
    ['sign', 'no', 'end'],
    ['keep', 'yes', 'keep'],
    ['keep', 'no', 'end'],
    ['reinstate', 'yes', 'keep'],
    ['reinstate', 'no', 'end'],
    ['end', 'yes', 'end'],
    ['end', 'no', 'keep'],
    ['void', 'yes', 'end'],
    ['void', 'no', 'keep'],
    ['decline', 'yes', 'end'],
    ['decline', 'no', 'keep'],
    ['defer', 'yes', null],
    ['review', 'no', null],
    ['advice', 'yes', null],
    ['other', 'yes', null],
  ] as const)('%s, %s: %s', (effect, value, expected) => {
    expect(directionOfVote({ effect, value, procedural: false })).toBe(expected);
  });

  test('only a yes or a no has one, and a procedural motion never does', () => {
    for (const effect of MOTION_EFFECTS) {
      for (const value of POSITION_VALUES) {
        expect(directionOfVote({ effect, value, procedural: true })).toBeNull();
        if (value !== 'yes' && value !== 'no') {
          expect(directionOfVote({ effect, value, procedural: false })).toBeNull();
        }
      }
    }
  });

  test('a yes and a no to the same motion never point the same way', () => {
    for (const effect of MOTION_EFFECTS) {
      const [yes, no] = (['yes', 'no'] as const).map((value) =>
        directionOfVote({ effect, value, procedural: false }),
      );
      expect(yes === null ? no : yes !== no).toBe(yes === null ? null : true);
    }
  });
});

describe('record of a person', () => {
  test('a failed motion counts as the vote that it was', () => {
    const record = recordOf(
      { votes: [vote('2025-10-22', 'end', 'no', { passed: false })], statements: [] },
      TODAY,
    );
    expect(record.mark).toBe('voted_keep');
  });

  test('voted both ways: mixed, and the newest vote decides', () => {
    const votes = [vote('2025-07-08', 'reinstate', 'yes'), vote('2025-06-30', 'void', 'yes')];
    for (const order of [votes, votes.toReversed()]) {
      const record = recordOf({ votes: order, statements: [] }, TODAY);
      expect(record.mark).toBe('mixed');
      expect(record.direction).toBe('keep');
      expect(record.decisive.map((it) => it.on)).toEqual(['2025-07-08', '2025-06-30']);
    }
  });

  test('absent from the second vote: the first stands', () => {
    const votes = [vote('2025-07-08', 'reinstate', 'absent'), vote('2025-06-30', 'void', 'yes')];
    expect(recordOf({ votes, statements: [] }, TODAY)).toMatchObject({ mark: 'voted_end', direction: 'end' });
  });

  test('a statement is never turned into a vote', () => {
    for (const stance of ['would_end', 'would_keep', 'conditional', 'neutral'] as const) {
      const record = recordOf({ votes: [], statements: [said(stance)] }, TODAY);
      expect(record).toMatchObject({ mark: 'statement', direction: null, decisive: [] });
    }
  });

  test('a vote outweighs a later statement, which is kept', () => {
    const record = recordOf(
      { votes: [vote('2025-06-17', 'sign', 'no')], statements: [said('would_keep', '2026-01-01')] },
      TODAY,
    );
    expect(record.mark).toBe('voted_end');
    expect(record.statement?.on).toBe('2026-01-01');
  });

  test('nothing after the day asked for is seen', () => {
    const record = recordOf({ votes: [vote('2025-06-17', 'sign', 'no')], statements: [] }, '2025-06-16');
    expect(record.mark).toBe('none');
  });
});

describe('who holds a seat', () => {
  test('the end is exclusive and the start inclusive', () => {
    expect(holdsOn({ startOn: '2025-01-01', endOn: '2026-11-16' }, '2025-01-01')).toBe(true);
    expect(holdsOn({ startOn: '2025-01-01', endOn: '2026-11-16' }, '2026-11-15')).toBe(true);
    expect(holdsOn({ startOn: '2025-01-01', endOn: '2026-11-16' }, '2026-11-16')).toBe(false);
    expect(holdsOn({ startOn: '2025-01-01', endOn: null }, '2024-12-31')).toBe(false);
  });

  test('a successor does not inherit a vote', () => {
    const record = records(benchOfFive())[2];
    expect(record?.holder?.person.name).toBe('Dogwood');
    expect(record?.mark).toBe('statement');
    expect(record?.decisive).toEqual([]);
    expect(record?.former.map((it) => it.person.name)).toEqual(['Cedar']);
  });

  test('the day before the successor sits, the seat is vacant and says why', () => {
    const third = benchOfFive()[2];
    if (!third) throw new Error('no third seat');
    expect(seatRecord(third, '2025-11-30').holder?.person.name).toBe('Cedar');
    expect(seatRecord(third, '2025-12-05')).toMatchObject({
      holder: null,
      mark: 'vacant',
      vacancy: 'successor_not_on_file',
    });
    expect(seatRecord(third, '2025-12-17').holder?.person.name).toBe('Dogwood');
  });

  test('a seat without any term was never on file', () => {
    expect(seatRecord(seat(1, []), TODAY)).toMatchObject({ mark: 'vacant', vacancy: 'never_on_file' });
  });

  test('a person who moved to another seat keeps their vote', () => {
    const mover = person('Hazel', { votes: [vote('2025-06-17', 'sign', 'no')] });
    const old = seat(1, [term(mover, { id: 'a', endOn: '2026-01-01' })]);
    const now = seat(2, [term(mover, { id: 'b', startOn: '2026-01-01' })], { kind: 'mayor' });
    expect(records([old, now]).map((it) => it.mark)).toEqual(['vacant', 'voted_end']);
  });
});

describe('the drawing order', () => {
  test('the chair sits in the middle and a mayor without a vote apart', () => {
    const { arc, apart } = arrange(records(benchOfFive()));
    expect(arc.map((it) => it.seat.position)).toEqual([1, 2, 5, 3, 4]);
    expect(apart.map((it) => it.seat.label)).toEqual(['Mayor']);
  });

  test('a mayor who votes takes the middle of seven', () => {
    const seats = [1, 2, 3, 4, 5, 6].map((position) => seat(position, []));
    seats.push(seat(7, [], { kind: 'mayor' }));
    expect(arrange(records(seats)).arc.map((it) => it.seat.position)).toEqual([1, 2, 3, 7, 4, 5, 6]);
  });

  test('nobody is lost or doubled, whatever the bench', () => {
    for (let size = 0; size <= 12; size += 1) {
      for (let chair = 0; chair <= size; chair += 1) {
        const seats = Array.from({ length: size }, (_, at) =>
          seat(at, [], { presides: at === chair, kind: at === 0 ? 'mayor' : 'member', votes: at % 3 !== 0 }),
        );
        const { arc, apart } = arrange(records(seats));
        const positions = [...arc, ...apart].map((it) => it.seat.position);
        expect(positions.toSorted((a, b) => a - b)).toEqual(seats.map((it) => it.position));
      }
    }
  });
});

describe('where the votes stand', () => {
  const seats = benchOfFive();

  test('a bench of five like the one of 2026', () => {
    expect(whipCount(records(seats), body(seats), 'end')).toEqual({
      question: 'end',
      needed: 3,
      seats: 5,
      onRecordToEnd: 2,
      onRecordToKeep: 2,
      conditional: 1,
      otherStatement: 0,
      nothing: 0,
      vacant: 0,
      notOnFile: 0,
      changed: 0,
      sponsor: null,
    });
  });

  test('a mayor without a vote is never counted, whatever is on record', () => {
    const mayor = seat(6, [term(person('Gum', { votes: [vote('2025-06-17', 'sign', 'no')] }))], {
      kind: 'mayor',
      votes: false,
    });
    const withMayor = [...seats.slice(0, 5), mayor];
    expect(whipCount(records(withMayor), body(withMayor), 'end').onRecordToEnd).toBe(2);
  });

  test('every voting seat is counted exactly once', () => {
    const vote1 = vote('2025-06-17', 'sign', 'yes');
    const vote2 = vote('2025-10-22', 'end', 'yes');
    const people = [
      person('a'),
      person('b', { votes: [vote1] }),
      person('c', { votes: [vote2] }),
      person('d', { votes: [vote1, vote2] }),
      ...(['would_end', 'would_keep', 'conditional', 'neutral'] as const).map((stance) =>
        person(stance, { statements: [said(stance)] }),
      ),
    ];
    // All benches of four drawn from these people and an empty seat.
    const kinds = [...people, null];
    for (let code = 0; code < kinds.length ** 4; code += 7) {
      const bench = [0, 1, 2, 3].map((at) => {
        const holder = kinds[Math.floor(code / kinds.length ** at) % kinds.length] ?? null;
        return seat(at, holder ? [term(holder)] : [], { votes: (code + at) % 5 !== 0 });
      });
      const count = whipCount(records(bench), body(bench, { votingSeats: null, votesNeeded: null }), 'end');
      const total =
        count.onRecordToEnd +
        count.onRecordToKeep +
        count.conditional +
        count.otherStatement +
        count.nothing +
        count.vacant;
      expect(total).toBe(bench.filter((it) => it.votes).length);
      expect(count.changed).toBeLessThanOrEqual(count.onRecordToEnd + count.onRecordToKeep);
    }
  });

  test('unknown numbers stay unknown', () => {
    const count = whipCount(records(seats), body(seats, { votingSeats: null, votesNeeded: null }), 'end');
    expect(count).toMatchObject({ needed: null, seats: null, notOnFile: 0 });
  });

  test('seats that exist and are not on file are told apart from vacant ones', () => {
    const count = whipCount(records(seats), body(seats, { votingSeats: 7, votesNeeded: 4 }), 'end');
    expect(count).toMatchObject({ vacant: 0, notOnFile: 2 });
  });

  test('the sponsor is of a motion that asks the same question, the newest first', () => {
    const motion = (on: string, effect: MotionEffect, name: string, procedural = false) => ({
      on,
      effect,
      procedural,
      passed: false,
      sponsor: { id: name, slug: name, name },
    });
    const motions = [
      motion('2025-03-01', 'sign', 'Ash'),
      motion('2025-04-01', 'end', 'Birch'),
      motion('2025-05-01', 'void', 'Cedar'),
      motion('2025-06-01', 'review', 'Elm'),
      motion('2025-07-01', 'end', 'Fir', true),
    ];
    expect(whipCount(records(seats), body(seats), 'end', motions).sponsor).toMatchObject({
      name: 'Cedar',
      inOffice: false,
    });
    expect(whipCount(records(seats), body(seats), 'sign', motions).sponsor).toMatchObject({
      name: 'Ash',
      inOffice: true,
    });
  });

  test('a proposal that passed and was turned round later is told as undone', () => {
    const by = { id: 'Ash', slug: 'Ash', name: 'Ash' };
    const end = { on: '2025-06-30', effect: 'void' as const, procedural: false, passed: true, sponsor: by };
    const back = {
      on: '2025-07-08',
      effect: 'reinstate' as const,
      procedural: false,
      passed: true,
      sponsor: null,
    };
    const outcome = (motions: (typeof end | typeof back)[]) =>
      whipCount(records(seats), body(seats), 'end', motions).sponsor?.outcome;
    expect(outcome([end])).toBe('passed');
    expect(outcome([end, back])).toBe('undone');
    expect(outcome([end, { ...back, passed: false }])).toBe('passed');
    expect(outcome([{ ...end, passed: false }, back])).toBe('failed');
  });
});

test('a fact is old after its shelf life, not on its last day', () => {
  expect(isStale('listing', '2026-05-18', '2026-08-16')).toBe(false);
  expect(isStale('listing', '2026-05-18', '2026-08-17')).toBe(true);
  expect(isStale('term', '2026-02-12', TODAY)).toBe(true);
  expect(isStale('term', '2026-08-28', TODAY)).toBe(false);
});
