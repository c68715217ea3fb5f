import { search, sourcesOfPlaces } from '#lib/places/queries.ts';
import { searchParams } from '#lib/places/schema.ts';
import { answer, publicError, publicJson } from '#lib/platform/api.ts';

/** Places for a name, ZIP code or GEOID. */
export function GET(request: Request): Promise<Response> {
  return answer('api places', async () => {
    const given = Object.fromEntries(new URL(request.url).searchParams);
    const parsed = searchParams.safeParse(given);
    if (!parsed.success) {
      const fields = Object.fromEntries(
        parsed.error.issues.map((issue) => [String(issue.path[0] ?? ''), issue.message]),
      );
      return publicError('invalid', 'The question is not one this address can answer.', fields);
    }
    const { q, limit, sources } = parsed.data;
    const { kind, query, zip, places } = await search(q, { limit });
    const cited = sources === 'yes' ? await sourcesOfPlaces(places.map(({ geoid }) => geoid)) : null;
    const data = places.map((place) => ({
      ...place,
      ...(cited && { sources: cited.get(place.geoid) ?? [] }),
    }));
    return publicJson(request, { data, next: null, kind, query, ...(zip && { zip }) });
  });
}
