import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Freshness, SourceAge } from '#components/agendas/freshness.tsx';
import { DataPage } from '#components/places/data-page.tsx';
import { HeldDates } from '#components/places/held-dates.tsx';
import { JsonLd } from '#components/ui/json-ld.tsx';
import { feeds, heldLists, newestLists } from '#lib/agendas/health-queries.ts';
import { now } from '#lib/kernel/clock.ts';
import { RESOURCES } from '#lib/officials/open-data/open-data.ts';
import { heldDates } from '#lib/places/listings/listings-queries.ts';
import { factCounts, listUses, sourceUses } from '#lib/places/queries.ts';
import { STATES } from '#lib/places/states.ts';
import { type Manifest, readManifest } from '#lib/platform/dump.ts';
import { env } from '#lib/platform/env.ts';
import { tagPage } from '#lib/platform/page-cache.ts';
import { pageLocale } from '#lib/platform/page-locale.ts';
import { tags } from '#lib/platform/publish.ts';

type Props = { params: Promise<{ locale: string }> };

export const revalidate = 600;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'places.data' });
  return { title: t('title') };
}

export default async function Data({ params }: Props) {
  const locale = await pageLocale(params);
  const [counts, sources, lists, read, newest, held, dates, manifest] = await Promise.all([
    factCounts(),
    sourceUses(),
    listUses(),
    feeds(),
    newestLists(),
    heldLists(),
    heldDates(),
    readManifest().catch(() => null),
  ]);
  await tagPage(tags.data, ...STATES.map(({ code }) => tags.state(code)));
  const at = now();
  const fresh = (
    <Freshness
      locale={locale}
      now={at}
      feeds={read}
      lists={newest}
      held={held}
      heldDates={<HeldDates locale={locale} dates={dates} heading="h3" />}
      counts={counts}
      sources={sources}
      dumpWrittenAt={manifest?.writtenAt ?? null}
    />
  );
  return (
    <>
      <JsonLd data={dataset(await getTranslations({ locale, namespace: 'places.data' }), manifest)} />
      <DataPage
        locale={locale}
        counts={counts}
        sources={sources}
        lists={lists}
        fresh={fresh}
        age={(source) => <SourceAge locale={locale} source={source} now={at} />}
      />
    </>
  );
}

/** The whole of the facts as a schema.org Dataset. */
function dataset(t: (key: 'title' | 'intro') => string, manifest: Manifest | null): Record<string, unknown> {
  const base = env().appUrl;
  const download = (encodingFormat: string, contentUrl: string) => ({
    '@type': 'DataDownload',
    encodingFormat,
    contentUrl: `${base}${contentUrl}`,
  });
  return {
    '@type': 'Dataset',
    name: 'Dais: 287(g) agreements, who decided them and how',
    description: `${t('title')}. ${t('intro')}`,
    url: `${base}/about/data`,
    isAccessibleForFree: true,
    ...(manifest && { dateModified: manifest.writtenAt }),
    distribution: [
      ...RESOURCES.flatMap(({ name }) => [
        download('application/json', `/api/v1/${name}`),
        download('text/csv', `/api/v1/${name}?format=csv`),
      ]),
      ...(manifest?.files ?? []).map(({ file }) => download('application/gzip', `/api/v1/dump/${file}`)),
    ],
  };
}
