import { DEFAULT_LOCALE, isLocale } from '#lib/kernel/locales.ts';
import { changesFeed } from '#lib/places/open-data/atom.ts';
import { changesOf } from '#lib/places/open-data/changes-queries.ts';
import { placePath } from '#lib/places/paths.ts';
import { placeBySlug } from '#lib/places/queries.ts';
import { publicError, publicOptions, publicRoute } from '#lib/platform/api.ts';
import { env } from '#lib/platform/env.ts';

type Context = { params: Promise<{ locale: string; state: string; place: string }> };

export const OPTIONS = publicOptions;

/** What changed about one place. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return publicRoute('changes of a place', request, async () => {
    const { locale: requested, state, place: slug } = await params;
    const locale = isLocale(requested) ? requested : DEFAULT_LOCALE;
    const named = /^[a-z]{2}$/.test(state) && /^[a-z0-9-]{1,100}$/.test(slug);
    const place = named ? await placeBySlug(state, slug) : null;
    if (!place) return publicError('not_found', 'There is no such place.');
    const of = { place };
    const feed = { of, name: place.name, path: placePath(place), changes: await changesOf(of) };
    return { body: changesFeed(locale, feed, env().appUrl), type: 'application/atom+xml' };
  });
}
