import { LOCALES, pathIn } from '#lib/kernel/locales.ts';
import { xml } from '#lib/kernel/xml.ts';
import { sitemapPlaces } from '#lib/places/open-data/sitemap-queries.ts';
import { placePath } from '#lib/places/paths.ts';
import { publicError, publicRoute } from '#lib/platform/api.ts';
import { env } from '#lib/platform/env.ts';

type Context = { params: Promise<{ file: string }> };

const OWN_PAGES = ['/', '/about/conduct', '/about/data', '/about/privacy', '/us'];
/** The format's own limit. */
const MOST = 50_000;

/** The pages of a state, or the site's own, each with its addresses in the other languages. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return publicRoute('sitemap of a state', request, async () => {
    const name = /^(site|[a-z]{2})\.xml$/.exec((await params).file)?.[1];
    if (!name) return publicError('not_found', 'There is no such sitemap: see /sitemap.xml.');
    const paths = name === 'site' ? OWN_PAGES : await placePaths(name);
    if (paths.length === 0) return publicError('not_found', 'There is no such sitemap: see /sitemap.xml.');
    const urls = paths.slice(0, MOST).map(url);
    return {
      body: `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${urls.join('\n')}\n</urlset>\n`,
      type: 'application/xml',
    };
  });
}

async function placePaths(stateCode: string): Promise<string[]> {
  const places = await sitemapPlaces(stateCode);
  return places.flatMap((place) => {
    const path = placePath(place);
    return [path, ...place.officials.map((slug) => `${path}/officials/${slug}`)];
  });
}

function url(path: string): string {
  const at = (locale: (typeof LOCALES)[number]) => xml(`${env().appUrl}${pathIn(locale, path)}`);
  const links = LOCALES.map((it) => `<xhtml:link rel="alternate" hreflang="${it}" href="${at(it)}"/>`);
  return `<url><loc>${at('en')}</loc>${links.join('')}</url>`;
}
