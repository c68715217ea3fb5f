import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { SignInForm } from '#components/accounts/sign-in-form.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Page } from '#components/ui/page.tsx';
import { pathIn } from '#lib/kernel/locales.ts';
import { localPath } from '#lib/kernel/next-path.ts';
import { currentViewer } from '#lib/platform/auth.ts';
import { mailLeaves } from '#lib/platform/mail.ts';
import { messagesFor } from '#lib/platform/messages.ts';
import { pageLocale } from '#lib/platform/page-locale.ts';
import { reasonTexts } from '#lib/platform/reasons.ts';

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ next?: string | string[]; error?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'accounts.signIn' });
  return { title: t('title'), robots: { index: false } };
}

export default async function SignIn({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const { next: requested, error } = await searchParams;
  const next = localPath(requested, pathIn(locale, '/account'));
  if (await currentViewer()) redirect(next);
  const t = await getTranslations({ locale, namespace: 'accounts.signIn' });
  return (
    <Page locale={locale} path="/sign-in">
      <h1>{t('title')}</h1>
      {error && (
        <Notice tone="bad">
          <p>{t('linkFailed')}</p>
        </Notice>
      )}
      <p>{t('why')}</p>
      <SignInForm
        locale={locale}
        next={next}
        texts={{ email: t('email'), hint: t('hint'), submit: t('submit'), pending: t('pending') }}
        reasons={{
          ...(await reasonTexts(locale)),
          disposable: messagesFor(locale).protection.reasons.disposable,
        }}
      />
      <p className="muted small">{mailLeaves() ? t('kept') : t('local')}</p>
    </Page>
  );
}
