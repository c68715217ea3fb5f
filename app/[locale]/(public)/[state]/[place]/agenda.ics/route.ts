import { createHash } from 'node:crypto';
import { calendarFeed } from '#lib/agendas/feed.ts';
import { feedOf } from '#lib/agendas/queries.ts';
import { DEFAULT_LOCALE, isLocale, pathIn } from '#lib/kernel/locales.ts';
import { answer, apiError } from '#lib/platform/api.ts';
import { env } from '#lib/platform/env.ts';
import { translator } from '#lib/platform/translator.ts';

type Context = { params: Promise<{ locale: string; state: string; place: string }> };

/** A place's meetings for a calendar program. Answers 304 to a program that has this version already. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return answer('agendas.feed', async () => {
    const { locale: requested, state, place: slug } = await params;
    const locale = isLocale(requested) ? requested : DEFAULT_LOCALE;
    const feed = await feedOf(state, slug);
    if (!feed) return apiError('not_found', 'There is no such place.');
    const t = translator(locale, 'agendas');
    const words = { name: t('feed.name', { place: feed.place.name }), relevant: t('feed.relevant') };
    const text = calendarFeed(
      words,
      feed.meetings,
      `${env().appUrl}${pathIn(locale, '/').replace(/\/$/, '')}`,
    );
    const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
    const headers = { etag, 'cache-control': 'public, max-age=300' };
    const known = request.headers
      .get('if-none-match')
      ?.split(',')
      .map((tag) => tag.trim().replace(/^W\//, ''));
    if (known?.includes(etag)) return new Response(null, { status: 304, headers });
    return new Response(text, {
      headers: {
        ...headers,
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': `inline; filename="${feed.place.slug}.ics"`,
      },
    });
  });
}
