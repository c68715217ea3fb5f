import { getTranslations } from 'next-intl/server';
import { Day } from '#components/ui/day.tsx';
import { Noted } from '#components/ui/noted.tsx';
import { inLocale, type Locale, pathIn } from '#lib/kernel/locales.ts';
import type { StatementFact } from '#lib/officials/types.ts';

type Props = {
  locale: Locale;
  statement: StatementFact;
  /** Path of the place's page, to link the speaker; null on the speaker's own page. */
  path: string | null;
};

/** What an official said: the exact words in their own language, or what was reported, marked as such. */
export async function Statement({ locale, statement, path }: Props) {
  const t = await getTranslations({ locale, namespace: 'officials.sides' });
  const tStance = await getTranslations({ locale, namespace: 'officials.stance' });
  const summary = inLocale(statement.summary, locale);
  const translated = statement.words !== null && statement.language !== locale;
  return (
    <Noted locale={locale} sources={statement.sources} fact={`statement:${statement.id}`}>
      {statement.words !== null && <blockquote lang={statement.language}>“{statement.words}”</blockquote>}
      {(statement.words === null || translated) && (
        <p lang={summary.lang === locale ? undefined : summary.lang}>
          {summary.text}
          {statement.words === null && <span className="muted"> ({t('reported')})</span>}
        </p>
      )}
      <p className="small muted">
        {path !== null && (
          <>
            <a href={pathIn(locale, `${path}/officials/${statement.official.slug}`)}>
              {statement.official.name}
            </a>
            ,{' '}
          </>
        )}
        <Day locale={locale} day={statement.on} precision={statement.precision} />
        {statement.stance !== 'neutral' && <>. {tStance(statement.stance)}</>}
      </p>
    </Noted>
  );
}
