import { PLACES } from '#lib/places/open-data/open-data.ts';
import { search, sourcesOfPlaces } from '#lib/places/queries.ts';
import { searchParams } from '#lib/places/schema.ts';
import { type Answer, publicError, publicOptions, publicRoute } from '#lib/platform/api.ts';
import { answerList, paramErrors, queryOf } from '#lib/platform/open-list.ts';

export const OPTIONS = publicOptions;

/** With `q`: places for a name, ZIP code or GEOID, best first. Without: the list of all. */
export function GET(request: Request): Promise<Response> {
  return publicRoute('api places', request, () =>
    new URL(request.url).searchParams.has('q') ? find(request) : answerList(request, PLACES),
  );
}

async function find(request: Request): Promise<Answer | Response> {
  const query = queryOf(request);
  const problem = 'The question is not one this address can answer.';
  if ('repeated' in query) return publicError('invalid', problem, query.repeated);
  const parsed = searchParams.safeParse(query.given);
  if (!parsed.success)
    return publicError('invalid', problem, paramErrors(parsed.error, Object.keys(searchParams.shape)));
  const { q, limit, sources } = parsed.data;
  const { kind, query: asked, zip, places } = await search(q, { limit });
  const cited = sources === 'yes' ? await sourcesOfPlaces(places.map(({ geoid }) => geoid)) : null;
  const data = places.map((place) => ({
    ...place,
    ...(cited && { sources: cited.get(place.geoid) ?? [] }),
  }));
  const body = JSON.stringify({ data, next: null, kind, query: asked, ...(zip && { zip }) });
  return { body, type: 'application/json' };
}
