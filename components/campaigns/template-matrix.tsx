import { getTranslations } from 'next-intl/server';
import { Scroll } from '#components/ui/scroll.tsx';
import { allWhole, type Lack, type Preview } from '#lib/campaigns/previews.ts';
import { LANGUAGE_NAMES, type Locale } from '#lib/kernel/locales.ts';
import { VARIANTS } from '#lib/letters/words.ts';
import type { Recipient } from '#lib/officials/types.ts';

type Props = {
  locale: Locale;
  language: Locale;
  previews: readonly Preview[];
  targets: readonly Recipient[];
};

/** Every variant's text tried on every target: what is not whole first, then all of it in one language. */
export async function TemplateMatrix({ locale, language, previews, targets }: Props) {
  const t = await getTranslations({ locale, namespace: 'templates' });
  const why = (lack: Lack) => {
    if (lack.kind === 'missing') return t('matrix.missing', { fields: lack.fields.join(', ') });
    if (lack.kind === 'subject_too_long') return t('matrix.long', { length: lack.length });
    return t('matrix.mistake');
  };
  const nameOf = (termId: string) => targets.find((it) => it.termId === termId)?.name ?? '';
  const problems = previews.filter((it) => it.lacks.length > 0 && !allWhole([it]));
  return (
    <>
      <h2>{t('matrix.title')}</h2>
      <p>{t('matrix.note')}</p>
      {targets.length === 0 && <p>{t('matrix.noTargets')}</p>}
      {targets.length > 0 && problems.length === 0 && (
        <p>
          <strong>{t('matrix.all')}</strong>
        </p>
      )}
      {problems.length > 0 && (
        <>
          <p>
            <strong>{t('matrix.problems')}</strong>
          </p>
          <ul>
            {problems.map((it) => (
              <li key={`${it.termId} ${it.language} ${it.variant}`}>
                {nameOf(it.termId)}, {LANGUAGE_NAMES[it.language]}, {t(`variant.${it.variant}`)}:{' '}
                {it.lacks.map(why).join('; ')}
              </li>
            ))}
          </ul>
        </>
      )}
      {targets.length > 0 && (
        <Scroll label={t('matrix.title')}>
          <table className="small">
            <thead>
              <tr>
                <th scope="col">{t('matrix.official')}</th>
                {VARIANTS.map((variant) => (
                  <th key={variant} scope="col">
                    {t(`variant.${variant}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {targets.map(({ termId, name }) => (
                <tr key={termId}>
                  <th scope="row">{name}</th>
                  {VARIANTS.map((variant) => {
                    const it = previews.find(
                      (one) => one.termId === termId && one.language === language && one.variant === variant,
                    );
                    if (!it) return <td key={variant} />;
                    const whole =
                      it.lacks.length === 0
                        ? t('matrix.whole')
                        : t('matrix.lacks', { why: it.lacks.map(why).join('; ') });
                    return (
                      <td key={variant} className={it.applies ? undefined : 'muted'}>
                        {it.applies ? (
                          <strong>
                            {t('matrix.own')}: {whole}
                          </strong>
                        ) : (
                          whole
                        )}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </>
  );
}
