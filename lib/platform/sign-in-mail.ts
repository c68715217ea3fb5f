import { createHash } from 'node:crypto';
import { DEFAULT_LOCALE, isLocale, pathIn } from '../kernel/locales.ts';
import { env } from './env.ts';
import { mailLeaves, sendMail } from './mail.ts';
import { translator } from './translator.ts';

/**
 * Sends the link. It leads to a page with a button rather than to the sign-in itself, because mail
 * scanners open links, and a link works once.
 * @throws when the mail was not taken, so that the form says so instead of "sent".
 */
export async function sendSignInLink(request: { email: string; url: string; expires: Date }): Promise<void> {
  const callback = new URL(request.url);
  const target = callback.searchParams.get('callbackUrl') ?? '/';
  const first = new URL(target, env().appUrl).pathname.split('/')[1];
  const locale = isLocale(first) ? first : DEFAULT_LOCALE;
  const link = new URL(pathIn(locale, '/sign-in/confirm'), env().appUrl);
  for (const [name, value] of callback.searchParams) link.searchParams.set(name, value);

  const t = translator(locale, 'accounts');
  const result = await sendMail({
    kind: 'sign-in',
    to: request.email,
    subject: t('signInMail.subject'),
    text: `${t('signInMail.intro')}\n\n${link}\n\n${t('signInMail.expiry')}\n\n${t('signInMail.ignore')}\n`,
    // One token, one mail: Auth.js makes a new token at each request.
    idempotencyKey: `sign-in/${createHash('sha256').update(request.url).digest('hex')}`,
  });
  if (!result.ok) throw new Error(`sign-in mail: ${result.error}`);
  if (!mailLeaves()) process.stdout.write(`Sign-in link for ${request.email}: ${link}\n`);
}
