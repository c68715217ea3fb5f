import { describe, expect, it } from 'vitest';
import {
  DELIVERY_EVENTS,
  DELIVERY_STATES,
  type DeliveryEvent,
  type DeliveryState,
  decide,
  emailOf,
  failureReason,
  isFinal,
  MAX_AGE_MS,
  MAX_ATTEMPTS,
  next,
  type RecipientFacts,
  retryDelayMs,
  STALE_CLAIM_MS,
  textUntil,
} from '#lib/letters/sending/delivery-rules.ts';
import { meaningOf } from '#lib/letters/sending/provider-events.ts';

const PROVIDER = DELIVERY_EVENTS.filter((event) => event.startsWith('provider_'));

function run(state: DeliveryState, events: readonly DeliveryEvent[]): DeliveryState {
  return events.reduce((current, event) => next(current, event) ?? current, state);
}

function* orders<T>(items: readonly T[]): Generator<T[]> {
  if (items.length === 0) yield [];
  for (const [index, item] of items.entries()) {
    const rest = items.filter((_, other) => other !== index);
    for (const order of orders(rest)) yield [item, ...order];
  }
}

describe('the way of a copy', () => {
  it.each([
    ['queued', 'claim', 'claimed'],
    ['claimed', 'claim', 'claimed'],
    ['claimed', 'accept', 'accepted'],
    ['claimed', 'retry', 'queued'],
    ['claimed', 'fail', 'failed'],
    ['queued', 'withdraw', 'failed'],
    ['accepted', 'provider_delivered', 'delivered'],
    ['accepted', 'provider_bounced', 'bounced'],
    ['accepted', 'provider_failed', 'failed'],
    ['delivered', 'provider_bounced', 'bounced'],
    ['failed', 'provider_delivered', 'delivered'],
  ] as const)('%s, %s: %s', (state, event, expected) => {
    expect(next(state, event)).toBe(expected);
  });

  it.each([
    ['accepted', 'claim'],
    ['accepted', 'accept'],
    ['accepted', 'provider_sent'],
    ['accepted', 'withdraw'],
    ['delivered', 'claim'],
    ['delivered', 'accept'],
    ['delivered', 'retry'],
    ['delivered', 'provider_failed'],
    ['bounced', 'provider_delivered'],
    ['bounced', 'accept'],
    ['failed', 'claim'],
    ['failed', 'accept'],
    ['failed', 'provider_sent'],
    ['queued', 'accept'],
  ] as const)('%s, %s: nothing', (state, event) => {
    expect(next(state, event)).toBeNull();
  });

  it('ends the same in whatever order the provider tells, and however often', () => {
    for (const start of DELIVERY_STATES) {
      for (const order of orders(PROVIDER)) {
        const subset = order.slice(0, 4);
        const expected = run(start, subset);
        for (const other of orders(subset)) expect(run(start, other)).toBe(expected);
        expect(run(start, [...subset, ...subset])).toBe(expected);
      }
    }
  });

  it('never sends again what the provider has: no news leads back to queued or claimed', () => {
    for (const state of DELIVERY_STATES) {
      for (const event of PROVIDER) expect(['queued', 'claimed']).not.toContain(next(state, event));
    }
    for (const state of DELIVERY_STATES.filter(isFinal)) {
      for (const event of ['claim', 'accept', 'retry', 'fail', 'withdraw'] as const) {
        expect(next(state, event)).toBeNull();
      }
    }
  });
});

describe('an attempt at a batch', () => {
  const limited = { ok: false, passing: true, error: 'rate_limit_exceeded', certain: true } as const;
  const silent = { ok: false, passing: true, error: 'timeout', certain: false } as const;
  const first = { size: 3, attempts: 1, refusals: 0, lost: 0, ageMs: 0 };

  it('answered: each copy has its own word', () => {
    const results = [{ id: 'x' }, { error: 'validation_error' }];
    expect(decide({ ok: true, results }, first)).toEqual({ event: 'answer', results });
  });

  it('certainly not taken: its copies wait again, and not less long than the provider says', () => {
    expect(decide(limited, first)).toEqual({
      event: 'release',
      error: 'rate_limit_exceeded',
      delayMs: 5_000,
      alone: false,
    });
    expect(decide({ ...limited, retryAfterSeconds: 90 }, first)).toMatchObject({ delayMs: 90_000 });
    expect(decide(limited, { ...first, attempts: 2, refusals: 1 })).toMatchObject({ event: 'release' });
  });

  it('perhaps taken: the very same batch again, also when a later attempt is certainly refused', () => {
    expect(decide(silent, first)).toEqual({ event: 'repeat', error: 'timeout', delayMs: 5_000 });
    expect(decide(limited, { ...first, attempts: 2, refusals: 0 })).toMatchObject({ event: 'repeat' });
    expect(decide(silent, { ...first, attempts: 2, refusals: 1 })).toMatchObject({ event: 'repeat' });
  });

  it('a copy that may have got through never leaves its batch to be sent anew', () => {
    for (let attempts = 1; attempts <= 4; attempts++) {
      for (let refusals = 0; refusals < attempts; refusals++) {
        for (const result of [
          limited,
          silent,
          { ...limited, passing: false },
          { ...silent, passing: false },
        ]) {
          for (const size of [1, 2, 100]) {
            const decision = decide(result, { size, attempts, refusals, lost: 0, ageMs: 0 });
            const unsure = refusals < attempts - 1 || !result.certain;
            if (unsure) expect(decision.event).not.toBe('release');
          }
        }
      }
    }
  });

  it('refused for good: a copy alone fails; of several each goes by itself, so that one bad one fails alone', () => {
    const refused = { ok: false, passing: false, error: 'validation_error', certain: true } as const;
    expect(decide(refused, { ...first, size: 1 })).toEqual({ event: 'fail', error: 'validation_error' });
    expect(decide(refused, first)).toMatchObject({ event: 'release', alone: true, delayMs: 0 });
    expect(decide(refused, { ...first, attempts: 2 })).toEqual({ event: 'fail', error: 'unclear' });
  });

  it('the key is taken by another text: nobody knows, so nothing is sent again', () => {
    const result = {
      ok: false,
      passing: false,
      error: 'invalid_idempotent_request',
      certain: false,
    } as const;
    expect(decide(result, { ...first, attempts: 2 })).toEqual({ event: 'fail', error: 'unclear' });
  });

  it('ends after so many attempts and so many hours, and nobody says that it was not taken', () => {
    expect(decide(silent, { ...first, attempts: MAX_ATTEMPTS })).toEqual({ event: 'fail', error: 'unclear' });
    expect(decide(silent, { ...first, attempts: 3, ageMs: MAX_AGE_MS })).toEqual({
      event: 'fail',
      error: 'unclear',
    });
    let waited = 0;
    for (let attempt = 1; attempt < MAX_ATTEMPTS; attempt++) waited += retryDelayMs(attempt);
    expect(waited).toBeLessThan(MAX_AGE_MS);
  });

  it('counts no attempt whose worker died: however often that was, the letters are not given up for it', () => {
    expect(decide(silent, { ...first, attempts: 73, lost: 72 })).toEqual({
      event: 'repeat',
      error: 'timeout',
      delayMs: 5_000,
    });
  });

  it('waits longer each time, up to an hour', () => {
    const delays = Array.from({ length: 30 }, (_, index) => retryDelayMs(index + 1));
    expect(delays.slice(0, 4)).toEqual([5_000, 10_000, 20_000, 40_000]);
    expect(delays).toEqual([...delays].sort((a, b) => a - b));
    expect(delays.at(-1)).toBe(3_600_000);
  });

  it('is over before its claim counts as dead', () => {
    expect(STALE_CLAIM_MS).toBeGreaterThan(60_000);
  });
});

describe('who can be written to', () => {
  const facts: RecipientFacts = {
    placeGeoid: '1299999',
    timeZone: 'America/New_York',
    startOn: null,
    endOn: '2026-11-10',
    emails: [{ id: 'c', value: 'a@town.example', cited: true, suppressed: false }],
  };
  // 04:30 UTC on the 10th is still the 9th in Florida.
  const lastEvening = new Date('2026-11-10T04:30:00Z');
  const nextMorning = new Date('2026-11-10T05:30:00Z');

  it('until the day the term ends, where the place is', () => {
    expect(emailOf(facts, '1299999', lastEvening)).toEqual({ channelId: 'c', email: 'a@town.example' });
    expect(emailOf(facts, '1299999', nextMorning)).toEqual({ problem: 'termEnded' });
    expect(emailOf({ ...facts, startOn: '2026-11-10' }, '1299999', lastEvening)).toEqual({
      problem: 'termEnded',
    });
  });

  it('only with a sourced address that takes mail, of a body of the place', () => {
    const [email] = facts.emails;
    if (!email) throw new Error('no address');
    const having = (...emails: RecipientFacts['emails'][number][]) => ({ ...facts, emails });
    expect(emailOf(having(), '1299999', lastEvening)).toEqual({ problem: 'noEmail' });
    expect(emailOf(having({ ...email, cited: false }), '1299999', lastEvening)).toEqual({
      problem: 'noEmail',
    });
    expect(emailOf(having({ ...email, suppressed: true }), '1299999', lastEvening)).toEqual({
      problem: 'suppressed',
    });
    expect(emailOf(facts, '1299998', lastEvening)).toEqual({ problem: 'notInPlace' });
    expect(emailOf(null, '1299999', lastEvening)).toEqual({ problem: 'notInPlace' });
  });
});

describe('what the provider tells', () => {
  const call = (type: string, data = {}) => ({ type, data });

  it('a bounce for good closes the address, a full mailbox does not', () => {
    expect(meaningOf(call('email.bounced', { bounce: { type: 'Permanent' } }))).toMatchObject({
      reason: 'bounced_permanent',
      suppress: 'bounced',
    });
    expect(meaningOf(call('email.bounced', { bounce: { type: 'Transient' } }))).toEqual({
      event: 'provider_bounced',
      reason: 'bounced_passing',
    });
    expect(meaningOf(call('email.complained'))).toMatchObject({ suppress: 'complained' });
  });

  it('openings, clicks and what is not known mean nothing', () => {
    for (const type of ['email.opened', 'email.clicked', 'domain.updated', 'something.new']) {
      expect(meaningOf(call(type))).toBeNull();
    }
  });
});

describe('when the text goes', () => {
  const at = new Date('2026-01-01T00:00:00Z');
  const done = { state: 'delivered', acceptedAt: at, finishedAt: at } as const;

  it('30 days after the last copy ended, not while one is on its way', () => {
    expect(textUntil([done])).toEqual(new Date('2026-01-31T00:00:00Z'));
    expect(textUntil([done, { state: 'queued', acceptedAt: null, finishedAt: null }])).toBeNull();
  });
});

it('an unknown error of the provider is shown as refused', () => {
  expect(failureReason('validation_error')).toBe('refused');
  expect(failureReason('term_ended')).toBe('term_ended');
});
