import type { Locale } from '#lib/kernel/locales.ts';
import type { Mail } from '#lib/platform/mail.ts';
import { translator } from '#lib/platform/translator.ts';
import { letterHtml } from './letter-html.ts';

/** What is sealed of the writer: who answers go to. */
export type Writer = { name: string; replyTo: string };
/** What is sealed of one copy. */
export type CopyText = { subject: string; body: string };

export type LetterMailInput = {
  deliveryId: string;
  to: string;
  writer: Writer;
  text: CopyText;
  language: Locale;
  /** Message-IDs of the letters that this one follows up, the oldest first; none for a first letter. */
  thread?: readonly string[];
  /** The copy's own address for replies, where the writer keeps theirs to themselves. */
  replyTo?: string;
  /** MAIL_FROM: "Name <address>" or an address. */
  mailFrom: string;
  appUrl: string;
};

/** The same delivery always gives the same message: an attempt repeated under one key must not differ. */
export function letterMail(input: LetterMailInput): Mail {
  const { deliveryId, to, writer, text, language, thread = [], replyTo, mailFrom, appUrl } = input;
  const t = translator(language, 'letters');
  const site = new URL(appUrl).host;
  const footer = replyTo
    ? translator(language, 'answers')('letter.footer', { name: writer.name, site })
    : t('mail.footer', { name: writer.name, email: writer.replyTo, site });
  return {
    kind: 'letter',
    from: senderLine(t('mail.from', { name: writer.name }), addressOf(mailFrom)),
    to,
    replyTo: replyTo ?? writer.replyTo,
    subject: oneLine(text.subject),
    text: `${text.body}\n\n-- \n${footer}\n`,
    html: letterHtml({ subject: oneLine(text.subject), body: text.body, footer, language }),
    ...(thread.length > 0 && { headers: threadHeaders(thread) }),
    idempotencyKey: deliveryKey(deliveryId),
    tags: { delivery: deliveryId },
  };
}

/** What makes mail programs show a letter under the ones before it. Its own Message-ID is the provider's to give. */
export function threadHeaders(thread: readonly string[]): Record<string, string> {
  const ids = thread.map((id) => oneLine(id).replace(/^<?(.*?)>?$/, '<$1>'));
  return { 'In-Reply-To': ids.at(-1) ?? '', References: ids.join(' ') };
}

export function deliveryKey(deliveryId: string): string {
  return `delivery/${deliveryId}`;
}

/** A display name and an address as one header value: quoted, without anything that could end the header. */
export function senderLine(name: string, address: string): string {
  const safe = oneLine(name).replace(/[\\"]/g, '\\$&');
  return `"${safe}" <${address}>`;
}

/** "Dais <letters@example.org>" or "letters@example.org": the address. */
export function addressOf(mailbox: string): string {
  return (/<([^<>]+)>\s*$/.exec(mailbox)?.[1] ?? mailbox).trim();
}

/** Control and invisible formatting characters become spaces. */
function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
}
