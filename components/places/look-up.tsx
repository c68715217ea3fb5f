import { getTranslations } from 'next-intl/server';
import { Field } from '#components/ui/field.tsx';
import { type Locale, pathIn } from '#lib/kernel/locales.ts';
import styles from './look-up.module.css';
import { PlaceInput } from './place-input.tsx';

const SHOWN = 8;

/** One field for a city, county, ZIP code or GEOID: a plain form, and with script a list of places while typing. */
export async function LookUp({ locale, query = '' }: { locale: Locale; query?: string }) {
  const t = await getTranslations({ locale, namespace: 'places.lookUp' });
  return (
    <search>
      <form className={styles.form} action={pathIn(locale, '/search')} method="get">
        <Field id="q" label={t('label')} hint={t('hint')}>
          {(attributes) => (
            <div className={styles.line}>
              <PlaceInput
                id={attributes.id}
                describedBy={attributes['aria-describedby']}
                query={query}
                shown={SHOWN}
                prefix={pathIn(locale, '/').replace(/\/$/, '')}
                texts={{
                  options: t('options'),
                  rest: t('restShort'),
                  counts: Array.from({ length: SHOWN + 1 }, (_, count) => t('count', { count })),
                }}
              />
              <button type="submit">{t('button')}</button>
            </div>
          )}
        </Field>
      </form>
    </search>
  );
}
