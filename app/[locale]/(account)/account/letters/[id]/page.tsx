import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { LetterAnswers } from '#components/letters/answers/letter-answers.tsx';
import { DeliveryList } from '#components/letters/sent/delivery-list.tsx';
import { deliveryTexts } from '#components/letters/sent/delivery-texts.ts';
import { LetterText } from '#components/letters/sent/letter-text.tsx';
import { CancelWaiting, WhyWaiting } from '#components/letters/sent/waiting-copies.tsx';
import { officeLabel } from '#components/officials/seat-label.ts';
import { ActionForm } from '#components/ui/action-form.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Page } from '#components/ui/page.tsx';
import { now } from '#lib/kernel/clock.ts';
import { dayIn } from '#lib/kernel/dates.ts';
import { formatDay, formatInstant } from '#lib/kernel/format.ts';
import { pathIn } from '#lib/kernel/locales.ts';
import { deleteLetterText } from '#lib/letters/actions.ts';
import { answersOf } from '#lib/letters/answers/answer-queries.ts';
import { letterOf } from '#lib/letters/queries.ts';
import { isFinal } from '#lib/letters/sending/delivery-rules.ts';
import { stateLaw } from '#lib/officials/law-queries.ts';
import { nameOfState } from '#lib/places/states.ts';
import { currentViewer } from '#lib/platform/auth.ts';
import { mailLeaves } from '#lib/platform/mail.ts';
import { pageLocale } from '#lib/platform/page-locale.ts';
import { reasonTexts } from '#lib/platform/reasons.ts';
import { requireActor } from '#lib/platform/viewer.ts';
import styles from './page.module.css';

type Props = { params: Promise<{ locale: string; id: string }> };

/** For so long the page without script loads itself again. */
const JUST_SENT_MS = 10 * 60_000;

/** One reading for the page and its title. */
const letterAt = cache(letterOf);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'letters.letter' });
  const viewer = await currentViewer();
  const letter = viewer && (await letterAt(viewer, (await params).id));
  return {
    title: letter ? t('title', { place: letter.place.name }) : t('listTitle'),
    robots: { index: false },
  };
}

/** One's own letter: where each copy is, what was sent, and when the text goes. Nobody else's exists here. */
export default async function LetterPage({ params }: Props) {
  const locale = await pageLocale(params);
  const { id } = await params;
  const actor = await requireActor(locale, `/account/letters/${id}`);
  const letter = await letterAt(actor, id);
  if (!letter) notFound();
  const [t, tSeat, texts, reasons, answers] = await Promise.all([
    getTranslations({ locale, namespace: 'letters.letter' }),
    getTranslations({ locale, namespace: 'officials.seat' }),
    deliveryTexts(locale),
    reasonTexts(locale),
    answersOf(actor, id),
  ]);
  const { timeZone, stateCode } = letter.place;
  const tLaw = await getTranslations({ locale, namespace: 'law' });
  const known = (await stateLaw(stateCode, 'public_records')).length > 0;
  const date = (at: Date) => formatDay(locale, dayIn(timeZone, at));
  const tSending = await getTranslations({ locale, namespace: 'sending.letter' });
  const { stand, hostPaused } = letter;
  const onTheClock = (instant: Date) => ({ date: formatInstant(locale, instant, timeZone) });
  const onItsWay = letter.deliveries.some(({ state }) => !isFinal(state));
  const justSent = now().getTime() - letter.createdAt.getTime() < JUST_SENT_MS;
  const textTitle = {
    waits: tSending('text'),
    paused: tSending('text'),
    stopped: tSending('textStopped'),
    sent: t('text'),
  };
  return (
    <Page locale={locale} path={`/account/letters/${id}`}>
      <h1>{t('title', { place: letter.place.name })}</h1>
      <p>
        {stand === 'sent'
          ? t('sentOn', onTheClock(letter.leftAt))
          : tSending('written', onTheClock(letter.createdAt))}
        {' · '}
        {t(`ask.${letter.ask}`)}
      </p>
      {letter.campaign && (
        <p>
          {t('campaign')}:{' '}
          <a href={pathIn(locale, `/c/${letter.campaign.slug}`)} lang={letter.campaign.language}>
            {letter.campaign.title}
          </a>
        </p>
      )}
      {!mailLeaves() && stand === 'sent' && (
        <Notice>
          <p>{t('local')}</p>
          <p>
            <a href={pathIn(locale, '/outbox')}>{t('outbox')}</a>
          </p>
        </Notice>
      )}
      <WhyWaiting locale={locale} letter={letter} hostPaused={hostPaused} />
      <h2>{t('states')}</h2>
      {onItsWay && stand === 'sent' && (
        <noscript>
          {justSent && <meta httpEquiv="refresh" content="5" />}
          <p>{t('reload')}</p>
        </noscript>
      )}
      <DeliveryList
        letterId={letter.id}
        first={letter.deliveries.map(({ text: _, calledAt: __, ...shown }) => shown)}
        offices={Object.fromEntries(
          letter.deliveries.map(({ recipientOffice: it }) => [it, officeLabel(tSeat, it)]),
        )}
        paused={hostPaused !== null}
        locale={locale}
        timeZone={timeZone}
        texts={{ ...texts, history: t('history'), live: t('live') }}
      />
      <CancelWaiting locale={locale} letter={letter} reasons={reasons} />
      {answers && <LetterAnswers locale={locale} answers={answers} reasons={reasons} />}
      <h2>{textTitle[stand]}</h2>
      {letter.scrubbedAt ? (
        <p>{t('gone', { date: date(letter.scrubbedAt) })}</p>
      ) : (
        <>
          {letter.deliveries.map(({ id: key, recipientName, text }) => (
            <LetterText
              key={key}
              summary={t('read', { name: recipientName })}
              subjectLabel={t('subject')}
              language={letter.language}
              text={text}
            />
          ))}
          <p className={styles.kept}>
            {letter.textUntil ? t('kept', { date: date(letter.textUntil) }) : t('keptUntilEnd')}{' '}
            {stand !== 'stopped' &&
              tLaw(known ? 'copies' : 'copiesUnknown', { state: nameOfState(stateCode) })}
          </p>
          <h3>{t('delete')}</h3>
          {onItsWay && <p>{t('deleteHint')}</p>}
          <ActionForm
            run={deleteLetterText}
            values={{ letterId: letter.id }}
            label={t('deleteSubmit')}
            confirm={t('deleteConfirm')}
            quiet
            reasons={{ ...reasons, unavailable: t('deleteBusy') }}
          />
        </>
      )}
      <p className={styles.all}>
        <a href={pathIn(locale, '/account/letters')}>{t('all')}</a>
      </p>
    </Page>
  );
}
