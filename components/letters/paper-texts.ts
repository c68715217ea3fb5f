import { getTranslations } from 'next-intl/server';
import type { Locale } from '#lib/kernel/locales.ts';
import { messagesFor } from '#lib/platform/messages.ts';
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
