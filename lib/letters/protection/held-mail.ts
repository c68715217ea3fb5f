import { type Day, dayIn } from '#lib/kernel/dates.ts';
import { formatDay, formatInstant } from '#lib/kernel/format.ts';
import { DEFAULT_LOCALE, isLocale, pathIn } from '#lib/kernel/locales.ts';
import { env } from '#lib/platform/env.ts';
import type { Mail } from '#lib/platform/mail.ts';
import { composeMail } from '#lib/platform/mail-parts/compose.ts';
import { Button, Heading, h, Text } from '#lib/platform/mail-parts/parts.ts';
import { translator } from '#lib/platform/translator.ts';

/** What came of a letter that waited for a person: nothing of its text, and not the editor's words about it. */
export type Told = {
  state: 'released' | 'refused' | 'expired';
  /** Of the letter. */
  language: string;
  place: { name: string; timeZone: string };
  createdAt: Date;
  /** Of the letter that was handed in; null where none was. */
  letterId: string | null;
  /** When that leaves; null for at once. */
  leavesAt: Date | null;
  /** Within how many days somebody should have read it. */
  days: number;
};

/**
 * Tells a writer what came of their letter, in its language. They handed it in and wait for this; no other mail
 * follows, so there is nothing to unsubscribe from. What was wrong with a refused one stands on their page only.
 */
export async function heldMail(told: Told, to: string): Promise<Omit<Mail, 'idempotencyKey'>> {
  const { state, place, letterId, leavesAt } = told;
  const locale = isLocale(told.language) ? told.language : DEFAULT_LOCALE;
  const t = translator(locale, 'protection');
  const written: Day = dayIn(place.timeZone, told.createdAt);
  const subject = t(`told.${state}.subject`, { place: place.name });
  const outcome = t(`told.${state}.body`, { date: formatDay(locale, written), days: told.days });
  const path = letterId ? `/account/letters/${letterId}` : '/account/letters';
  const next = leavesAt
    ? t('told.leaves', { time: formatInstant(locale, leavesAt, place.timeZone) })
    : t(`told.${state}.next`);
  const mail = await composeMail({
    locale,
    subject,
    preheader: outcome,
    body: [
      h(Heading, null, subject),
      h(Text, null, outcome),
      h(Text, null, next),
      h(Button, { href: String(new URL(pathIn(locale, path), env().appUrl)) }, t(`told.${state}.open`)),
      h(Text, { quiet: true }, t('told.nothing')),
    ],
    why: t('told.why'),
  });
  return { kind: 'held', to, ...mail };
}
