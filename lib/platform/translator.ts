import { createTranslator } from 'use-intl/core';
import type { Locale } from '../kernel/locales.ts';
import { type Messages, messagesFor, type Namespace } from './messages.ts';

/** Texts outside a page: mail, the worker, commands, letters. Inside a page use next-intl's getTranslations. */
export function translator<N extends Namespace>(locale: Locale, namespace: N) {
  return createTranslator<Messages, N>({ locale, messages: messagesFor(locale), namespace });
}
