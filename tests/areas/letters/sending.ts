import { type Batch, claimBatch } from '#lib/letters/sending/batch-mutations.ts';
import { type Send, type Sent, sendClaimed } from '#lib/letters/sending/sending-mutations.ts';

/** Claims the next call as a worker does. What cannot be sent is dealt with on the way. */
export async function claim(): Promise<Batch | null> {
  for (;;) {
    const batch = await claimBatch();
    if (batch !== 'settled') return batch;
  }
}

/** One call, if one is due. */
export async function sendOne(send?: Send): Promise<Sent | 'nothing_due'> {
  const batch = await claim();
  return batch ? sendClaimed(batch, send) : 'nothing_due';
}

/** Calls until nothing is due. @returns how many. */
export async function sendAll(send?: Send): Promise<number> {
  let calls = 0;
  while ((await sendOne(send)) !== 'nothing_due') calls += 1;
  return calls;
}

/** A provider that takes everything, under ids of ours for the copies named. */
export function takingAs(ids: Record<string, string>): Send {
  return async (_key, mails) => ({
    ok: true,
    results: mails.map((mail) => ({ id: ids[mail.tags?.delivery ?? ''] ?? crypto.randomUUID() })),
  });
}
