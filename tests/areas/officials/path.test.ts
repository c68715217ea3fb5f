import { describe, expect, test } from 'vitest';
import { pathToChange, questionFor, reasonSide, STEP_KEYS } from '#lib/officials/path.ts';
import { whipCount } from '#lib/officials/rules.ts';
import { RULE_TOPICS } from '#lib/officials/types.ts';
import { benchOfFive, body, person, records, rule, seat, term, vote } from './facts.ts';

const place = { geoid: '9900001' };
const seats = benchOfFive();
const bench = records(seats);
const everyRule = RULE_TOPICS.map((topic) => rule(topic));

describe('path to change', () => {
  test('the steps come in their order, each once', () => {
    const steps = pathToChange(
      place,
      'end',
      body(seats),
      everyRule,
      bench,
      whipCount(bench, body(seats), 'end'),
    );
    expect(steps.map((it) => it.key)).toEqual(STEP_KEYS);
  });

  test('signing takes no notice to ICE and no board', () => {
    const count = whipCount(bench, body(seats), 'sign');
    const keys = pathToChange(place, 'sign', body(seats), everyRule, bench, count).map((it) => it.key);
    expect(keys).not.toContain('ice');
    expect(keys).not.toContain('board');
  });

  test('without anything on file the unknown steps still stand, as not known', () => {
    const steps = pathToChange(place, 'sign', null, [], [], null);
    expect(steps.map((it) => [it.key, it.state])).toEqual([
      ['decide', 'not_known'],
      ['sponsor', 'not_known'],
      ['vote', 'not_known'],
    ]);
    expect(steps.every((it) => it.asOf === null)).toBe(true);
  });

  test('a contested rule makes its step contested', () => {
    const rules = [rule('state_board', { contested: true }), rule('termination_notice')];
    const steps = pathToChange(place, 'end', body(seats), rules, bench, whipCount(bench, body(seats), 'end'));
    expect(steps.find((it) => it.key === 'board')?.state).toBe('contested');
    expect(steps.find((it) => it.key === 'ice')?.state).toBe('known');
  });

  test('the place speaks before its state', () => {
    const rules = [rule('form', { id: 'state', placeGeoid: '99' }), rule('form', { id: 'own' })];
    const form = pathToChange(place, 'end', null, rules, [], null).find((it) => it.key === 'form');
    expect(form?.rules.map((it) => it.id)).toEqual(['own', 'state']);
  });

  test('the vote is open with two of three, met with three, and not known without a number', () => {
    const stateWith = (extra: boolean, votesNeeded: number | null) => {
      const third = seat(7, [term(person('Holly', { votes: [vote('2025-06-17', 'sign', 'no')] }))]);
      const all = extra ? [...seats, third] : seats;
      const facts = body(all, { votesNeeded });
      const count = whipCount(records(all), facts, 'end');
      return pathToChange(place, 'end', facts, [], records(all), count).find((it) => it.key === 'vote')
        ?.state;
    };
    expect(stateWith(false, 3)).toBe('open');
    expect(stateWith(true, 3)).toBe('met');
    expect(stateWith(true, null)).toBe('not_known');
  });

  test('reasons of the two sides stand apart from the steps', () => {
    const reasons = [
      rule('consequence', { id: 'x-consequence-for' }),
      rule('consequence', { id: 'x-consequence-against' }),
      rule('consequence', { id: 'x-consequence-letters' }),
    ];
    expect(reasons.map(reasonSide)).toEqual(['for', 'against', null]);
    const steps = pathToChange(place, 'end', null, reasons, [], null);
    expect(steps.find((it) => it.key === 'elsewhere')?.rules.map((it) => it.id)).toEqual([
      'x-consequence-letters',
    ]);
  });
});

test('the question is to end only where there is something to end', () => {
  expect(
    ['active_listed', 'reinstated', 'approved_locally_not_listed', 'voided_locally_still_listed'].map(
      questionFor,
    ),
  ).toEqual(['end', 'end', 'end', 'end']);
  expect(['no_agreement', 'no_listing_found', 'unknown', 'rejected', 'terminated'].map(questionFor)).toEqual([
    'sign',
    'sign',
    'sign',
    'sign',
    'sign',
  ]);
});
