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
