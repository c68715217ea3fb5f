import type { Db } from '#lib/platform/db.ts';
import type { ResendServer } from '#scripts/support/resend-double.ts';
import { type Killer, MOMENTS } from './killer.ts';
import type { Postman } from './postman.ts';

type World = { db: Db; resend: ResendServer; postman: Postman; killer: Killer };

/** What became of every copy, by what the provider and by what our own rows say. */
export async function report({ db, resend, postman, killer }: World) {
  const deliveries = await db.delivery.findMany({ include: { log: true } });
  const accepted = new Map<string, string[]>();
  for (const { id, body } of resend.accepted) {
    const delivery = body.tags?.find(({ name }) => name === 'delivery')?.value ?? '';
    accepted.set(delivery, [...(accepted.get(delivery) ?? []), id]);
  }
  const times = (id: string) => accepted.get(id)?.length ?? 0;
  const unexplained = deliveries.filter((delivery) => {
    const [providerId] = accepted.get(delivery.id) ?? [];
    const entries = delivery.log.filter(({ state }) => state === 'accepted').length;
    const told = postman.ends.get(providerId ?? '');
    const reason = delivery.state === 'bounced' ? 'bounced_passing' : null;
    return !(
      delivery.providerId === providerId &&
      delivery.state === told &&
      delivery.lastError === reason &&
      delivery.messageId === `<${providerId}@mail.example>` &&
      entries === 1
    );
  });
  const rows: [string, string | number][] = [
    ['workers killed with SIGKILL', killer.kills],
    ...MOMENTS.map((moment): [string, number] => [`  ${moment}`, killer.moments.get(moment) ?? 0]),
    ['calls to the provider', resend.seen.calls],
    ['  answered again from their key', resend.seen.replays],
    ['  refused as too fast', resend.seen.tooFast],
    ['  key with another payload (409)', resend.seen.conflicts],
    ['calls by the provider taken', postman.seen.told],
    ['  of them twice', postman.seen.duplicates],
    ['  asked for again (503)', postman.seen.later],
    ['copies', deliveries.length],
    ['  accepted exactly once', deliveries.filter(({ id }) => times(id) === 1).length],
    ['  accepted more than once', deliveries.filter(({ id }) => times(id) > 1).length],
    ['  never accepted', deliveries.filter(({ id }) => times(id) === 0).length],
    ['  delivered, as told', deliveries.filter(({ state }) => state === 'delivered').length],
    ['  came back, as told', deliveries.filter(({ state }) => state === 'bounced').length],
    ['  in a state not explained', unexplained.length],
    ['  most attempts at one copy', Math.max(...deliveries.map(({ attempts }) => attempts))],
    ['  taken over from a dead worker', deliveries.filter(({ attempts }) => attempts > 1).length],
  ];
  return {
    table: rows.map(([name, value]) => `${name.padEnd(36)}${String(value).padStart(7)}`).join('\n'),
    deliveries: deliveries.length,
    acceptedTwice: deliveries.filter(({ id }) => times(id) > 1).map(({ id }) => id),
    neverAccepted: deliveries.filter(({ id }) => times(id) === 0).map(({ id }) => id),
    unexplained: unexplained.map(({ id, state, lastError, providerId }) => ({
      id,
      state,
      lastError,
      providerId,
    })),
  };
}
