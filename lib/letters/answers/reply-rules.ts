import { randomInt } from 'node:crypto';
import { addressOf } from '../sending/letter-mail.ts';

/** Replies to a copy's own address are passed on for so long after the letter was taken. */
export const REPLY_DAYS = 90;
/** More than this to one address is no correspondence. */
export const MOST_REPLIES = 30;

const LETTERS = 'abcdefghijkmnopqrstuvwxyz23456789';
const TOKEN = /^[a-z0-9]{26}$/;

/** What stands before the @ of a copy's own address: mail servers may change capitals, so there are none. */
export function newReplyToken(): string {
  return Array.from({ length: 26 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}

export function replyAddress(token: string, domain: string): string {
  return `${token}@${domain}`;
}

/** The tokens among the addresses that a mail was sent to: of our domain, of our shape. */
export function tokensAmong(addresses: readonly string[], domain: string): string[] {
  const tokens = addresses.flatMap((address) => {
    const [local = '', host = ''] = addressOf(address).toLowerCase().split('@');
    return host === domain.toLowerCase() && TOKEN.test(local) ? local : [];
  });
  return [...new Set(tokens)];
}

export type Received = { from: string; subject: string; headers: Record<string, string> };

/** A notice by a mail server about a mail that did not arrive: nobody wrote it. */
export function isNotice({ from, headers }: Received): boolean {
  const local = addressOf(from).toLowerCase().split('@')[0] ?? '';
  return (
    ['mailer-daemon', 'postmaster'].includes(local) ||
    header(headers, 'return-path') === '<>' ||
    header(headers, 'content-type').startsWith('multipart/report')
  );
}

const AUTOMATIC_SUBJECT =
  /^\s*(automatic reply|auto(matic)?[- ]?(reply|response)|out of office|respuesta autom)/i;

/** Sent by a machine that confirms receipt (RFC 3834), rather than by a person. */
export function isAutomatic({ subject, headers }: Received): boolean {
  const submitted = header(headers, 'auto-submitted');
  return (
    (submitted !== '' && submitted !== 'no') ||
    header(headers, 'x-autoreply') !== '' ||
    header(headers, 'x-autorespond') !== '' ||
    ['auto_reply', 'bulk', 'junk'].includes(header(headers, 'precedence')) ||
    AUTOMATIC_SUBJECT.test(subject)
  );
}

/** Whether a mail comes from the office that a copy went to: the same domain, or one part of the other. */
export function isFromOffice(from: string, recipientEmail: string): boolean {
  const [sender, office] = [from, recipientEmail].map(
    (it) => addressOf(it).toLowerCase().split('@')[1] ?? '',
  );
  if (!sender || !office) return false;
  return sender === office || sender.endsWith(`.${office}`) || office.endsWith(`.${sender}`);
}

function header(headers: Record<string, string>, name: string): string {
  const entry = Object.entries(headers).find(([key]) => key.toLowerCase() === name);
  return entry?.[1].trim().toLowerCase() ?? '';
}
