import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import { POST } from '#app/api/webhooks/resend/route.ts';
import type { Handed } from '#scripts/support/resend-double.ts';
import type { Chance } from './chance.ts';

export const SECRET = `whsec_${Buffer.from('a secret of twenty-four b').toString('base64')}`;
const LONGEST_DELAY_MS = 3_000;

/** Tells of each message what a provider tells: late, in any order, some of it twice, and again where it was asked to. */
export class Postman {
  /** How each message ended, by the provider's id. */
  readonly ends = new Map<string, 'delivered' | 'bounced'>();
  readonly seen = { told: 0, duplicates: 0, later: 0 };
  private readonly underWay = new Set<Promise<void>>();
  private readonly chance: Chance;
  private queue: Promise<void> = Promise.resolve();

  constructor(chance: Chance) {
    this.chance = chance;
  }

  tellOf({ id, body }: Handed): void {
    const end = this.chance.oneIn(20) ? 'bounced' : 'delivered';
    this.ends.set(id, end);
    const tags = Object.fromEntries((body.tags ?? []).map(({ name, value }) => [name, value]));
    const data = {
      email_id: id,
      message_id: `<${id}@mail.example>`,
      to: [body.to],
      // Some calls come without our tag: then only the id tells whose they are.
      ...(this.chance.oneIn(5) ? {} : { tags }),
    };
    if (this.chance.oneIn(2)) this.later('email.sent', data);
    if (end === 'delivered') this.later('email.delivered', data);
    // A mailbox that was full: the office's address stays open for the other letters.
    else this.later('email.bounced', { ...data, bounce: { type: 'Transient' } });
  }

  private later(type: string, data: object): void {
    const id = `msg_${randomUUID()}`;
    const times = this.chance.oneIn(5) ? 2 : 1;
    this.seen.duplicates += times - 1;
    for (let time = 0; time < times; time++) {
      const told = this.tell(id, JSON.stringify({ type, data })).finally(() => this.underWay.delete(told));
      this.underWay.add(told);
    }
  }

  private async tell(id: string, body: string): Promise<void> {
    await sleep(this.chance.upTo(LONGEST_DELAY_MS));
    for (;;) {
      const { status } = await this.oneAtATime(() => this.post(id, body));
      if (status === 200) break;
      if (status !== 503) throw new Error(`the webhook answered ${status}`);
      this.seen.later += 1;
      await sleep(500 + this.chance.upTo(1_000));
    }
    this.seen.told += 1;
  }

  private post(id: string, body: string): Promise<Response> {
    const at = new Date();
    const headers = {
      'svix-id': id,
      'svix-timestamp': String(Math.floor(at.getTime() / 1000)),
      'svix-signature': new Webhook(SECRET).sign(id, at, body),
    };
    return POST(new Request('http://localhost/api/webhooks/resend', { method: 'POST', headers, body }));
  }

  /** Two at once would be fair as well, but the workers under test need the processor. */
  private oneAtATime<T>(work: () => Promise<T>): Promise<T> {
    const done = this.queue.then(work);
    this.queue = done.then(
      () => {},
      () => {},
    );
    return done;
  }

  /** Until everything is told. */
  async finish(): Promise<void> {
    while (this.underWay.size > 0) await Promise.all(this.underWay);
  }
}
