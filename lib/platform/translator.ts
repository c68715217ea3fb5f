import { createTranslator } from 'use-intl/core';
import type { Locale } from '../kernel/locales.ts';
import { type Messages, messagesFor, type Namespace } from './messages.ts';

type Translator<N extends Namespace> = ReturnType<typeof createTranslator<Messages, N>>;

/** One for each language and namespace: it keeps what it has parsed. */
const made = new Map<string, unknown>();

/** Texts outside a page: mail, the worker, commands, letters. Inside a page use next-intl's getTranslations. */
export function translator<N extends Namespace>(locale: Locale, namespace: N): Translator<N> {
  const key = `${locale} ${namespace}`;
  const known =
    made.get(key) ?? createTranslator<Messages, N>({ locale, messages: messagesFor(locale), namespace });
  made.set(key, known);
  return known as Translator<N>;
}

type Values = Record<string, string | number | Date>;

/** The text of a code that was kept with a row, a file or a list, with the values that came with it. */
export function codedText<N extends Namespace>(
  locale: Locale,
  namespace: N,
  key: Parameters<Translator<N>>[0],
  values: Values,
): string {
  // Of a key that may be one of many, the types would want the values of all of them at once.
  const t = translator(locale, namespace) as unknown as (key: string, values: Values) => string;
  return t(key, values);
}

/** Numbers that are no amounts, such as rows and limits, as plain digits. */
export function plainDigits(values: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
}
