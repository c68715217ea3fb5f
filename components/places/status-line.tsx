import { getTranslations } from 'next-intl/server';
import { Sources } from '#components/ui/sources.tsx';
import type { Day } from '#lib/kernel/dates.ts';
import { formatDay } from '#lib/kernel/format.ts';
import { inLocale, type Locale } from '#lib/kernel/locales.ts';
import { sheriffArea } from '#lib/places/area-rules.ts';
import type { Because, Place, Status } from '#lib/places/types.ts';
import { ListAge } from './list-age.tsx';
import { StatusMark } from './status-mark.tsx';

type Props = {
  locale: Locale;
  place: Pick<Place, 'kind' | 'name'> & { geoid?: string };
  status: Status;
  /** False when no agency of the place's own is on file. */
  hasOwnAgency?: boolean;
};

/** The mark, the status in one sentence, what ICE's newest list says, and the sources of both. */
export async function StatusLine({ locale, place, status, hasOwnAgency = true }: Props) {
  const t = await getTranslations({ locale, namespace: 'places' });
  const lonely = !hasOwnAgency && status.code === 'no_listing_found';
  const sentence = t(`sentence.${lonely ? 'no_own_agency' : status.code}`, {
    place: place.name,
    kind: place.kind,
    area: place.kind === 'county' ? sheriffArea({ geoid: place.geoid ?? '', name: place.name }) : 'none',
  });
  const details = deciding(status.because);
  const sightings = laterSightings(status.because);
  const seen = latest([...details, ...sightings]);
  const asOf = status.asOf && formatDay(locale, status.asOf);
  return (
    <div>
      <StatusMark code={status.code} label={sentence} size="large" />
      <p className="muted figures small">
        {details
          .map((one) => {
            const list = formatDay(locale, one.on);
            if (one.kind === 'absence') return t('detail.absence', { list });
            if (one.sheet === 'pending') {
              return t('detail.pending', { agency: one.agencyName, model: t(`model.${one.model}`), list });
            }
            return t('detail.listing', {
              agency: one.agencyName,
              model: t(`model.${one.model}`),
              signed: one.signedOn ? formatDay(locale, one.signedOn) : 'none',
              list,
            });
          })
          .concat(sightings.map((one) => inLocale(one.summary, locale).text))
          .join(' ')}{' '}
        {asOf && <span>({t('mark.asOf', { date: asOf })})</span>}
        {seen && <ListAge locale={locale} asOf={seen} />}
      </p>
      <Sources
        locale={locale}
        sources={sourcesOf(status.because)}
        fact={place.geoid === undefined ? undefined : `place:${place.geoid}`}
      />
    </div>
  );
}

type Listed = Exclude<Because, { kind: 'event' }>;

/** What the newest lists say: their rows, or that they have none. */
function deciding(because: readonly Because[]): Listed[] {
  const lists = because.filter((one): one is Listed => one.kind !== 'event');
  const absence = lists.find((one) => one.kind === 'absence');
  const pending = lists.filter((one) => one.kind === 'listing' && one.sheet === 'pending');
  if (absence) return [absence, ...pending];
  const newest = latest(lists);
  return lists.filter((one) => one.on === newest);
}

function latest(of: readonly { on: Day }[]): Day | undefined {
  return of
    .map(({ on }) => on)
    .sort()
    .at(-1);
}

type Event = Extract<Because, { kind: 'event' }>;

/** What others saw on a list newer than the newest on file. */
function laterSightings(because: readonly Because[]): Event[] {
  const newest = latest(because.filter(({ kind }) => kind !== 'event')) ?? '';
  return because.filter(
    (one): one is Event =>
      one.kind === 'event' &&
      one.on > newest &&
      (one.event === 'listed' || one.event === 'first_listed' || one.event === 'no_longer_listed'),
  );
}

/** Each source once for each place in it. */
function sourcesOf(because: readonly Because[]) {
  const byKey = new Map(
    because
      .flatMap((one) => one.sources)
      .map((source) => [`${source.id} ${source.locator ?? ''}`, source] as const),
  );
  return [...byKey.values()];
}
