import { formatInstant } from '#lib/kernel/format.ts';
import { DEFAULT_LOCALE, isLocale, type Locale, pathIn } from '#lib/kernel/locales.ts';
import { env } from '#lib/platform/env.ts';
import type { Mail } from '#lib/platform/mail.ts';
import { translator } from '#lib/platform/translator.ts';
import { shownFields } from './change-text.ts';
import type { NoticeRow } from './notice-mutations.ts';
import { stopToken } from './stop-token.ts';

const MOST_LINES = 40;

type Line = { heading: string; details: string[]; url: string };

/** One person's notices as one mail in their language, in plain text and in simple HTML. The same notices give the same mail. */
export function noticeMail(notices: readonly NoticeRow[]): Omit<Mail, 'idempotencyKey'> {
  const [first] = notices;
  if (!first) throw new Error('a mail needs a notice');
  const { user } = first.follow;
  const language = notices.at(-1)?.follow.language ?? user.language;
  const locale = isLocale(language) ? language : DEFAULT_LOCALE;
  const t = translator(locale, 'agendas');
  const address = (path: string) => `${env().appUrl}${pathIn(locale, path)}`;

  // Two follows may tell of the same change: it stands in the mail once.
  const changes = [...new Map(notices.map((notice) => [notice.changeId, notice])).values()];
  const lines = changes.slice(0, MOST_LINES).map((notice) => toLine(locale, notice, address));
  const follows = [...new Map(notices.map(({ follow }) => [follow.id, follow])).values()];
  const places = [...new Set(changes.map((notice) => placeOf(notice)?.name ?? ''))]
    .filter(Boolean)
    .join(', ');
  const stops = follows.map((follow) => ({
    text: t('mail.stopOne', { name: follow.item?.title ?? follow.place?.name ?? '' }),
    url: address(`/unfollow/${stopToken({ what: 'follow', id: follow.id })}`),
  }));
  const all = stopToken({ what: 'user', id: user.id });
  stops.push({ text: t('mail.stopAll'), url: address(`/unfollow/${all}`) });
  const more = changes.length - lines.length;

  return {
    kind: 'notice',
    to: user.email,
    subject: t('mail.subject', { count: changes.length, places }),
    text: [
      t('mail.intro', { places }),
      ...lines.map(({ heading, details, url }) =>
        [heading, ...details.map((detail) => `  ${detail}`), `  ${url}`].join('\n'),
      ),
      ...(more > 0 ? [t('mail.more', { count: more })] : []),
      t('mail.why'),
      stops.map(({ text, url }) => `${text}\n  ${url}`).join('\n'),
    ].join('\n\n'),
    html: toHtml(
      locale,
      t('mail.intro', { places }),
      lines,
      more > 0 ? t('mail.more', { count: more }) : null,
      t('mail.why'),
      stops,
      t('mail.open'),
    ),
    headers: {
      'List-Unsubscribe': `<${env().appUrl}/api/unfollow/${all}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
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
  const meetingLine = `${meeting?.bodyName ?? ''}, ${place?.name ?? ''}: ${when}`;
  const fields = shownFields(locale, change.fields, meeting?.timeZone ?? 'America/New_York').map(
    ({ label, before, after }) => t('change.line', { label, before: before.text, after: after.text }),
  );
  const { item } = change;
  const of = item ? 'item' : 'meeting';
  const what = t(`change.${of}.${change.kind}`);
  return item
    ? {
        heading: `${what}: ${item.title}`,
        details: [meetingLine, ...fields],
        url: address(`/items/${item.id}`),
      }
    : {
        heading: `${what}: ${meetingLine}`,
        details: fields,
        url: address(`/${place?.stateCode}/${place?.slug}/agenda`),
      };
}

function toHtml(
  locale: Locale,
  intro: string,
  lines: readonly Line[],
  more: string | null,
  why: string,
  stops: readonly { text: string; url: string }[],
  open: string,
): string {
  const items = lines.map(
    ({ heading, details, url }) =>
      `<li><p><strong>${escapeHtml(heading)}</strong>${details.map((detail) => `<br>${escapeHtml(detail)}`).join('')}` +
      `<br><a href="${escapeHtml(url)}">${escapeHtml(open)}</a></p></li>`,
  );
  return [
    `<!doctype html><html lang="${locale}"><body style="font-family:sans-serif;line-height:1.5;max-width:40rem">`,
    `<p>${escapeHtml(intro)}</p><ul>${items.join('')}</ul>`,
    more ? `<p>${escapeHtml(more)}</p>` : '',
    `<hr><p>${escapeHtml(why)}</p><ul>`,
    stops.map(({ text, url }) => `<li><a href="${escapeHtml(url)}">${escapeHtml(text)}</a></li>`).join(''),
    '</ul></body></html>',
  ].join('');
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
