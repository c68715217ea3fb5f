import { getTranslations } from 'next-intl/server';
import { Sources } from '#components/ui/sources.tsx';
import type { Locale } from '#lib/kernel/locales.ts';
import type { ShownSource } from '#lib/kernel/shown-source.ts';

type Props = {
  locale: Locale;
  seats: readonly {
    id: string;
    label: string;
    lang: string | undefined;
    holder: string | null;
    href: string | null;
  }[];
  outlines: readonly {
    id: string;
    seatId: string;
    vintage: number;
    toleranceMetres: number;
    sources: ShownSource[];
  }[];
};

/** The seats with an outline, who holds each, and whose map it is. */
export async function DistrictList({ locale, seats, outlines }: Props) {
  const t = await getTranslations({ locale, namespace: 'officials.district' });
  return (
    <ul>
      {seats.map((seat) => {
        const outline = outlines.find((it) => it.seatId === seat.id);
        return (
          <li key={seat.id}>
            <strong lang={seat.lang}>{seat.label}</strong>:{' '}
            {seat.holder ? <a href={seat.href ?? undefined}>{seat.holder}</a> : t('nobody')}
            {outline && (
              <>
                {'. '}
                {t('map', { year: String(outline.vintage), metres: Math.ceil(outline.toleranceMetres) })}
                <Sources locale={locale} sources={outline.sources} fact={`outline:${outline.id}`} />
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}
