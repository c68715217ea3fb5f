import type { Day } from '#lib/kernel/dates.ts';
import { type SeatRecord, seatRecord } from '#lib/officials/rules.ts';
import type {
  BodyFact,
  MotionEffect,
  Person,
  PositionValue,
  RuleFact,
  RuleTopic,
  SeatFact,
  Stance,
  StatementFact,
  TermFact,
  Vote,
} from '#lib/officials/types.ts';

// Plainly made-up facts for the pure rules.

const prose = (text: string) => ({ en: text, es: text, ht: text });

export function vote(on: Day, effect: MotionEffect, value: PositionValue, more: Partial<Vote> = {}): Vote {
  return {
    id: `vote-${on}-${effect}`,
    motionId: `motion-${on}-${effect}`,
    bodyName: 'Exampleton Commission',
    on,
    title: prose('A motion'),
    effect,
    procedural: false,
    passed: true,
    value,
    sources: [],
    ...more,
  };
}

export function said(stance: Stance, on: Day = '2025-09-01'): StatementFact {
  return {
    id: `said-${on}`,
    official: { id: 'x', slug: 'x', name: 'X' },
    on,
    precision: 'day',
    kind: 'reported_intention',
    stance,
    words: null,
    language: 'en',
    summary: prose('Said something'),
    asOf: on,
    sources: [],
  };
}

export function person(name: string, more: Partial<Person> = {}): Person {
  return { id: name, slug: name, name, familyName: name, votes: [], statements: [], ...more };
}

export function term(holder: Person, more: Partial<TermFact> = {}): TermFact {
  return {
    id: `${holder.id}-term`,
    person: holder,
    startOn: null,
    startPrecision: null,
    endOn: null,
    endPrecision: null,
    endReason: null,
    asOf: '2026-01-01',
    channels: [],
    sources: [],
    ...more,
  };
}

export function seat(position: number, terms: TermFact[], more: Partial<SeatFact> = {}): SeatFact {
  return {
    id: `seat-${position}`,
    label: `District ${position}`,
    kind: 'member',
    votes: true,
    presides: false,
    position,
    terms,
    ...more,
  };
}

export function body(seats: SeatFact[], more: Partial<BodyFact> = {}): BodyFact {
  return {
    id: 'exampleton-commission',
    placeGeoid: '9900001',
    name: 'Exampleton Commission',
    kind: 'city_commission',
    decider: 'commission',
    votingSeats: 5,
    votesNeeded: 3,
    mayorPowers: [],
    meetsNote: null,
    website: null,
    asOf: '2026-01-01',
    seats,
    channels: [],
    clerk: [],
    sources: [],
    ...more,
  };
}

export function rule(topic: RuleTopic, more: Partial<RuleFact> = {}): RuleFact {
  return {
    id: `rule-${topic}`,
    placeGeoid: '9900001',
    topic,
    text: prose(topic),
    legalCite: null,
    contested: false,
    contestNote: null,
    limit: null,
    asOf: '2025-06-01',
    sources: [],
    ...more,
  };
}

export const TODAY: Day = '2026-11-23';

export function records(seats: readonly SeatFact[], today: Day = TODAY): SeatRecord[] {
  return seats.map((it) => seatRecord(it, today));
}

/** A bench of five like Miami's: two yes votes, two no votes, one newcomer with a statement, a mayor without a vote. */
export function benchOfFive(): SeatFact[] {
  const signed = (name: string, value: PositionValue) =>
    person(name, { votes: [vote('2025-06-17', 'sign', value)] });
  return [
    seat(1, [term(signed('Ash', 'yes'))]),
    seat(2, [term(signed('Birch', 'no'))]),
    seat(3, [
      term(signed('Cedar', 'yes'), { endOn: '2025-12-01' }),
      term(person('Dogwood', { statements: [said('conditional', '2026-02-01')] }), { startOn: '2025-12-17' }),
    ]),
    seat(4, [term(signed('Elm', 'yes'))]),
    seat(5, [term(signed('Fir', 'no'))], { presides: true }),
    seat(6, [term(person('Gum'))], { kind: 'mayor', votes: false, label: 'Mayor' }),
  ];
}
