import { getTranslations } from 'next-intl/server';
import type { Locale } from '#lib/kernel/locales.ts';
import {
  DELIVERY_STATES,
  type DeliveryState,
  FAILURE_REASONS,
  type FailureReason,
} from '#lib/letters/sending/delivery-rules.ts';

export type DeliveryTexts = {
  state: Record<DeliveryState, string>;
  /** Instead of the state's word when the copy lies in the outbox. */
  outboxState: Partial<Record<DeliveryState, string>>;
  reason: Record<FailureReason, string>;
  /** Of a copy that waits for its time. */
  waits: string;
  /** Of one that the mail service may have. */
  unanswered: string;
  /** With a place for {time}. */
  leaves: string;
  retry: string;
  /** The same for a copy of which nobody knows whether it was taken. */
  unknown: string;
};

/** The words for the ways of a copy, for a list in the browser. */
export async function deliveryTexts(locale: Locale): Promise<DeliveryTexts> {
  const t = await getTranslations({ locale, namespace: 'letters.delivery' });
  return {
    state: wordsFor(DELIVERY_STATES, (state) => t(`state.${state}`)),
    outboxState: wordsFor(['accepted', 'delivered'], (state) => t(`outboxState.${state}`)),
    reason: wordsFor(FAILURE_REASONS, (reason) => t(`reason.${reason}`)),
    waits: t('waits'),
    unanswered: t('unanswered'),
    leaves: t('leaves', { time: '{time}' }),
    retry: t('retry', { time: '{time}' }),
    unknown: t('unknown', { time: '{time}' }),
  };
}

function wordsFor<K extends string>(keys: readonly K[], word: (key: K) => string): Record<K, string> {
  return Object.fromEntries(keys.map((key) => [key, word(key)])) as Record<K, string>;
}
