import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ActionForm } from '#components/ui/action-form.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { hasRole } from '#lib/kernel/actor.ts';
import { formatInstant } from '#lib/kernel/format.ts';
import { type Locale, pathIn } from '#lib/kernel/locales.ts';
import { switchSending } from '#lib/letters/sending/sending-actions.ts';
import { sendingState } from '#lib/letters/sending/sending-queries.ts';
import { pageLocale } from '#lib/platform/page-locale.ts';
import { reasonTexts } from '#lib/platform/reasons.ts';
import { requireActor } from '#lib/platform/viewer.ts';
import { EditorPage } from '../editor-page.tsx';

type Props = { params: Promise<{ locale: string }> };

/** Instants of the host itself, which is in no place. */
const HOST_ZONE = 'America/New_York';

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'mailroom.host' });
  return { title: t('title'), robots: { index: false } };
}

/** Whether letters leave this host, how many wait, and the administrators' switch. */
export default async function Sending({ params }: Props) {
  const locale = await pageLocale(params);
  const actor = await requireActor(locale, '/edit/sending');
  const t = await getTranslations({ locale, namespace: 'mailroom.host' });
  return (
    <EditorPage locale={locale} actor={actor} path="/edit/sending" title={t('title')}>
      {async () => <State locale={locale} admin={hasRole(actor, 'admin')} />}
    </EditorPage>
  );
}

async function State({ locale, admin }: { locale: Locale; admin: boolean }) {
  const [t, tBack, reasons, state] = await Promise.all([
    getTranslations({ locale, namespace: 'mailroom.host' }),
    getTranslations({ locale, namespace: 'queues' }),
    reasonTexts(locale),
    sendingState(),
  ]);
  const { pausedSince, pausedCampaigns, unknown, unclear, ...counts } = state;
  const to = pausedSince ? 'resume' : 'pause';
  const time = (at: Date) => formatInstant(locale, at, HOST_ZONE);
  return (
    <>
      <p>
        <a href={pathIn(locale, '/edit')}>{tBack('back')}</a>
      </p>
      <Notice tone={pausedSince ? 'bad' : 'good'}>
        <p>{pausedSince ? t('paused', { time: time(pausedSince) }) : t('running')}</p>
      </Notice>
      <p>{t('counts', counts)}</p>
      {unknown.until && (
        <Notice tone="warm">
          <p>{t('unknown', { count: unknown.copies, time: time(unknown.until) })}</p>
        </Notice>
      )}
      {unclear > 0 && <p>{t('unclear', { count: unclear })}</p>}
      <p>{t('note')}</p>
      {admin ? (
        <ActionForm run={switchSending} values={{ to }} label={t(to)} reasons={reasons} />
      ) : (
        <p>{t('notAdmin')}</p>
      )}
      <h2>{t('campaigns')}</h2>
      {pausedCampaigns.length === 0 ? (
        <p>{t('noCampaigns')}</p>
      ) : (
        <ul>
          {pausedCampaigns.map(({ slug, title, language, pausedAt, waiting }) => (
            <li key={slug}>
              <a href={pathIn(locale, `/c/${slug}`)} lang={language}>
                {title}
              </a>
              : {t('campaign', { count: waiting, time: time(pausedAt) })}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
