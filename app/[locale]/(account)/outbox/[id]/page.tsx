import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { cache, Fragment } from 'react';
import { LinkedText } from '#components/ui/linked-text.tsx';
import { Page } from '#components/ui/page.tsx';
import { formatInstant } from '#lib/kernel/format.ts';
import { pathIn } from '#lib/kernel/locales.ts';
import { readOutbox } from '#lib/platform/outbox.ts';
import { pageLocale } from '#lib/platform/page-locale.ts';
import styles from './message.module.css';

type Props = { params: Promise<{ locale: string; id: string }> };

/** One reading for the page and its title. */
const messageAt = cache(readOutbox);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'letters.outbox' });
  const message = await messageAt((await params).id);
  return {
    title: message ? `${message.subject} · ${t('title')}` : t('title'),
    robots: { index: false },
    referrer: 'no-referrer',
  };
}

export default async function OutboxMessage({ params }: Props) {
  const locale = await pageLocale(params);
  const { id } = await params;
  const message = await messageAt(id);
  if (!message) notFound();
  const headers = message.headers as Record<string, string>;
  const t = await getTranslations({ locale, namespace: 'letters.outbox' });
  return (
    <Page locale={locale} path={`/outbox/${id}`}>
      <p>
        <a href={pathIn(locale, '/outbox')}>{t('back')}</a>
      </p>
      <h1 className={styles.subject}>{message.subject}</h1>
      <dl className={styles.head}>
        <dt>{t('from')}</dt>
        <dd>{message.from}</dd>
        <dt>{t('to')}</dt>
        <dd>{message.to}</dd>
        {message.replyTo && (
          <>
            <dt>{t('replyTo')}</dt>
            <dd>{message.replyTo}</dd>
          </>
        )}
        <dt>{t('date')}</dt>
        <dd>
          <time dateTime={message.createdAt.toISOString()}>
            {formatInstant(locale, message.createdAt, 'America/New_York')}
          </time>
        </dd>
      </dl>
      <h2>{t('asText')}</h2>
      <div className={styles.text}>
        <LinkedText text={message.text} />
      </div>
      {message.html && (
        <>
          <h2>{t('asHtml')}</h2>
          {/* No scripts, no forms, no cookies: only links may open, in a tab of their own. */}
          <iframe
            className={styles.html}
            title={t('asHtml')}
            sandbox="allow-popups allow-popups-to-escape-sandbox"
            srcDoc={message.html}
          />
        </>
      )}
      {Object.keys(headers).length > 0 && (
        <>
          <h2>{t('headers')}</h2>
          <dl className={styles.head}>
            {Object.entries(headers).map(([name, value]) => (
              <Fragment key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </Fragment>
            ))}
          </dl>
        </>
      )}
    </Page>
  );
}
