import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { CommentMaker } from '#components/letters/paper/comment-maker.tsx';
import { speechesFor } from '#components/letters/paper/speeches.ts';
import { Rule } from '#components/officials/path.tsx';
import { Page } from '#components/ui/page.tsx';
import { formatInstant } from '#lib/kernel/format.ts';
import { pathIn } from '#lib/kernel/locales.ts';
import { asksFor } from '#lib/letters/rules.ts';
import { placePath } from '#lib/places/paths.ts';
import { messagesFor } from '#lib/platform/messages.ts';
import { openWriting, type Props, writingMetadata } from '../open.ts';
import { loadComment } from './load.ts';

export function generateMetadata(props: Props): Promise<Metadata> {
  return writingMetadata(props, 'paper.comment');
}

/** A public comment for an agenda item, or for the body's open time. The text is put together in the browser. */
export default async function CommentPage(props: Props) {
  const { locale, query, writing, choice } = await openWriting(props);
  const found = await loadComment(query, writing);
  if (!found) notFound();
  const { place, today } = writing;
  const { item, others, own, ofState, limit } = found;
  const { ask, language } = choice;
  const [t, tLetters] = await Promise.all([
    getTranslations({ locale, namespace: 'paper.comment' }),
    getTranslations({ locale, namespace: 'letters.write' }),
  ]);
  const named = { place: place.name };
  const path = `/write${placePath(place)}/comment`;
  return (
    <Page locale={locale} path={path}>
      <h1>{t('heading', named)}</h1>
      <p>
        {t('intro')} <a href={pathIn(locale, `/write${placePath(place)}`)}>{t('writeInstead')}</a>
      </p>
      {item ? (
        <p>
          {t('forItem')}{' '}
          <a href={pathIn(locale, `/items/${item.id}`)}>
            <span lang="en">
              {item.number && `${item.number}. `}
              {item.title}
            </span>
          </a>
          <br />
          <span lang="en">{item.meeting.bodyName}</span>,{' '}
          {formatInstant(locale, item.meeting.startsAt, item.meeting.timeZone, item.meeting.startTimeKnown)}
          {item.meeting.location && (
            <>
              {', '}
              <span lang="en">{item.meeting.location}</span>
            </>
          )}
        </p>
      ) : (
        <p>{t('noItem')}</p>
      )}
      {others.length > 0 && (
        <ul>
          {others.map((other) => (
            <li key={other.id}>
              <a href={`${pathIn(locale, path)}?${new URLSearchParams({ ask, language, item: other.id })}`}>
                <span lang="en">{other.title}</span>
              </a>
              ,{' '}
              {formatInstant(
                locale,
                other.meeting.startsAt,
                other.meeting.timeZone,
                other.meeting.startTimeKnown,
              )}
            </li>
          ))}
        </ul>
      )}
      <h2>{t('how')}</h2>
      {own.map((rule) => (
        <Rule key={rule.id} locale={locale} today={today} rule={rule} />
      ))}
      <p>
        {t('howUnknown')}
        {item?.meeting.agendaUrl && (
          <>
            {' '}
            <a href={item.meeting.agendaUrl} rel="noreferrer">
              {t('agenda')}
            </a>
          </>
        )}
      </p>
      {ofState.map((rule) => (
        <Rule key={rule.id} locale={locale} today={today} rule={rule} />
      ))}
      <p>{t('record')}</p>
      <h2>{t('make')}</h2>
      <noscript>
        <p>{t('noScript')}</p>
      </noscript>
      <CommentMaker
        geoid={place.geoid}
        language={language}
        asks={asksFor(writing.situation)
          .filter(({ leftOut }) => leftOut === null)
          .map(({ ask: one }) => ({
            ask: one,
            title: tLetters(`ask.${one === 'keep' ? (`keep.${writing.situation}` as const) : one}.title`),
          }))}
        ask={ask}
        speeches={speechesFor(place.name, writing.situation, item)}
        limit={limit}
        texts={messagesFor(locale).paper.comment}
        form={messagesFor(locale).letters.write.form}
      />
    </Page>
  );
}
