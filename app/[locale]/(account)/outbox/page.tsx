import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Page } from '#components/ui/page.tsx';
import { Refresh } from '#components/ui/refresh.tsx';
import { formatInstant } from '#lib/kernel/format.ts';
import { pathIn } from '#lib/kernel/locales.ts';
import { listOutbox, outboxOpen } from '#lib/platform/outbox.ts';
import { pageLocale } from '#lib/platform/page-locale.ts';

type Props = { params: Promise<{ locale: string }> };

export const dynamic = 'force-dynamic';

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'letters.outbox' });
  return { title: t('title'), robots: { index: false } };
}

export default async function Outbox({ params }: Props) {
  const locale = await pageLocale(params);
  if (!outboxOpen()) notFound();
  const [t, messages] = await Promise.all([
    getTranslations({ locale, namespace: 'letters.outbox' }),
    listOutbox(),
  ]);
  return (
    <Page locale={locale} path="/outbox">
      <h1>{t('title')}</h1>
      <p>{t('intro')}</p>
      {messages.length === 0 && <p>{t('empty')}</p>}
      <ul className="plain" aria-live="polite">
        {messages.map(({ id, kind, to, subject, createdAt }) => (
          <li key={id}>
            <p>
              <a href={pathIn(locale, `/outbox/${id}`)}>{subject}</a>
              <br />
              <span className="muted small">
                {t(`kind.${kindOf(kind)}`)} · {t('to')}: {to} ·{' '}
                <time dateTime={createdAt.toISOString()}>
                  {formatInstant(locale, createdAt, 'America/New_York')}
                </time>
              </span>
            </p>
          </li>
        ))}
      </ul>
      <p className="muted small">{t('follows')}</p>
      <Refresh seconds={3} />
    </Page>
  );
}

function kindOf(kind: string): 'signIn' | 'letter' | 'notice' | 'report' | 'held' | 'other' {
  if (kind === 'sign-in') return 'signIn';
  return kind === 'letter' || kind === 'notice' || kind === 'report' || kind === 'held' ? kind : 'other';
}
