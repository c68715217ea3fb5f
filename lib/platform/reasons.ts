import { getTranslations } from 'next-intl/server';
import type { Locale } from '../kernel/locales.ts';

const PLAIN = [
  'required',
  'email',
  'tooLong',
  'tooShort',
  'choose',
  'number',
  'invalid',
  'signed_out',
  'forbidden',
  'not_found',
  'conflict',
  'unavailable',
] as const;

/** The texts of `common.errors` for a form in the browser, so that it needs no message catalogue of its own. */
export async function reasonTexts(locale: Locale): Promise<Record<string, string>> {
  const t = await getTranslations({ locale, namespace: 'common.errors' });
  return {
    ...Object.fromEntries(PLAIN.map((key) => [key, t(key)])),
    too_many: t('too_many', { minutes: '{minutes}' }),
    unexpected: t('unexpected', { reference: '{reference}' }),
  };
}
