import { type Day, dayIn } from '#lib/kernel/dates.ts';

/** The states of one copy on its way, as the database has them. */
export const DELIVERY_STATES = ['queued', 'claimed', 'accepted', 'delivered', 'bounced', 'failed'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** What can happen to a copy: the first five are ours, the rest is told by the mail provider. */
export const DELIVERY_EVENTS = [
  'claim',
  'accept',
  'retry',
  'fail',
  'withdraw',
  'provider_sent',
  'provider_delivered',
  'provider_delayed',
  'provider_bounced',
  'provider_failed',
  'provider_complained',
] as const;
export type DeliveryEvent = (typeof DELIVERY_EVENTS)[number];

/**
 * The state machine. An event that a state does not name changes nothing, so a repeated or late one is harmless.
 * What the provider tells can only raise accepted < failed < delivered < bounced: the end is the same in
 * whatever order the news arrives. (A server may take a message and send it back an hour later; an attempt that
 * we gave up may have got through.) News of a copy that we still hold as queued or claimed says that the provider
 * has it: our own note of that was lost or is late.
 */
export const TRANSITIONS: Record<DeliveryState, Partial<Record<DeliveryEvent, DeliveryState>>> = {
  queued: {
    claim: 'claimed',
    fail: 'failed',
    withdraw: 'failed',
    provider_sent: 'accepted',
    provider_delayed: 'accepted',
    provider_delivered: 'delivered',
    provider_complained: 'delivered',
    provider_failed: 'failed',
    provider_bounced: 'bounced',
  },
  claimed: {
    claim: 'claimed',
    accept: 'accepted',
    retry: 'queued',
    fail: 'failed',
    provider_sent: 'accepted',
    provider_delayed: 'accepted',
    provider_delivered: 'delivered',
    provider_complained: 'delivered',
    provider_failed: 'failed',
    provider_bounced: 'bounced',
  },
  accepted: {
    provider_delivered: 'delivered',
    provider_complained: 'delivered',
    provider_failed: 'failed',
    provider_bounced: 'bounced',
  },
  failed: {
    provider_delivered: 'delivered',
    provider_complained: 'delivered',
    provider_bounced: 'bounced',
  },
  delivered: { provider_bounced: 'bounced' },
  bounced: {},
};

/** The state after an event; null when the event changes nothing. */
export function next(state: DeliveryState, event: DeliveryEvent): DeliveryState | null {
  return TRANSITIONS[state][event] ?? null;
}

/** Nothing more is done by us; the provider may still tell of a return. */
export function isFinal(state: DeliveryState): boolean {
  return state === 'delivered' || state === 'bounced' || state === 'failed';
}

/** Why a copy failed or came back; each has a sentence in the catalogue under `delivery.reason`. */
export const FAILURE_REASONS = [
  'term_ended',
  'channel_gone',
  'channel_suppressed',
  'account_deleted',
  'withdrawn',
  'cancelled',
  'gave_up',
  'unclear',
  'unreadable',
  'refused',
  'provider_failed',
  'provider_suppressed',
  'bounced_permanent',
  'bounced_passing',
] as const;
export type FailureReason = (typeof FAILURE_REASONS)[number];

/** The reason to show for what stands in `lastError`, which may be the provider's own error name. */
export function failureReason(lastError: string | null): FailureReason {
  return FAILURE_REASONS.find((reason) => reason === lastError) ?? 'refused';
}

/**
 * A batch whose worker is gone is taken over at once. This is for a worker whose whole machine vanished, so that the
 * database does not notice: its claim is longer than any one attempt can take.
 */
export const STALE_CLAIM_MS = 2 * 60_000;
export const MAX_ATTEMPTS = 20;
/** The provider remembers an idempotency key for 24 hours: past this, another attempt could send twice. */
export const MAX_AGE_MS = 20 * 3_600_000;

/** When a call that was first made then is given up, if nobody has learned its outcome. */
export function givenUpAt(firstAt: Date): Date {
  return new Date(firstAt.getTime() + MAX_AGE_MS);
}

const FIRST_DELAY_MS = 5_000;
const LONGEST_DELAY_MS = 3_600_000;

/** How long to wait after the given attempt (1 for the first): doubling, at least what the provider asks for. */
export function retryDelayMs(attempt: number, retryAfterSeconds = 0): number {
  const doubled = FIRST_DELAY_MS * 2 ** Math.min(attempt - 1, 20);
  return Math.max(Math.min(doubled, LONGEST_DELAY_MS), retryAfterSeconds * 1000);
}

/** What an attempt came to, as the mail room tells it. */
export type Attempt =
  | { ok: true; results: readonly ({ id: string } | { error: string })[] }
  | { ok: false; passing: boolean; error: string; certain: boolean; retryAfterSeconds?: number };

/**
 * `refusals`: earlier attempts that the provider is certain not to have taken. `lost`: those whose worker was gone, which
 * do not count towards giving up. `ageMs` counts from the first attempt.
 */
export type Tried = { size: number; attempts: number; refusals: number; lost: number; ageMs: number };

export type Decision =
  /** Of each copy: its id, or why it failed. */
  | { event: 'answer'; results: readonly ({ id: string } | { error: string })[] }
  /** Nothing of it got through: the copies wait again, each by itself when the batch as a whole was refused. */
  | { event: 'release'; error: string; delayMs: number; alone: boolean }
  /** It may have got through: the very same batch again, under the same key. */
  | { event: 'repeat'; error: string; delayMs: number }
  | { event: 'fail'; error: string };

/** What follows from an attempt at a batch. Never does a copy that may have got through leave its batch to be sent anew. */
export function decide(result: Attempt, { size, attempts, refusals, lost, ageMs }: Tried): Decision {
  if (result.ok) return { event: 'answer', results: result.results };
  // The provider holds another text under our key.
  if (result.error === 'invalid_idempotent_request') return { event: 'fail', error: 'unclear' };
  const nothingTaken = result.certain && refusals === attempts - 1;
  if (!result.passing) {
    if (size === 1) return { event: 'fail', error: result.error };
    if (!nothingTaken) return { event: 'fail', error: 'unclear' };
    return { event: 'release', error: result.error, delayMs: 0, alone: true };
  }
  const tries = attempts - lost;
  const delayMs = retryDelayMs(tries, result.retryAfterSeconds);
  if (nothingTaken) return { event: 'release', error: result.error, delayMs, alone: false };
  // One of these attempts may have got through.
  if (tries >= MAX_ATTEMPTS || ageMs + delayMs > MAX_AGE_MS) return { event: 'fail', error: 'unclear' };
  return { event: 'repeat', error: result.error, delayMs };
}

/** Why a person cannot be written to by e-mail, as the write page is told. */
export type RecipientProblem = 'termEnded' | 'notInPlace' | 'noEmail' | 'suppressed';

export type RecipientFacts = {
  placeGeoid: string;
  timeZone: string;
  startOn: Day | null;
  /** Exclusive: on that day the person no longer holds the seat. */
  endOn: Day | null;
  /** Published e-mail addresses of the person's office, the newest first. */
  emails: readonly { id: string; value: string; cited: boolean; suppressed: boolean }[];
};

/** The address to write to, or why there is none, on the day that it is in the place. */
export function emailOf(
  facts: RecipientFacts | null,
  placeGeoid: string,
  at: Date,
): { channelId: string; email: string } | { problem: RecipientProblem } {
  if (!facts || facts.placeGeoid !== placeGeoid) return { problem: 'notInPlace' };
  const today = dayIn(facts.timeZone, at);
  const inOffice =
    (facts.startOn === null || facts.startOn <= today) && (facts.endOn === null || facts.endOn > today);
  if (!inOffice) return { problem: 'termEnded' };
  const cited = facts.emails.filter((channel) => channel.cited);
  const open = cited.find((channel) => !channel.suppressed);
  if (open) return { channelId: open.id, email: open.value };
  return { problem: cited.length > 0 ? 'suppressed' : 'noEmail' };
}

/** The reason kept on a copy whose recipient can no longer be written to. */
export const REASON_OF_PROBLEM: Record<RecipientProblem, FailureReason> = {
  termEnded: 'term_ended',
  notInPlace: 'channel_gone',
  noEmail: 'channel_gone',
  suppressed: 'channel_suppressed',
};

export const RETENTION_DAYS = 30;

type Timed = { state: DeliveryState; acceptedAt: Date | null; finishedAt: Date | null };

/** When a letter's text is removed: 30 days after its last copy reached its end; null while one is on its way. */
export function textUntil(deliveries: readonly Timed[]): Date | null {
  let last = 0;
  for (const { state, acceptedAt, finishedAt } of deliveries) {
    if (state === 'queued' || state === 'claimed') return null;
    last = Math.max(last, acceptedAt?.getTime() ?? 0, finishedAt?.getTime() ?? 0);
  }
  return last === 0 ? null : new Date(last + RETENTION_DAYS * 86_400_000);
}
