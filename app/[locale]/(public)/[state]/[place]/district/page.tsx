import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import type { DistrictTexts } from '#components/officials/district-answer.tsx';
import { DistrictList } from '#components/officials/district-list.tsx';
import { type AddressTexts, FindByAddress } from '#components/officials/find-by-address.tsx';
import { FindDistrict } from '#components/officials/find-district.tsx';
import { seatLabel } from '#components/officials/seat-label.ts';
import { Notice } from '#components/ui/notice.tsx';
import { Page } from '#components/ui/page.tsx';
import { now } from '#lib/kernel/clock.ts';
import { dayIn } from '#lib/kernel/dates.ts';
import { pathIn } from '#lib/kernel/locales.ts';
import { districtsOf } from '#lib/officials/districts/district-queries.ts';
import { bodiesOf } from '#lib/officials/queries.ts';
import { seatRecord } from '#lib/officials/rules.ts';
import { placePath } from '#lib/places/paths.ts';
import { placeBySlug } from '#lib/places/queries.ts';
import { env } from '#lib/platform/env.ts';
import { messagesFor } from '#lib/platform/messages.ts';
import { tagPage, tagState } from '#lib/platform/page-cache.ts';
import { pageLocale } from '#lib/platform/page-locale.ts';
import { tags } from '#lib/platform/publish.ts';

type Props = { params: Promise<{ locale: string; state: string; place: string }> };

/** A term ends by the clock alone. */
export const revalidate = 3600;

export function generateStaticParams(): { state: string; place: string }[] {
  return [];
}

const placeAt = cache(async ({ params }: Props) => {
  const { state, place } = await params;
  const named = /^[a-z]{2}$/.test(state) && /^[a-z0-9-]{1,100}$/.test(place);
  return named ? placeBySlug(state, place) : null;
});

export async function generateMetadata(props: Props): Promise<Metadata> {
  const place = await placeAt(props);
  if (!place) return {};
  const t = await getTranslations({
    locale: await pageLocale(props.params),
    namespace: 'officials.district',
  });
  return { title: t('title', { place: place.name }) };
}

/** Which seat stands for where the reader is; found out by the reader's own browser. */
export default async function District(props: Props) {
  const locale = await pageLocale(props.params);
  await tagState((await props.params).state);
  const place = await placeAt(props);
  if (!place) notFound();
  await tagPage(tags.place(place.geoid));
  const [t, tSeat, outlines, bodies] = await Promise.all([
    getTranslations({ locale, namespace: 'officials.district' }),
    getTranslations({ locale, namespace: 'officials.seat' }),
    districtsOf(place.geoid),
    bodiesOf(place.geoid),
  ]);
  const path = placePath(place);
  const today = dayIn(place.timeZone, now());
  const named = { place: place.name };
  const shown = new Set(outlines.map((outline) => outline.seatId));
  const seats = bodies
    .flatMap((body) => body.seats)
    .filter((seat) => shown.has(seat.id))
    .map((seat) => {
      const { holder } = seatRecord(seat, today);
      const label = seatLabel(tSeat, seat.label);
      return {
        id: seat.id,
        label: label.text,
        lang: label.lang,
        holder: holder?.person.name ?? null,
        href: holder ? pathIn(locale, `${path}/officials/${holder.person.slug}`) : null,
      };
    });
  const keys = Object.keys(messagesFor(locale).officials.district.find) as (keyof DistrictTexts)[];
  const texts = Object.fromEntries(keys.map((key) => [key, t.raw(`find.${key}`)])) as DistrictTexts;
  const addressKeys = Object.keys(messagesFor(locale).officials.district.address) as (keyof AddressTexts)[];
  const addressTexts = {
    ...(Object.fromEntries(addressKeys.map((key) => [key, t.raw(`address.${key}`)])) as AddressTexts),
    label: t('address.label', named),
  };
  const outlinesAt = `/api/v1/places/${place.geoid}/districts`;
  const bySeat = Object.fromEntries(seats.map(({ id, ...seat }) => [id, seat]));
  return (
    <Page locale={locale} path={`${path}/district`}>
      <h1>{t('title', named)}</h1>
      {outlines.length === 0 ? (
        <Notice>
          <p>
            <strong>{t('noneTitle', named)}</strong>
          </p>
          <p>{t('noneBody')}</p>
        </Notice>
      ) : (
        <>
          <p>{t('intro', named)}</p>
          <p>{t('privacy')}</p>
          <FindDistrict outlinesAt={outlinesAt} seats={bySeat} texts={texts} />
          {env().geocoderUrl !== undefined && (
            <>
              <h2>{t('address.title')}</h2>
              <FindByAddress
                geoid={place.geoid}
                outlinesAt={outlinesAt}
                seats={bySeat}
                texts={texts}
                addressTexts={addressTexts}
              />
            </>
          )}
          <noscript>
            <p>{t('noScript')}</p>
          </noscript>
          <h2>{t('listTitle')}</h2>
          <DistrictList locale={locale} seats={seats} outlines={outlines} />
        </>
      )}
      <p>
        <a href={pathIn(locale, path)}>{t('back', named)}</a>
      </p>
    </Page>
  );
}
