import { districtsOf } from '#lib/officials/districts/district-queries.ts';
import { placeByGeoid } from '#lib/places/queries.ts';
import { publicError, publicOptions, publicRoute } from '#lib/platform/api.ts';
import { refuseParams } from '#lib/platform/open-list.ts';
import { placeParam } from '#lib/platform/resource.ts';

export const OPTIONS = publicOptions;

/** The outlines of a place's districts. Whoever asks finds the point's district at home: no point is ever sent here. */
export function GET(request: Request, { params }: { params: Promise<{ geoid: string }> }): Promise<Response> {
  return publicRoute('api districts', request, async () => {
    // Coordinates in a question would be sent here for nothing: every parameter is refused.
    const refusal = refuseParams(request);
    if (refusal) return refusal;
    const { geoid } = await params;
    const { error } = placeParam.safeParse(geoid);
    if (error) return publicError('invalid', 'That is no GEOID.', { geoid: error.issues[0]?.message ?? '' });
    if (!(await placeByGeoid(geoid)))
      return publicError('not_found', `No place with the GEOID ${geoid} is on file.`);
    const body = JSON.stringify({ data: await districtsOf(geoid), next: null });
    return { body, type: 'application/json' };
  });
}
