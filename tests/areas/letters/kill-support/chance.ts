import { setTimeout as sleep } from 'node:timers/promises';
import type { Behaviour } from '#scripts/support/resend-double.ts';

/** What the provider does with a call, in percent; the rest is taken and answered. */
const TROUBLE: [percent: number, behaviour: Behaviour][] = [
  [8, { status: 500, name: 'internal_server_error' }],
  [4, { status: 503, name: 'application_error' }],
  [3, { status: 429, name: 'rate_limit_exceeded', retryAfter: 1 }],
  [8, 'accept_silently'],
  [10, 'accept_and_drop'],
  [5, 'hang'],
];

/** Dice from a seed, so that what was thrown once can be thrown again (mulberry32). */
export class Chance {
  private state: number;
  readonly thrown = new Map<string, number>();

  constructor(seed: number) {
    this.state = seed;
  }

  /** From 0 to 1, without 1. */
  roll(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  upTo(most: number): number {
    return this.roll() * most;
  }

  oneIn(count: number): boolean {
    return this.roll() < 1 / count;
  }

  wait(mostMs: number): Promise<void> {
    return sleep(this.upTo(mostMs));
  }

  behaviour(): Behaviour {
    let rest = this.upTo(100);
    for (const [percent, behaviour] of TROUBLE) {
      rest -= percent;
      if (rest >= 0) continue;
      const name = typeof behaviour === 'string' ? behaviour : String(behaviour.status);
      this.thrown.set(name, (this.thrown.get(name) ?? 0) + 1);
      return behaviour;
    }
    return 'ok';
  }
}
