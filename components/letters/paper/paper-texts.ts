import { getTranslations } from 'next-intl/server';
import { LOCALES, type Locale } from '#lib/kernel/locales.ts';
import type { Situation } from '#lib/letters/rules.ts';
import type { ClerkCopyTexts } from '#lib/letters/wording/clerk-copy.ts';
import { ASKS, STANDINGS } from '#lib/letters/words.ts';
import { messagesFor } from '#lib/platform/messages.ts';
import { translator } from '#lib/platform/translator.ts';
import type { CommentTexts, Speech } from './comment-maker.tsx';
import type { PdfTexts } from './pdf-file.tsx';
import type { CallTexts } from './phone-call.tsx';

/** As they stand: what they leave open in braces is filled in by the browser. */
export async function pdfTexts(locale: Locale): Promise<PdfTexts> {
  const t = await getTranslations({ locale, namespace: 'paper' });
  const keys = Object.keys(messagesFor(locale).paper.pdf) as (keyof PdfTexts)[];
  return Object.fromEntries(keys.map((key) => [key, t.raw(`pdf.${key}`)])) as PdfTexts;
}

export async function callTexts(locale: Locale): Promise<CallTexts> {
  const t = await getTranslations({ locale, namespace: 'paper' });
  const keys = Object.keys(messagesFor(locale).paper.calls) as (keyof CallTexts)[];
  return Object.fromEntries(keys.map((key) => [key, t.raw(`calls.${key}`)])) as CallTexts;
}

export async function commentTexts(locale: Locale): Promise<CommentTexts> {
  const t = await getTranslations({ locale, namespace: 'paper' });
  const keys = Object.keys(messagesFor(locale).paper.comment) as (keyof CommentTexts)[];
  return Object.fromEntries(keys.map((key) => [key, t.raw(`comment.${key}`)])) as CommentTexts;
}

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

/** What surrounds the letters in the clerk's copy, in the language of the letters. */
export function recordTexts(language: Locale): ClerkCopyTexts {
  const t = translator(language, 'paper');
  const keys = Object.keys(messagesFor(language).paper.record) as (keyof ClerkCopyTexts)[];
  return Object.fromEntries(keys.map((key) => [key, t.raw(`record.${key}`)])) as ClerkCopyTexts;
}
