import { bodiesOf, motionsOf } from '#lib/officials/queries.ts';
import { agenciesOf, placeByGeoid, statusOf } from '#lib/places/queries.ts';
import { publicError, publicOptions, publicRoute } from '#lib/platform/api.ts';
import { refuseParams } from '#lib/platform/open-list.ts';
import { placeParam } from '#lib/platform/resource.ts';

export const OPTIONS = publicOptions;

/** Everything on file about one place, each fact with its sources. */
export function GET(request: Request, { params }: { params: Promise<{ geoid: string }> }): Promise<Response> {
  return publicRoute('api place', request, async () => {
    const refusal = refuseParams(request);
    if (refusal) return refusal;
    const { geoid } = await params;
    const { error } = placeParam.safeParse(geoid);
    if (error) return publicError('invalid', 'That is no GEOID.', { geoid: error.issues[0]?.message ?? '' });
    const place = await placeByGeoid(geoid);
    if (!place) return publicError('not_found', `No place with the GEOID ${geoid} is on file.`);
    const [status, agencies, bodies, motions] = await Promise.all([
      statusOf(place),
      agenciesOf(place),
      bodiesOf(geoid),
      motionsOf(geoid),
    ]);
    const body = JSON.stringify({ data: { ...place, status, agencies, bodies, motions } });
    return { body, type: 'application/json' };
  });
}
