'use client';

import { useEffect, useState } from 'react';
import { OfficeName } from '#components/officials/office-name.tsx';
import type { OfficeLabel } from '#components/officials/seat-label.ts';
import { formatInstant } from '#lib/kernel/format.ts';
import type { Locale } from '#lib/kernel/locales.ts';
import type { ShownDelivery } from '#lib/letters/queries.ts';
import { type DeliveryState, failureReason, isFinal } from '#lib/letters/sending/delivery-rules.ts';
import styles from './delivery-list.module.css';
import type { DeliveryTexts } from './delivery-texts.ts';

type Texts = DeliveryTexts & { history: string; live: string };

type Props = {
  letterId: string;
  first: readonly ShownDelivery[];
  /** What each copy's office is called on this page, by the office as it is kept. */
  offices: { readonly [office: string]: OfficeLabel };
  locale: Locale;
  timeZone: string;
  /** Nothing leaves this host at the moment: no copy is tried again at its time. */
  paused: boolean;
  texts: Texts;
};

const EVERY_MS = 1_500;
/** After two minutes the news comes from the mail service, in its own time: every tenth turn is enough. */
const EAGER_TURNS = 80;

/** Each copy of a letter as a line that moves, by itself, while the page is in front and a copy is on its way. */
export function DeliveryList({ letterId, first, offices, locale, timeZone, paused, texts }: Props) {
  const deliveries = useStates(letterId, first);
  const time = (at: string) => formatInstant(locale, new Date(at), timeZone);
  const live = deliveries.some(moves);
  return (
    <>
      <ul className={`plain ${styles.list}`} aria-live="polite">
        {deliveries.map((delivery) => {
          const office = offices[delivery.recipientOffice];
          const last = delivery.log.at(-1);
          const reason =
            delivery.state === 'failed' || delivery.state === 'bounced'
              ? texts.reason[failureReason(delivery.lastError)]
              : undefined;
          return (
            <li key={delivery.id} className={styles.line}>
              <p className={styles.who}>
                <strong>{delivery.recipientName}</strong>
                <span className="muted small">
                  {office && <OfficeName office={office} />}
                  {office && ', '}
                  {delivery.recipientEmail}
                </span>
              </p>
              <p className={styles.state} data-state={delivery.state}>
                <Track state={delivery.state} />
                <span>
                  <strong>{wordOf(texts, delivery)}</strong>
                  {delivery.leavesAt ? (
                    <span className="muted small" suppressHydrationWarning>
                      {texts.leaves.replace('{time}', time(delivery.leavesAt))}
                    </span>
                  ) : (
                    last && (
                      <time dateTime={last.at} className="muted small" suppressHydrationWarning>
                        {time(last.at)}
                      </time>
                    )
                  )}
                </span>
              </p>
              {reason && <p className={styles.reason}>{reason}</p>}
              {delivery.retryAt && !paused && (
                <p className={`small ${styles.wide}`} suppressHydrationWarning>
                  {(delivery.unknown ? texts.unknown : texts.retry).replace('{time}', time(delivery.retryAt))}
                </p>
              )}
            </li>
          );
        })}
      </ul>
      {live && <p className="muted small">{texts.live}</p>}
      {deliveries.map((delivery) => (
        <details key={delivery.id} className="small">
          <summary>
            {texts.history}: {delivery.recipientName}
          </summary>
          <ol className="plain">
            {delivery.log.map((entry) => (
              <li key={`${entry.at} ${entry.state}`}>
                <time dateTime={entry.at} suppressHydrationWarning>
                  {time(entry.at)}
                </time>
                : {stateWord(texts, entry.state, entry.note)}
              </li>
            ))}
          </ol>
        </details>
      ))}
    </>
  );
}

/** News of it can come at any moment. */
function moves({ state, leavesAt }: ShownDelivery): boolean {
  return !isFinal(state) && !leavesAt;
}

function wordOf(texts: Texts, { state, leavesAt, unknown, log }: ShownDelivery): string {
  if (leavesAt) return texts.waits;
  return unknown ? texts.unanswered : stateWord(texts, state, log.at(-1)?.note);
}

function stateWord(texts: Texts, state: DeliveryState, note: string | null | undefined): string {
  return (note === 'outbox' && texts.outboxState[state]) || texts.state[state] || state;
}

/** Queued, accepted, delivered as three marks; the word beside it says the same. */
function Track({ state }: { state: DeliveryState }) {
  const reached = { queued: 1, claimed: 1, accepted: 2, delivered: 3, bounced: 2, failed: 1 }[state];
  const broken = state === 'bounced' || state === 'failed';
  return (
    <svg className={styles.track} viewBox="0 0 60 16" aria-hidden="true" focusable="false">
      <line x1="8" y1="8" x2="52" y2="8" />
      {[1, 2, 3].map((step) => (
        <circle
          key={step}
          cx={8 + (step - 1) * 22}
          cy="8"
          r="5"
          data-reached={step <= reached || undefined}
        />
      ))}
      {broken && <path d="M46 2 L58 14 M58 2 L46 14" />}
    </svg>
  );
}

/** Asks again and again while a copy is on its way and the page is in front; a failed question is asked again. */
function useStates(letterId: string, first: readonly ShownDelivery[]): readonly ShownDelivery[] {
  const [deliveries, setDeliveries] = useState(first);
  useEffect(() => {
    // After an action the page comes anew from the server, perhaps with nothing left to ask for.
    setDeliveries(first);
    let stopped = !first.some(moves);
    let asking = false;
    let turn = 0;
    const ask = async () => {
      if (stopped || asking || document.visibilityState !== 'visible') return;
      asking = true;
      try {
        const answer = await fetch(`/api/letters/${encodeURIComponent(letterId)}`);
        if (answer.ok) {
          const { data } = (await answer.json()) as {
            data: { final: boolean; deliveries: ShownDelivery[] };
          };
          stopped ||= data.final;
          setDeliveries(data.deliveries);
        } else if (answer.status < 500) stopped = true;
      } catch {
        // Offline for a moment: the next turn asks again.
      } finally {
        asking = false;
      }
    };
    const timer = setInterval(() => {
      turn += 1;
      if (turn <= EAGER_TURNS || turn % 10 === 0) void ask();
    }, EVERY_MS);
    const onVisible = () => void ask();
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      stopped = true;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, [letterId, first]);
  return deliveries;
}
