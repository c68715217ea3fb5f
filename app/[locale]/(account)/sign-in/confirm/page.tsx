import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Page } from '#components/ui/page.tsx';
import { pathIn } from '#lib/kernel/locales.ts';
import { pageLocale } from '#lib/platform/page-locale.ts';

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'accounts.confirm' });
  return { title: t('title'), robots: { index: false }, referrer: 'no-referrer' };
}

/** The link in the mail leads here; only the button uses it up, so that a mail scanner that opens links does not. */
export default async function ConfirmSignIn({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: 'accounts.confirm' });
  const { token, email, callbackUrl } = await searchParams;
  const complete = typeof token === 'string' && typeof email === 'string';
  return (
    <Page locale={locale} path="/sign-in/confirm">
      <h1>{t('title')}</h1>
      {complete ? (
        <form action="/api/auth/callback/email" method="get">
          <p>{t('body', { email })}</p>
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="email" value={email} />
          {typeof callbackUrl === 'string' && <input type="hidden" name="callbackUrl" value={callbackUrl} />}
          <button type="submit">{t('submit')}</button>
        </form>
      ) : (
        <>
          <p>{t('incomplete')}</p>
          <a className="button" href={pathIn(locale, '/sign-in')}>
            {t('again')}
          </a>
        </>
      )}
    </Page>
  );
}
