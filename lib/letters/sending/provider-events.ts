import { z } from 'zod';
import type { DeliveryEvent, FailureReason } from './delivery-rules.ts';

/** What we read of a call by the mail provider; the rest, with its addresses and subject, is left alone. */
export const providerCallSchema = z.object({
  type: z.string().min(1).max(100),
  data: z
    .object({
      email_id: z.string().min(1).max(200).optional(),
      /** The Message-ID header. */
      message_id: z.string().min(1).max(400).optional(),
      to: z.array(z.string().max(400)).max(100).optional(),
      /** Of received mail: the addresses that the mail server took it for. */
      received_for: z.array(z.string().max(400)).max(100).optional(),
      /** Ours carry { delivery: id }. */
      tags: z.record(z.string(), z.string()).optional(),
      bounce: z.object({ type: z.string().max(100).optional() }).optional(),
    })
    .default({}),
});

export type ProviderCall = z.output<typeof providerCallSchema>;

export type Meaning = {
  event: DeliveryEvent;
  reason?: FailureReason;
  /** Nothing more may be sent to this address, and why. */
  suppress?: 'bounced' | 'complained' | 'provider';
};

/** What a call means for a copy; null when it means nothing (opened, clicked, a domain, a contact). */
export function meaningOf({ type, data }: ProviderCall): Meaning | null {
  switch (type) {
    case 'email.sent':
      return { event: 'provider_sent' };
    case 'email.delivered':
      return { event: 'provider_delivered' };
    case 'email.delivery_delayed':
      return { event: 'provider_delayed' };
    case 'email.complained':
      return { event: 'provider_complained', suppress: 'complained' };
    case 'email.failed':
      return { event: 'provider_failed', reason: 'provider_failed' };
    case 'email.suppressed':
      return { event: 'provider_failed', reason: 'provider_suppressed', suppress: 'provider' };
    case 'email.bounced': {
      // A full mailbox is "Transient", an unclear answer "Undetermined": this copy is lost, the address is not.
      const passing = data.bounce?.type !== undefined && data.bounce.type.toLowerCase() !== 'permanent';
      return passing
        ? { event: 'provider_bounced', reason: 'bounced_passing' }
        : { event: 'provider_bounced', reason: 'bounced_permanent', suppress: 'bounced' };
    }
    default:
      return null;
  }
}
