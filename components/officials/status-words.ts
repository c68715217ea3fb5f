import { getTranslations } from 'next-intl/server';
import type { Day } from '#lib/kernel/dates.ts';
import { capital, formatDay } from '#lib/kernel/format.ts';
import { inLocale, type Locale } from '#lib/kernel/locales.ts';
import type { ShownSource } from '#lib/kernel/shown-source.ts';
import type { Agency, Because, EventKind, Status } from '#lib/places/types.ts';

export type StatusWords = {
  /** The status in one sentence. */
  lead: string;
  /** What dates it: model, signature, list; one sentence each. */
  details: string[];
  sources: ShownSource[];
  /** The newest sight of ICE's list on file. */
  seen: Day | null;
};

/** The status of a municipality as its page says it, with the days and sources from which it follows. */
export async function statusWords(
  locale: Locale,
  place: { name: string },
  status: Status,
  agencies: readonly Agency[],
): Promise<StatusWords> {
  const t = await getTranslations({ locale, namespace: 'officials.detail' });
  const tPlaces = await getTranslations({ locale, namespace: 'places' });
  const day = (value: Day) => formatDay(locale, value);
  const lonely = !agencies.some((agency) => agency.role === 'own') && status.code === 'no_listing_found';
  const rows = status.because.filter(
    (it) => it.kind === 'listing' && it.sheet === 'participating',
  ) as Listing[];
  const list =
    rows
      .map((row) => row.on)
      .sort()
      .at(-1) ?? null;
  const absent = status.because.find((it) => it.kind === 'absence');
  const event = (kind: EventKind) =>
    status.because.findLast((it) => it.kind === 'event' && it.event === kind);
  const details: string[] = [];

  if (list !== null) {
    const agreements = rows
      .filter((row) => row.on === list)
      .map((row) =>
        row.signedOn
          ? t('signed', { model: tPlaces(`model.${row.model}`), signed: day(row.signedOn) })
          : t('unsigned', { model: tPlaces(`model.${row.model}`) }),
      );
    details.push(capital(t('onList', { agreements: [...new Set(agreements)].join('; '), list: day(list) })));
  }
  const sighted = event('listed');
  const later = sighted?.kind === 'event' && list !== null && sighted.on > list ? sighted : null;
  if (later) details.push(inLocale(later.summary, locale).text);
  const voided = event('voided_locally');
  const back = event('reinstated');
  if (voided) {
    details.push(
      back && back.on >= voided.on
        ? t('voidedAndBack', { voided: day(voided.on), back: day(back.on) })
        : t('voided', { date: day(voided.on) }),
    );
  }
  const approved = event('approved_locally');
  if (approved && status.code === 'approved_locally_not_listed') {
    details.push(t('approvedOn', { date: day(approved.on) }));
  }
  const gone = agencies
    .filter((agency) => agency.role === 'own')
    .flatMap((agency) => agency.agreements.flatMap((agreement) => agreement.noLongerListedSince ?? []))
    .sort()[0];
  if (status.code === 'removed_from_list' && gone) details.push(t('goneSince', { date: day(gone) }));
  if (list === null && absent) {
    details.push(t('notOnList', { list: day(absent.on) }));
    if (status.code === 'no_listing_found' && !lonely) details.push(t('notRefused'));
  }
  const seen = later?.on ?? list ?? absent?.on ?? null;
  return {
    lead: tPlaces(`sentence.${lonely ? 'no_own_agency' : status.code}`, {
      place: place.name,
      kind: 'municipality',
      area: 'none',
    }),
    details,
    // What the list says stands before what led to it, the newest first.
    sources: distinct([
      ...rows.filter((row) => row.on === list).flatMap((row) => row.sources),
      ...status.because.toReversed().flatMap((it) => it.sources),
    ]),
    seen,
  };
}

type Listing = Extract<Because, { kind: 'listing' }>;

/** Each source once, as it was first given. */
function distinct(sources: readonly ShownSource[]): ShownSource[] {
  const known = new Set<string>();
  return sources.filter(({ id }) => !known.has(id) && known.add(id));
}
