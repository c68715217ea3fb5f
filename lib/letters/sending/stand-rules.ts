import type { DeliveryState } from './delivery-rules.ts';

/**
 * Where a letter as a whole stands, for its writer. `waits`: nothing of it has left, and what is left of it waits for
 * its time. `paused`: its time has come, nothing of it has left either, and its campaign or the whole host does not send.
 * `stopped`: its writer kept all of it here. Else it left, or is about to.
 */
export type Stand = 'waits' | 'paused' | 'sent' | 'stopped';

type Standing = {
  sendAt: Date | null;
  /** Its campaign's letters or those of the whole host wait. */
  paused: boolean;
  deliveries: readonly { state: DeliveryState; lastError: string | null }[];
};

export function standOf({ sendAt, paused, deliveries }: Standing, at: Date): Stand {
  if (deliveries.some(({ state }) => state === 'queued')) {
    if (sendAt && sendAt > at) return 'waits';
    if (paused && deliveries.every(neverLeft)) return 'paused';
  }
  return deliveries.every(keptHere) ? 'stopped' : 'sent';
}

/** Of one whose end is unclear nobody knows. */
function neverLeft({ state, lastError }: Standing['deliveries'][number]): boolean {
  return state === 'queued' || (state === 'failed' && lastError !== 'unclear');
}

function keptHere({ state, lastError }: Standing['deliveries'][number]): boolean {
  return state === 'failed' && (lastError === 'cancelled' || lastError === 'withdrawn');
}
