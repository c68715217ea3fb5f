import { getTranslations } from 'next-intl/server';
import { Noted } from '#components/ui/noted.tsx';
import type { Day } from '#lib/kernel/dates.ts';
import { inLocale, type Locale } from '#lib/kernel/locales.ts';
import type { BodyFact } from '#lib/officials/types.ts';
import { AsOf } from './as-of.tsx';

type Props = { locale: Locale; today: Day; body: BodyFact };

/** What is on file of the body itself, under its dais: its name, when it meets, its page, and who says so. */
export async function BodyFacts({ locale, today, body }: Props) {
  const t = await getTranslations({ locale, namespace: 'bodies' });
  const meets = body.meetsNote && inLocale(body.meetsNote, locale);
  return (
    <Noted locale={locale} sources={body.sources} fact={`body:${body.id}`}>
      <p className="small">
        <strong lang="en">{body.name}</strong>{' '}
        {meets && (
          <>
            <br />
            {t('meets')}: <span lang={meets.lang === locale ? undefined : meets.lang}>{meets.text}</span>{' '}
          </>
        )}
        <AsOf locale={locale} kind="rule" asOf={body.asOf} today={today} />
        {body.website && (
          <>
            <br />
            <a href={body.website} rel="noreferrer">
              {t('website')}
            </a>
          </>
        )}
      </p>
    </Noted>
  );
}
