import type { DeliveryState } from './delivery-rules.ts';

/**
 * Where a letter as a whole stands, for its writer. `waits`: nothing of it has left, and what is left of it waits for
 * its time. `stopped`: its writer kept all of it here. Else it left, or is about to.
 */
export type Stand = 'waits' | 'sent' | 'stopped';

type Standing = {
  sendAt: Date | null;
  deliveries: readonly { state: DeliveryState; lastError: string | null }[];
};

export function standOf({ sendAt, deliveries }: Standing, at: Date): Stand {
  if (sendAt && sendAt > at && deliveries.some(({ state }) => state === 'queued')) return 'waits';
  return deliveries.every(keptHere) ? 'stopped' : 'sent';
}

function keptHere({ state, lastError }: Standing['deliveries'][number]): boolean {
  return state === 'failed' && (lastError === 'cancelled' || lastError === 'withdrawn');
}
