import { getTranslations } from 'next-intl/server';
import type { Check } from '#lib/campaigns/rules.ts';
import type { Locale } from '#lib/kernel/locales.ts';

/** What publishing takes, each met or missing: a word before a sign. */
export async function PublishChecks({
  locale,
  checks,
}: {
  locale: Locale;
  checks: readonly { check: Check; met: boolean }[];
}) {
  const t = await getTranslations({ locale, namespace: 'organize.team' });
  return (
    <ul>
      {checks.map(({ check, met }) => (
        <li key={check}>
          {t(`checks.${check}`)}: <strong>{met ? t('met') : t('open')}</strong>
        </li>
      ))}
    </ul>
  );
}
