import { render, toPlainText } from '@react-email/render';
import { createElement as h, type ReactNode } from 'react';
import type { Locale } from '../../kernel/locales.ts';
import { env } from '../env.ts';
import { translator } from '../translator.ts';
import { Footer, Frame } from './parts.ts';

export type MailContent = {
  locale: Locale;
  subject: string;
  /** A sentence that a list of mail shows after the subject. */
  preheader: string;
  /** Elements of ./parts.ts, from Heading down. No key is needed. */
  body: readonly ReactNode[];
  /** Why this person gets this mail: it stands in the footer. */
  why: string;
  /** For mail that is not the answer to something just asked for: links to pages that end it. Send `oneClick` headers too. */
  stops?: readonly { text: string; url: string }[];
};

/**
 * A mail of ours from the components: `subject`, `html` and the plain `text` from the same source, ready to be
 * spread into a Mail. The same content gives the same bytes, as idempotency keys need; nothing in it may depend on
 * the time of rendering. About a millisecond a mail.
 *
 * @example
 * const mail = await composeMail({
 *   locale, subject: t('subject'), preheader: t('intro'), why: t('why'),
 *   body: [h(Heading, null, t('heading')), h(Text, null, t('intro')), h(Button, { href: url }, t('open'))],
 * });
 * await sendMail({ kind: 'question', to, ...mail, headers: oneClick(stopUrl), idempotencyKey });
 */
export async function composeMail(
  content: MailContent,
): Promise<{ subject: string; html: string; text: string }> {
  const { locale, subject, preheader, body, why, stops } = content;
  const from = translator(locale, 'mail')('sentBy', { site: new URL(env().appUrl).host });
  const html = await render(
    h(
      Frame,
      { locale, title: subject, preheader },
      ...body,
      h(Footer, { why, from, ...(stops && { stops }) }),
    ),
  );
  return { subject, html, text: plainText(html) };
}

/**
 * The headers that let a mail program offer "unsubscribe" and do it in one press (RFC 8058). The address takes a
 * POST without a cookie and answers 200; a person who opens it with GET is asked.
 */
export function oneClick(url: string): Record<string, string> {
  return { 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}

/** The part of html-to-text's formatters (it ships no types) that the one below uses. */
type Formatter = (
  element: { children: unknown[]; attribs?: Record<string, string> },
  walk: (children: unknown[], builder: Builder) => void,
  builder: Builder,
) => void;
type Builder = { addLineBreak(): void; addInline(text: string, options: { noWordTransform: boolean }): void };

/** A link as its words, and its address on a line of its own, where no program cuts it. */
const link: Formatter = (element, walk, builder) => {
  walk(element.children, builder);
  const address = element.attribs?.href;
  if (!address) return;
  builder.addLineBreak();
  builder.addInline(address, { noWordTransform: true });
};

function plainText(html: string): string {
  const text = toPlainText(html, {
    formatters: { link },
    selectors: [
      { selector: 'a', format: 'link' },
      { selector: 'h1', options: { uppercase: false, leadingLineBreaks: 1, trailingLineBreaks: 2 } },
      { selector: 'hr', options: { length: 2 } },
    ],
  });
  return `${text.replace(/[ \t]+$/gm, '').trim()}\n`;
}
