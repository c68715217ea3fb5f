import { DEFAULT_LOCALE, isLocale } from '#lib/kernel/locales.ts';
import { changesFeed } from '#lib/places/open-data/atom.ts';
import { changesOf } from '#lib/places/open-data/changes-queries.ts';
import { stateByCode } from '#lib/places/queries.ts';
import { publicError, publicOptions, publicRoute } from '#lib/platform/api.ts';
import { env } from '#lib/platform/env.ts';
import { translator } from '#lib/platform/translator.ts';

type Context = { params: Promise<{ locale: string; state: string }> };

export const OPTIONS = publicOptions;

/** What changed in a state; at "us", in the whole country. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return publicRoute('changes of a state', request, async () => {
    const { locale: requested, state } = await params;
    const locale = isLocale(requested) ? requested : DEFAULT_LOCALE;
    const country = state === 'us';
    const place = country || !/^[a-z]{2}$/.test(state) ? null : await stateByCode(state);
    if (!country && !place) return publicError('not_found', 'There is no such state.');
    const of = country ? ({ country: true } as const) : { state };
    const name = place?.name ?? translator(locale, 'opendata')('country');
    const feed = { of, name, path: `/${state}`, changes: await changesOf(of) };
    return { body: changesFeed(locale, feed, env().appUrl), type: 'application/atom+xml' };
  });
}
