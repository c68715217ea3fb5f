import { createHash } from 'node:crypto';
import { DEFAULT_LOCALE, isLocale, type Locale, pathIn } from '../kernel/locales.ts';
import { env } from './env.ts';
import { type Mail, mailLeaves, sendMail } from './mail.ts';
import { composeMail } from './mail-parts/compose.ts';
import { BareAddress, Button, Heading, h, Text } from './mail-parts/parts.ts';
import { translator } from './translator.ts';

/**
 * Sends the link. It leads to a page with a button rather than to the sign-in itself, because mail
 * scanners open links, and a link works once.
 * @throws when the mail was not taken, so that the form says so instead of "sent".
 */
export async function sendSignInLink(request: { email: string; url: string; expires: Date }): Promise<void> {
  const callback = new URL(request.url);
  const locale = languageOfLink(callback.searchParams);
  const link = new URL(pathIn(locale, '/sign-in/confirm'), env().appUrl);
  for (const [name, value] of callback.searchParams) link.searchParams.set(name, value);

  const result = await sendMail({
    ...(await signInMail(locale, request.email, String(link))),
    // One token, one mail: Auth.js makes a new token at each request.
    idempotencyKey: `sign-in/${createHash('sha256').update(request.url).digest('hex')}`,
  });
  if (!result.ok) throw new Error(`sign-in mail: ${result.error}`);
  if (!mailLeaves()) process.stdout.write(`Sign-in link for ${request.email}: ${link}\n`);
}

/** The language of the page that asked for the link: the prefix of the address to which the link leads. */
export function languageOfLink(parameters: URLSearchParams): Locale {
  const target = parameters.get('callbackUrl') ?? '/';
  const first = URL.canParse(target, env().appUrl)
    ? new URL(target, env().appUrl).pathname.split('/')[1]
    : '';
  return isLocale(first) ? first : DEFAULT_LOCALE;
}

/** Asked for a moment ago by the person who reads it: nothing to unsubscribe from. */
export async function signInMail(
  locale: Locale,
  to: string,
  link: string,
): Promise<Omit<Mail, 'idempotencyKey'>> {
  const t = translator(locale, 'mail');
  const mail = await composeMail({
    locale,
    subject: t('signIn.subject'),
    preheader: t('signIn.expiry'),
    body: [
      h(Heading, null, t('signIn.heading')),
      h(Text, null, t('signIn.intro')),
      h(Button, { href: link }, t('signIn.button')),
      h(Text, null, t('signIn.expiry')),
      h(BareAddress, { href: link }, t('signIn.address')),
    ],
    why: t('signIn.why'),
  });
  return { kind: 'sign-in', to, ...mail };
}
