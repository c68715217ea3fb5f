import { xml } from '#lib/kernel/xml.ts';
import { sitemapStates } from '#lib/places/open-data/sitemap-queries.ts';
import { publicRoute } from '#lib/platform/api.ts';
import { env } from '#lib/platform/env.ts';

export const dynamic = 'force-dynamic';

/** The index of the sitemaps: the site's own pages, and one for each state with facts. */
export function GET(request: Request): Promise<Response> {
  return publicRoute('sitemap', request, async () => {
    const names = ['site', ...(await sitemapStates())];
    const lines = names.map(
      (name) => `<sitemap><loc>${xml(`${env().appUrl}/sitemaps/${name}.xml`)}</loc></sitemap>`,
    );
    return {
      body: `<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lines.join('\n')}\n</sitemapindex>\n`,
      type: 'application/xml',
    };
  });
}
