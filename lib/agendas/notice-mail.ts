import type { ReactNode } from 'react';
import { formatInstant } from '#lib/kernel/format.ts';
import { DEFAULT_LOCALE, isLocale, type Locale, pathIn } from '#lib/kernel/locales.ts';
import { env } from '#lib/platform/env.ts';
import type { Mail } from '#lib/platform/mail.ts';
import { composeMail, oneClick } from '#lib/platform/mail-parts/compose.ts';
import { Heading, h, Item, Text, withEnglish } from '#lib/platform/mail-parts/parts.ts';
import { translator } from '#lib/platform/translator.ts';
import { shownFields } from './change-text.ts';
import type { NoticeRow } from './notice-mutations.ts';
import { stopToken } from './stop-token.ts';

const MOST_LINES = 40;

/** `title`: the heading as plain text. */
type Line = { title: string; heading: ReactNode; details: ReactNode[]; url: string };

/**
 * One person's notices as one mail in their language, with one-click unsubscribing. The same notices give the same
 * mail.
 */
export async function noticeMail(notices: readonly NoticeRow[]): Promise<Omit<Mail, 'idempotencyKey'>> {
  const [first] = notices;
  if (!first) throw new Error('a mail needs a notice');
  const { user } = first.follow;
  const language = notices.at(-1)?.follow.language ?? user.language;
  const locale = isLocale(language) ? language : DEFAULT_LOCALE;
  const t = translator(locale, 'mail');
  const address = (path: string) => `${env().appUrl}${pathIn(locale, path)}`;

  // Two follows may tell of the same change: it stands in the mail once.
  const changes = [...new Map(notices.map((notice) => [notice.changeId, notice])).values()];
  const lines = changes.slice(0, MOST_LINES).map((notice) => toLine(locale, notice, address));
  const follows = [...new Map(notices.map(({ follow }) => [follow.id, follow])).values()];
  const places = [...new Set(changes.map((notice) => placeOf(notice)?.name ?? ''))]
    .filter(Boolean)
    .join(', ');
  const stops = follows.map((follow) => ({
    text: t('notice.stopOne', { name: follow.item?.title ?? follow.place?.name ?? '' }),
    url: address(`/unfollow/${stopToken({ what: 'follow', id: follow.id })}`),
  }));
  const all = stopToken({ what: 'user', id: user.id });
  stops.push({ text: t('notice.stopAll'), url: address(`/unfollow/${all}`) });
  const more = changes.length - lines.length;
  const subject = t('notice.subject', { count: changes.length, places });

  const mail = await composeMail({
    locale,
    subject,
    preheader: lines[0]?.title ?? '',
    body: [
      h(Heading, null, subject),
      h(Text, null, t('notice.intro', { places })),
      ...lines.map(({ heading, details, url }, index) =>
        h(Item, { key: index, heading, details, link: { text: t('notice.open'), url } }),
      ),
      more > 0 && h(Text, null, t('notice.more', { count: more })),
    ],
    why: t('notice.why'),
    stops,
  });
  return {
    kind: 'notice',
    to: user.email,
    ...mail,
    headers: oneClick(`${env().appUrl}/api/unfollow/${all}`),
  };
}

function placeOf({ change }: NoticeRow) {
  return (change.meeting ?? change.item?.meeting)?.place;
}

function toLine(locale: Locale, { change }: NoticeRow, address: (path: string) => string): Line {
  const t = translator(locale, 'agendas');
  const meeting = change.meeting ?? change.item?.meeting;
  const place = meeting?.place;
  const when = meeting
    ? formatInstant(locale, meeting.startsAt, meeting.timeZone, meeting.startTimeKnown)
    : '';
  const body = meeting?.bodyName ?? '';
  const meetingLine = `${body}, ${place?.name ?? ''}: ${when}`;
  const fields = shownFields(locale, change.fields, meeting?.timeZone ?? 'America/New_York').map(
    ({ label, before, after }) =>
      withEnglish(
        t('change.line', { label, before: before.text, after: after.text }),
        ...[before, after].flatMap(({ text, ofCity }) => (ofCity ? text : [])),
      ),
  );
  const { item } = change;
  const of = item ? 'item' : 'meeting';
  const what = t(`change.${of}.${change.kind}`);
  const title = `${what}: ${item ? item.title : meetingLine}`;
  return item
    ? {
        title,
        heading: withEnglish(title, item.title),
        details: [withEnglish(meetingLine, body), ...fields],
        url: address(`/items/${item.id}`),
      }
    : {
        title,
        heading: withEnglish(title, body),
        details: fields,
        url: address(`/${place?.stateCode}/${place?.slug}/agenda`),
      };
}
