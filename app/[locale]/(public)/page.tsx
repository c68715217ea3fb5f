import { HomePage } from '#components/places/home-page.tsx';
import { listTotals } from '#lib/places/queries.ts';
import { tagPage } from '#lib/platform/page-cache.ts';
import { pageLocale } from '#lib/platform/page-locale.ts';
import { tags } from '#lib/platform/publish.ts';

const STATE = 'fl';

export const revalidate = 600;

export default async function Home({ params }: { params: Promise<{ locale: string }> }) {
  const locale = await pageLocale(params);
  const totals = await listTotals(STATE);
  await tagPage(tags.state(STATE));
  return <HomePage locale={locale} totals={totals} />;
}
