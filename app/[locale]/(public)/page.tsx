import { HomePage } from '#components/places/home-page.tsx';
import { countryOverview, placesWithVotes } from '#lib/places/country-queries.ts';
import { STATES } from '#lib/places/states.ts';
import { tagPage } from '#lib/platform/page-cache.ts';
import { pageLocale } from '#lib/platform/page-locale.ts';
import { tags } from '#lib/platform/publish.ts';

export const revalidate = 600;

export default async function Home({ params }: { params: Promise<{ locale: string }> }) {
  const locale = await pageLocale(params);
  const [overview, votes] = await Promise.all([countryOverview(), placesWithVotes()]);
  // Those that are not on file yet too: the first list or file that brings one changes this page.
  await tagPage(...STATES.map(({ code }) => tags.state(code)));
  return <HomePage locale={locale} overview={overview} votes={votes} />;
}
