import { getTranslations } from 'next-intl/server';
import { type Locale, pathIn } from '#lib/kernel/locales.ts';
import type { SeatRecord } from '#lib/officials/rules.ts';
import type { BodyFact } from '#lib/officials/types.ts';

type Props = { locale: Locale; path: string; body: BodyFact; records: readonly SeatRecord[] };

/** The one button of the first screen; it says to whom one writes. Nothing where nobody on file holds office. */
export async function WriteButton({ locale, path, body, records }: Props) {
  const t = await getTranslations({ locale, namespace: 'officials.write' });
  const holders = records.flatMap((record) => (record.holder ? [{ ...record, holder: record.holder }] : []));
  const only = holders.length === 1 ? holders[0] : undefined;
  if (holders.length === 0) return null;
  const label = only
    ? only.seat.kind === 'mayor'
      ? t('mayor')
      : t('one', { name: only.holder.person.name })
    : t(body.kind === 'city_council' ? 'council' : 'commission');
  return (
    <p className="no-print">
      <a className="button" href={pathIn(locale, `/write${path}`)}>
        {label}
      </a>
    </p>
  );
}
