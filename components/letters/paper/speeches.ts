import { LOCALES, type Locale } from '#lib/kernel/locales.ts';
import type { Situation } from '#lib/letters/rules.ts';
import { ASKS, STANDINGS } from '#lib/letters/words.ts';
import { translator } from '#lib/platform/translator.ts';
import type { Speech } from './comment-maker.tsx';

/** The fixed sentences of a comment in every language; `item` is null for a body's open time. */
export function speechesFor(
  place: string,
  situation: Situation,
  item: { number: string | null; title: string } | null,
): { [locale in Locale]: Speech } {
  const speech = (locale: Locale): Speech => {
    const t = translator(locale, 'paper');
    const tLetters = translator(locale, 'letters');
    return {
      name: t.raw('speech.name'),
      about: item
        ? t(item.number ? 'speech.item' : 'speech.untitled', { number: item.number ?? '', title: item.title })
        : t('speech.general'),
      asks: Object.fromEntries(
        ASKS.map((ask) => [ask, t(`speech.ask.${ask}`, { situation })]),
      ) as Speech['asks'],
      standings: Object.fromEntries(
        STANDINGS.map((standing) => [standing, tLetters(`templates.standing.${standing}`, { place })]),
      ) as Speech['standings'],
      thanks: t('speech.thanks'),
    };
  };
  return Object.fromEntries(LOCALES.map((locale) => [locale, speech(locale)])) as {
    [locale in Locale]: Speech;
  };
}
