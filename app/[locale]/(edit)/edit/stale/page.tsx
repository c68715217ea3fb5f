import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Scroll } from '#components/ui/scroll.tsx';
import { formatDay } from '#lib/kernel/format.ts';
import { type Locale, pathIn } from '#lib/kernel/locales.ts';
import { type StaleSeat, staleSeats } from '#lib/officials/stale-queries.ts';
import { pageLocale } from '#lib/platform/page-locale.ts';
import { requireActor } from '#lib/platform/viewer.ts';
import { EditorPage } from '../editor-page.tsx';

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'edit.stale' });
  return { title: t('title'), robots: { index: false } };
}

/** Seats that an editor has to look at again, with the reasons. */
export default async function Stale({ params }: Props) {
  const locale = await pageLocale(params);
  const actor = await requireActor(locale, '/edit/stale');
  const t = await getTranslations({ locale, namespace: 'edit.stale' });
  return (
    <EditorPage locale={locale} actor={actor} path="/edit/stale" title={t('title')}>
      {async () => {
        const seats = await staleSeats();
        return (
          <>
            <p>{t('intro')}</p>
            <p>
              <a href={pathIn(locale, '/edit')}>{t('back')}</a>
            </p>
            <p>{t('count', { count: seats.length })}</p>
            {seats.length > 0 && <SeatTable locale={locale} seats={seats} />}
          </>
        );
      }}
    </EditorPage>
  );
}

async function SeatTable({ locale, seats }: { locale: Locale; seats: StaleSeat[] }) {
  const t = await getTranslations({ locale, namespace: 'edit.stale' });
  return (
    <Scroll label={t('title')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('place')}</th>
            <th scope="col">{t('seat')}</th>
            <th scope="col">{t('holder')}</th>
            <th scope="col">{t('why')}</th>
          </tr>
        </thead>
        <tbody>
          {seats.map(({ place, body, seatId, seat, holder, reasons }) => (
            <tr key={seatId}>
              <td>
                <a href={pathIn(locale, `/edit/place/${place.geoid}`)} lang="en">
                  {place.name}
                </a>
              </td>
              <td lang="en">
                {seat}, {body}
              </td>
              <td lang="en">{holder ?? '–'}</td>
              <td>
                {reasons.map(({ kind, since }) => (
                  <div key={kind}>{t(`reason.${kind}`, { date: since ? formatDay(locale, since) : '' })}</div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
