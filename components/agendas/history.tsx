import { getTranslations } from 'next-intl/server';
import { type ShownField, shownFields } from '#lib/agendas/change-text.ts';
import { formatInstant } from '#lib/kernel/format.ts';
import type { Locale } from '#lib/kernel/locales.ts';
import styles from './agendas.module.css';

type Change = {
  id: string;
  of: 'meeting' | 'item';
  kind: 'added' | 'changed' | 'withdrawn' | 'restored';
  at: Date;
  fields: unknown;
};

/** What changed in an item and its meeting, oldest first, with each field before and after. */
export async function History({
  locale,
  changes,
  timeZone,
}: {
  locale: Locale;
  changes: readonly Change[];
  timeZone: string;
}) {
  const t = await getTranslations({ locale, namespace: 'agendas' });
  return (
    <ol className={`plain ${styles.history}`}>
      {changes.map(({ id, of, kind, at, fields }) => (
        <li key={id}>
          <strong>{t(`change.${of}.${kind}`)}</strong>
          {' · '}
          <time dateTime={at.toISOString()}>{formatInstant(locale, at, timeZone)}</time>
          {shownFields(locale, fields, timeZone).map((field) => (
            <Compared
              key={field.field}
              field={field}
              labels={{ before: t('change.before'), now: t('change.now') }}
            />
          ))}
        </li>
      ))}
    </ol>
  );
}

function Compared({ field, labels }: { field: ShownField; labels: { before: string; now: string } }) {
  return (
    <div>
      <p className="muted">{field.label}</p>
      <dl className={styles.compare}>
        <dt>{labels.before}</dt>
        <dd>
          <del lang={field.before.ofCity ? 'en' : undefined}>{field.before.text}</del>
        </dd>
        <dt>{labels.now}</dt>
        <dd>
          <ins lang={field.after.ofCity ? 'en' : undefined}>{field.after.text}</ins>
        </dd>
      </dl>
    </div>
  );
}
