import { toPlainText } from '@react-email/render';
import type { Locale } from '#lib/kernel/locales.ts';
import type { Mail } from '#lib/platform/mail.ts';
import type { ReceivedMail } from '#lib/platform/received-mail.ts';
import { translator } from '#lib/platform/translator.ts';
import { addressOf, senderLine } from '../sending/letter-mail.ts';

type Input = {
  mail: ReceivedMail;
  to: string;
  recipient: { name: string; office: string };
  language: Locale;
  mailFrom: string;
};

/**
 * An official's reply as the writer gets it: the same words, plain, with a line that says how it came. Its HTML is left
 * behind, so that nothing in it can be fetched from elsewhere and tell that it was read.
 */
export function replyMail({ mail, to, recipient, language, mailFrom }: Input): Omit<Mail, 'idempotencyKey'> {
  const t = translator(language, 'answers');
  const words = (mail.text ?? toPlainText(mail.html ?? '')).trim();
  return {
    kind: 'reply',
    from: senderLine(t('reply.from', { name: recipient.name }), addressOf(mailFrom)),
    to,
    replyTo: mail.reply_to?.[0] ?? mail.from,
    subject: t('reply.subject', { subject: mail.subject }),
    text: `${words}\n\n-- \n${t('reply.footer', recipient)}\n`,
    ...(mail.attachments.length > 0 && { attachments: mail.attachments }),
  };
}
