import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { ClerkTools } from '#components/letters/paper/clerk-mail.tsx';
import { PausedNotice } from '#components/letters/paused-notice.tsx';
import { RecordNotice } from '#components/letters/record-notice.tsx';
import { WriteForm } from '#components/letters/write-form.tsx';
import { Page } from '#components/ui/page.tsx';
import { countCall } from '#lib/campaigns/call-actions.ts';
import { formatDay } from '#lib/kernel/format.ts';
import { type Locale, pathIn } from '#lib/kernel/locales.ts';
import { sendLetter } from '#lib/letters/actions.ts';
import { REPLY_DAYS } from '#lib/letters/answers/reply-rules.ts';
import { asksFor } from '#lib/letters/rules.ts';
import { hostPause } from '#lib/letters/sending/sending-queries.ts';
import type { Ask } from '#lib/letters/words.ts';
import { hasDistricts } from '#lib/officials/districts/district-queries.ts';
import { placePath } from '#lib/places/paths.ts';
import { currentViewer } from '#lib/platform/auth.ts';
import { env } from '#lib/platform/env.ts';
import { messagesFor } from '#lib/platform/messages.ts';
import { reasonTexts } from '#lib/platform/reasons.ts';
import type { Writing } from './load.ts';
import { openWriting, type Props, writingMetadata } from './open.ts';
import { choosablePeople } from './people.tsx';
import { protectionFor } from './protection.ts';
import { whenToSend } from './when.ts';

export function generateMetadata(props: Props): Promise<Metadata> {
  return writingMetadata(props, 'letters.write');
}

export default async function Write(props: Props) {
  const { locale, query, writing, campaign, earlier, choice } = await openWriting(props);
  const path = `/write${placePath(writing.place)}`;
  const [viewer, districts, hostPaused] = await Promise.all([
    currentViewer(),
    hasDistricts(writing.place.geoid),
    hostPause(),
  ]);
  const pauses = { host: hostPaused, campaign: campaign?.pausedAt ?? null };
  const t = await getTranslations({ locale, namespace: 'letters.write' });
  const tPaper = await getTranslations({ locale, namespace: 'paper' });
  const tAnswers = await getTranslations({ locale, namespace: 'answers' });
  const tResidents = await getTranslations({ locale, namespace: 'protection.residents' });
  const tDistrict = await getTranslations({ locale, namespace: 'officials.district' });
  // As they stand: what they leave open in braces is filled in by the browser.
  const texts = messagesFor(locale);
  const named = { place: writing.place.name };
  const placePage = pathIn(locale, placePath(writing.place));
  const mailed = writing.addressees.some((it) => it.email);
  const called = writing.addressees.some((it) => it.otherChannels.some(({ kind }) => kind === 'phone'));
  const paperFirst = mailed ? null : called ? 'paperFirst' : 'paperOnly';
  if (writing.addressees.length === 0) {
    return (
      <Page locale={locale} path={path}>
        <h1>{t('nobody.title', named)}</h1>
        <p>{t('nobody.body')}</p>
        <p>
          <a className="button" href={placePage}>
            {t('nobody.link', named)}
          </a>
        </p>
      </Page>
    );
  }
  return (
    <Page locale={locale} path={path}>
      <h1>{t('heading', named)}</h1>
      <p>{t('intro')}</p>
      <p className="row small no-print">
        <a href={placePage}>{t('back', named)}</a>
        <a href={pathIn(locale, `${path}/comment`)}>{tPaper('links.speak')}</a>
        {districts && <a href={`${placePage}/district`}>{tDistrict('link')}</a>}
      </p>
      {campaign && (
        <p className="muted">
          {t('campaign')}: <span lang={campaign.language}>{campaign.title}</span>
          {campaign.requiresResidence && (
            <>
              {'. '}
              {tResidents('note', named)} <a href={pathIn(locale, path)}>{tResidents('alone')}</a>
            </>
          )}
        </p>
      )}
      {earlier && (
        <p className="muted">
          {tAnswers('write.intro', { date: formatDay(locale, earlier.sentOn) })}{' '}
          {earlier.from > writing.today && tAnswers('write.early', { date: formatDay(locale, earlier.from) })}
        </p>
      )}
      {mailed && <PausedNotice locale={locale} timeZone={writing.place.timeZone} pauses={pauses} />}
      <WriteForm
        key={choice.language}
        geoid={writing.place.geoid}
        path={pathIn(locale, path)}
        signInPath={pathIn(locale, '/sign-in')}
        accountPath={pathIn(locale, '/account/letters')}
        language={choice.language}
        asks={await askTexts(locale, writing)}
        ask={choice.ask}
        people={choosablePeople({
          writing,
          locale,
          language: choice.language,
          campaign,
          earlier,
        })}
        to={choice.to}
        chosen={choice.chosen || query.ask !== undefined || campaign !== null || earlier !== null}
        signedIn={viewer !== null}
        drafts={{ locale, texts: texts.drafts.form, account: viewer?.id ?? null }}
        protection={await protectionFor(locale, writing, viewer, campaign, earlier)}
        own={texts.letters.templates.own}
        campaign={campaign && { slug: campaign.slug, ask: campaign.ask }}
        followUp={{
          earlier: earlier?.letterId ?? null,
          hiding: env().replyDomain !== undefined,
          texts: {
            ask: tAnswers('write.ask'),
            askHint: tAnswers('write.askHint'),
            reply: tAnswers('write.reply'),
            replyHint: tAnswers('write.replyHint', { days: REPLY_DAYS }),
          },
        }}
        notice={<RecordNotice locale={locale} stateCode={writing.place.stateCode} />}
        paperFirst={paperFirst && t(paperFirst)}
        texts={texts.letters.write.form}
        headings={{
          ask: t('step.ask'),
          to: t('step.to'),
          own: t('step.own'),
          letters: t('step.letters'),
          you: t('step.you'),
          notice: t('step.notice'),
          send: t('step.send'),
        }}
        paused={{ host: pauses.host !== null, campaign: pauses.campaign !== null }}
        counted={await counted(locale, writing.addressees.length)}
        noScript={{ choose: t('choose'), note: t('noScript') }}
        reasons={{ ...(await reasonTexts(locale)), ...texts.protection.reasons }}
        clerk={await clerkTools(locale, choice.language, writing)}
        calls={{ locale, texts: texts.paper.calls, count: campaign ? countCall : null }}
        when={await whenToSend(locale, writing.place)}
        send={sendLetter}
      />
    </Page>
  );
}

async function clerkTools(locale: Locale, language: Locale, { clerks }: Writing): Promise<ClerkTools> {
  const t = await getTranslations({ locale, namespace: 'paper.clerk' });
  return {
    title: t('title'),
    yourself: t('yourself'),
    mailto: t('mailto'),
    record: messagesFor(language).paper.record,
    clerks: clerks.flatMap(({ bodyId, bodyName, email }) =>
      email
        ? {
            bodyId,
            bodyName,
            email: email.value,
            send: t('send', { body: bodyName }),
            note: t('byMail', {
              body: bodyName,
              address: email.value,
              publisher: email.sources[0]?.publisher ?? '',
              date: formatDay(locale, email.asOf),
            }),
          }
        : [],
    ),
  };
}

async function askTexts(locale: Locale, { situation }: Writing) {
  const t = await getTranslations({ locale, namespace: 'letters.write.ask' });
  // To keep an agreement is to sign one where there is none.
  const words = (ask: Ask) => (ask === 'keep' ? (`keep.${situation}` as const) : ask);
  return asksFor(situation).map(({ ask, leftOut }) => ({
    ask,
    title: t(`${words(ask)}.title`),
    hint: t(`${words(ask)}.hint`),
    leftOut: leftOut && t(leftOut),
  }));
}

/** Sentences with a number in them, for every number there can be here. */
async function counted(locale: Locale, most: number) {
  const t = await getTranslations({ locale, namespace: 'letters.write' });
  const tSending = await getTranslations({ locale, namespace: 'sending.letter' });
  const each = (say: (count: number) => string) => Array.from({ length: most + 1 }, (_, count) => say(count));
  return {
    send: each((count) => t('send', { count })),
    print: each((count) => t('print', { count })),
    sent: each((count) => t('sent', { count })),
    paused: each((count) => tSending('waits', { count })),
    later: each((count) => tSending('later', { count, time: '{time}' })),
    remaining: each((count) => t('remaining', { count })),
  };
}
