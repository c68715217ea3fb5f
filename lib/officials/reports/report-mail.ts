import { dayIn } from '#lib/kernel/dates.ts';
import { formatDay } from '#lib/kernel/format.ts';
import { inLocale, isLocale, pathIn } from '#lib/kernel/locales.ts';
import { placePath } from '#lib/places/paths.ts';
import { env } from '#lib/platform/env.ts';
import type { Mail } from '#lib/platform/mail.ts';
import { composeMail } from '#lib/platform/mail-parts/compose.ts';
import { Heading, h, Link, Quote, Text } from '#lib/platform/mail-parts/parts.ts';
import type { FactReport } from '#lib/platform/prisma/client.ts';
import { translator } from '#lib/platform/translator.ts';
import type { factLine } from '../fact-queries.ts';

type Told = Pick<FactReport, 'language' | 'state' | 'createdAt' | 'text' | 'answer'>;

/**
 * The one answer to a reader who reported a mistake and left an address. They asked for it, and no other follows:
 * nothing to unsubscribe from. `line` is null when the fact is gone.
 */
export async function reportMail(
  report: Told,
  line: Awaited<ReturnType<typeof factLine>>,
  to: string,
): Promise<Omit<Mail, 'idempotencyKey'>> {
  const locale = isLocale(report.language) ? report.language : 'en';
  const t = translator(locale, 'mail');
  const subject = t('report.subject', { place: line?.place.name ?? t('report.gone') });
  const outcome = t(report.state === 'corrected' ? 'report.corrected' : 'report.unchanged', {
    date: formatDay(locale, dayIn(line?.place.timeZone ?? 'America/New_York', report.createdAt)),
  });
  const fact = line && inLocale(line.text, locale);
  const place = line && String(new URL(pathIn(locale, placePath(line.place)), env().appUrl));
  const mail = await composeMail({
    locale,
    subject,
    preheader: outcome,
    body: [
      h(Heading, null, subject),
      h(Text, null, outcome),
      fact && h(Text, null, t('report.fact')),
      fact && h(Quote, { lang: fact.lang }, fact.text),
      h(Text, null, t('report.yours')),
      h(Quote, null, report.text),
      h(Text, null, t('report.answer')),
      h(Quote, null, report.answer),
      line && place && h(Text, null, h(Link, { href: place }, t('report.open', { place: line.place.name }))),
    ],
    why: t('report.forgotten'),
  });
  return { kind: 'report', to, ...mail };
}
