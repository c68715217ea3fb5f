import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ProfileForm } from '#components/accounts/profile-form.tsx';
import { DraftList } from '#components/letters/drafts/draft-list.tsx';
import { ActionForm } from '#components/ui/action-form.tsx';
import { Page } from '#components/ui/page.tsx';
import { leave, leaveEverywhere, removeAccount } from '#lib/accounts/actions.ts';
import { accountSummary } from '#lib/accounts/queries.ts';
import { hasRole } from '#lib/kernel/actor.ts';
import { toDay } from '#lib/kernel/dates.ts';
import { formatDay } from '#lib/kernel/format.ts';
import { LANGUAGE_NAMES, LOCALES, pathIn } from '#lib/kernel/locales.ts';
import { draftsOf } from '#lib/letters/drafts/draft-queries.ts';
import { pageLocale } from '#lib/platform/page-locale.ts';
import { reasonTexts } from '#lib/platform/reasons.ts';
import { requireActor } from '#lib/platform/viewer.ts';

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'accounts.account' });
  return { title: t('title'), robots: { index: false } };
}

export default async function Account({ params }: Props) {
  const locale = await pageLocale(params);
  const actor = await requireActor(locale, '/account');
  const [t, summary, drafts, reasons] = await Promise.all([
    getTranslations({ locale, namespace: 'accounts.account' }),
    accountSummary(actor),
    draftsOf(actor),
    reasonTexts(locale),
  ]);
  const to = (path: string) => pathIn(locale, path);
  return (
    <Page locale={locale} path="/account">
      <h1>{t('title')}</h1>
      <p>
        {t('signedInAs', { email: actor.email })}{' '}
        {t('since', { date: formatDay(locale, toDay(summary.createdAt)) })}
      </p>
      <ul>
        <li>
          <a href={to('/account/letters')}>{t('letters', { count: summary.letters })}</a>
        </li>
        <li>
          <a href={to('/account/follows')}>{t('follows', { count: summary.follows })}</a>
        </li>
        {(hasRole(actor, 'organizer') || summary.campaigns > 0) && (
          <li>
            <a href={to('/organize')}>{t('campaigns', { count: summary.campaigns })}</a>
          </li>
        )}
        {hasRole(actor, 'editor') && (
          <li>
            <a href={to('/edit')}>{t('edit')}</a>
          </li>
        )}
      </ul>
      <DraftList locale={locale} drafts={drafts} reasons={reasons} />
      <h2>{t('profile')}</h2>
      <ProfileForm
        name={actor.name ?? ''}
        language={actor.language}
        languages={LOCALES.map((code) => [code, LANGUAGE_NAMES[code]] as const)}
        texts={{
          name: t('name'),
          nameHint: t('nameHint'),
          language: t('language'),
          submit: t('save'),
          saved: t('saved'),
        }}
        reasons={reasons}
      />
      <h2>{t('leaving')}</h2>
      <div className="row">
        <ActionForm run={leave} values={{ locale }} label={t('signOut')} quiet reasons={reasons} />
        <ActionForm
          run={leaveEverywhere}
          values={{ locale }}
          label={t('signOutEverywhere')}
          quiet
          reasons={reasons}
        />
      </div>
      <h2>{t('yours')}</h2>
      <p>{t('exportHint')}</p>
      <p>
        <a href="/api/account/export" download>
          {t('export')}
        </a>
      </p>
      <h3>{t('delete')}</h3>
      <p>{t('deleteHint')}</p>
      <ActionForm
        run={removeAccount}
        values={{ locale }}
        label={t('deleteSubmit')}
        confirm={t('deleteConfirm')}
        quiet
        reasons={reasons}
      />
    </Page>
  );
}
