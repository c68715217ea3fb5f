import { createHash } from 'node:crypto';
import { formatDay } from '#lib/kernel/format.ts';
import { inLocale, type Locale, pathIn } from '#lib/kernel/locales.ts';
import { xml } from '#lib/kernel/xml.ts';
import { datedText } from '#lib/platform/dated-text.ts';
import { translator } from '#lib/platform/translator.ts';
import { placePath } from '../paths.ts';
import type { Change, ChangesOf } from './changes-queries.ts';

const NAMESPACE = 'dais changes';

/** A urn:uuid for good: it depends on the fact alone, so that a host may move. */
function urn(...parts: string[]): string {
  const hex = createHash('sha1')
    .update([NAMESPACE, ...parts].join('\0'))
    .digest('hex');
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`;
}

type Feed = {
  of: ChangesOf;
  /** "Miami", "Florida", "United States". */
  name: string;
  /** The page's path without a language. */
  path: string;
  changes: readonly Change[];
};

/** The newest changes as RFC 4287. @param base address of this host without a final slash */
export function changesFeed(locale: Locale, { of, name, path, changes }: Feed, base: string): string {
  const t = translator(locale, 'opendata');
  const page = `${base}${pathIn(locale, path)}`;
  const key = 'place' in of ? of.place.geoid : 'state' in of ? of.state : 'us';
  // A feed without entries was never updated: a fixed instant keeps its text, and so its ETag, the same.
  const updated = changes[0]?.at ?? new Date(0);
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}">`,
    `<id>${urn('feed', key, locale)}</id>`,
    `<title>${xml(t('feed.title', { place: name }))}</title>`,
    `<subtitle>${xml(t('feed.subtitle'))}</subtitle>`,
    `<updated>${updated.toISOString()}</updated>`,
    `<link rel="self" type="application/atom+xml" href="${xml(`${page}/changes.atom`)}"/>`,
    `<link rel="alternate" type="text/html" href="${xml(page)}"/>`,
    '<author><name>Dais</name></author>',
    ...changes.map((change) => entry(locale, change, page, base)),
    '</feed>',
    '',
  ].join('\n');
}

function entry(locale: Locale, change: Change, page: string, base: string): string {
  const t = translator(locale, 'opendata');
  const tPlaces = translator(locale, 'places');
  const link = change.kind === 'list' ? page : `${base}${pathIn(locale, placePath(change.place))}`;
  let title: string;
  let text = '';
  let language: string = locale;
  let published: Date | null = null;
  switch (change.kind) {
    case 'event': {
      const told = inLocale(change.summary, locale);
      language = told.lang;
      title = `${change.place.name}: ${told.text}`;
      text = datedText(locale, change.on, change.precision);
      if (change.precision === 'day') published = new Date(`${change.on}T00:00:00Z`);
      break;
    }
    case 'fact':
      title = t(`feed.${change.change}`, { fact: t(`feed.fact.${change.fact}`), place: change.place.name });
      break;
    case 'list': {
      title = t('feed.list', { date: formatDay(locale, change.on) });
      const line = (it: { name: string; model: (typeof change.added)[number]['model'] }) =>
        `${it.name} (${tPlaces(`model.${it.model}`)})`;
      const part = (which: 'added' | 'removed') =>
        `${t(`feed.list_${which}`, { count: change.counts[which] })} ${change[which].map(line).join('; ')}`;
      text = change.first ? t('feed.listFirst') : `${part('added')}\n${part('removed')}`;
      published = new Date(`${change.on}T00:00:00Z`);
    }
  }
  const sources = change.kind === 'fact' ? [] : change.sources;
  return [
    '<entry>',
    `<id>${urn(change.kind, change.id, locale, change.kind === 'list' ? page.slice(base.length) : '')}</id>`,
    `<title xml:lang="${language}">${xml(title)}</title>`,
    `<updated>${change.at.toISOString()}</updated>`,
    ...(published && published <= change.at ? [`<published>${published.toISOString()}</published>`] : []),
    `<link rel="alternate" type="text/html" href="${xml(link)}"/>`,
    ...sources.flatMap(({ url, title: name }) =>
      url ? [`<link rel="via" href="${xml(url)}" title="${xml(name)}"/>`] : [],
    ),
    `<category term="${change.kind}"/>`,
    text.trim()
      ? `<summary>${xml(text.trim())}</summary>`
      : `<summary xml:lang="${language}">${xml(title)}</summary>`,
    '</entry>',
  ].join('\n');
}
