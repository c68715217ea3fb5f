import { itemPage, upcomingOf } from '#lib/agendas/queries.ts';
import { rulesOf } from '#lib/officials/queries.ts';
import type { Query, Writing } from '../load.ts';

/**
 * What a public comment needs: the item that the address names, others to come, and the rules on comment, the
 * place's own first. Null when the address names an item that is not this place's.
 */
export async function loadComment(query: Query, { place }: Writing) {
  const [id] = [query.item].flat();
  const found = id ? await itemPage(id) : null;
  if (id && found?.place.geoid !== place.geoid) return null;
  const [rules, upcoming] = await Promise.all([
    rulesOf({ geoid: place.geoid, stateGeoid: place.geoid.slice(0, 2) }),
    upcomingOf(place.geoid),
  ]);
  const ours = rules.filter(({ topic }) => topic === 'comment');
  const own = ours.filter(({ placeGeoid }) => placeGeoid === place.geoid);
  const limited = own.find(({ limit }) => limit !== null);
  return {
    item: found && { ...found.item, meeting: found.meeting },
    others: upcoming.relevant.filter((it) => it.id !== id),
    own,
    ofState: ours.filter(({ placeGeoid }) => placeGeoid !== place.geoid),
    limit: limited?.limit ?? null,
  };
}
