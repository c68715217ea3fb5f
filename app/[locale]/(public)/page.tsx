import { HomePage } from '#components/places/home-page.tsx';
import { countryOverview, placesWithVotes } from '#lib/places/country-queries.ts';
import { tagPage } from '#lib/platform/page-cache.ts';
import { pageLocale } from '#lib/platform/page-locale.ts';
import { tags } from '#lib/platform/publish.ts';

export const revalidate = 600;

export default async function Home({ params }: { params: Promise<{ locale: string }> }) {
  const locale = await pageLocale(params);
  const [overview, votes] = await Promise.all([countryOverview(), placesWithVotes()]);
  await tagPage(...overview.states.map(({ stateCode }) => tags.state(stateCode)));
  return <HomePage locale={locale} overview={overview} votes={votes} />;
}
