import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { AnswerForm } from '#components/letters/answers/answer-form.tsx';
import { answerTexts } from '#components/letters/answers/answer-texts.ts';
import { FollowUpLink } from '#components/letters/answers/follow-up-link.tsx';
import { officeLabel } from '#components/officials/seat-label.ts';
import { ActionForm } from '#components/ui/action-form.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Page } from '#components/ui/page.tsx';
import { formatDay } from '#lib/kernel/format.ts';
import { type Locale, pathIn } from '#lib/kernel/locales.ts';
import { endQuestions } from '#lib/letters/answers/answer-actions.ts';
import { answersByLink, asksAnything } from '#lib/letters/answers/answer-queries.ts';
import { ANSWER_KINDS } from '#lib/letters/answers/answer-rules.ts';
import { readAnswerToken } from '#lib/letters/answers/answer-token.ts';
import { pageLocale } from '#lib/platform/page-locale.ts';
import { reasonTexts } from '#lib/platform/reasons.ts';

type Props = {
  params: Promise<{ locale: string; token: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const dynamic = 'force-dynamic';

/** One reading for the page and its title. */
const answersAt = cache(answersByLink);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const link = readAnswerToken(decodeURIComponent((await params).token));
  const hidden = { robots: { index: false }, referrer: 'no-referrer' } as const;
  if (link?.what === 'stop') {
    const t = await getTranslations({ locale, namespace: 'answers.stop' });
    return { title: t('title'), ...hidden };
  }
  const answers = link && (await answersAt(link.id));
  const t = await getTranslations({ locale, namespace: 'answers.page' });
  return { ...(answers && { title: t('title', { place: answers.placeName }) }), ...hidden };
}

/**
 * Where the links of a question lead. Programs that open links by themselves change nothing: the answer of the link is
 * sent by the page's script, or by the button where there is none.
 */
export default async function Answer({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const token = decodeURIComponent((await params).token);
  const link = readAnswerToken(token);
  if (link?.what === 'stop') return <Stop locale={locale} token={token} userId={link.id} />;
  const { copy, kind } = await searchParams;
  const answers = link && (await answersAt(link.id));
  const [t, tSeat, texts, reasons] = await Promise.all([
    getTranslations({ locale, namespace: 'answers.page' }),
    getTranslations({ locale, namespace: 'officials.seat' }),
    answerTexts(locale, answers),
    reasonTexts(locale),
  ]);
  const pressed = ANSWER_KINDS.find((one) => one === kind);
  return (
    <Page locale={locale} path={`/answer/${token}`}>
      {answers ? (
        <>
          <h1>{t('title', { place: answers.placeName })}</h1>
          <p>{t('intro', { date: formatDay(locale, answers.sentOn) })}</p>
          {answers.copies.map((one) => (
            <AnswerForm
              key={one.deliveryId}
              token={token}
              copy={one}
              office={officeLabel(tSeat, one.office)}
              pressed={one.deliveryId === copy ? pressed : undefined}
              days={{ from: answers.sentOn, to: answers.today }}
              texts={texts}
              reasons={reasons}
            />
          ))}
          <FollowUpLink locale={locale} answers={answers} />
        </>
      ) : (
        <Notice tone="bad">
          <p>{t('invalid')}</p>
        </Notice>
      )}
      <p>
        <a href={pathIn(locale, '/account/letters')}>{t('letters')}</a>
      </p>
    </Page>
  );
}

async function Stop({ locale, token, userId }: { locale: Locale; token: string; userId: string }) {
  const [t, asks, reasons] = await Promise.all([
    getTranslations({ locale, namespace: 'answers.stop' }),
    asksAnything(userId),
    reasonTexts(locale),
  ]);
  return (
    <Page locale={locale} path={`/answer/${token}`}>
      <h1>{t('title')}</h1>
      {asks ? (
        <>
          <p>{t('text')}</p>
          <ActionForm run={endQuestions} values={{ token }} label={t('submit')} reasons={reasons} />
        </>
      ) : (
        <Notice tone="good" live>
          <p>{t('over')}</p>
        </Notice>
      )}
    </Page>
  );
}
