import { exportWriters } from '#lib/campaigns/mutations.ts';
import { toCsv } from '#lib/kernel/csv.ts';
import { isLocale } from '#lib/kernel/locales.ts';
import { answer, apiError } from '#lib/platform/api.ts';
import { currentViewer } from '#lib/platform/auth.ts';
import { translator } from '#lib/platform/translator.ts';

type Context = { params: Promise<{ slug: string }> };

/**
 * The writers who share their name with this campaign's team, as CSV. By POST, because who took the file is
 * recorded; a page of another host cannot make a browser send its session with one.
 */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return answer('campaigns.writers', async () => {
    const viewer = await currentViewer();
    if (!viewer) return apiError('signed_out', 'Sign in first, then ask again.');
    const outcome = await exportWriters(viewer, (await params).slug);
    // A campaign of others is, to everybody else, not there.
    if (!outcome.ok) return apiError('not_found', 'There is no such campaign among yours.');
    const { campaign, writers } = outcome.value;
    const language = new URL(request.url).searchParams.get('language');
    const t = translator(isLocale(language) ? language : 'en', 'organize');
    const head = [t('results.csvName'), t('results.csvEmail'), t('results.csvDay')];
    // The mark at the beginning tells spreadsheets that the file is UTF-8.
    return new Response(`\ufeff${toCsv([head, ...writers.map((it) => [it.name, it.email, it.on])])}`, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${campaign.slug}.csv"`,
        'cache-control': 'private, no-store',
      },
    });
  });
}
