import { getTranslations } from 'next-intl/server';
import { formatNumber, formatShare } from '#lib/kernel/format.ts';
import type { Locale } from '#lib/kernel/locales.ts';
import type { AnswerRecord as Numbers } from '#lib/letters/answers/answer-rules.ts';

type Props = { locale: Locale; record: Numbers };

/** How an official answers letters, with how many letters each number stands on. */
export async function AnswerRecord({ locale, record }: Props) {
  const t = await getTranslations({ locale, namespace: 'answers.record' });
  return (
    <section>
      <h2>{t('title')}</h2>
      <p>
        {t('told', {
          told: record.told,
          answered: formatNumber(locale, record.answered),
          acknowledged: formatNumber(locale, record.acknowledged),
          share: formatShare(locale, record.answered / record.told),
        })}{' '}
        {record.medianDays !== null &&
          t('median', { days: Math.round(record.medianDays), dated: formatNumber(locale, record.dated) })}
      </p>
      <p className="muted small">
        {t('delivered', { count: record.delivered })} {t('caution')}
      </p>
    </section>
  );
}
