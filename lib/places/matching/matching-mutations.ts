import { audit } from '#lib/platform/audit.ts';
import { db } from '#lib/platform/db.ts';
import { publish, tags } from '#lib/platform/publish.ts';
import type { Match } from './matching-rules.ts';

/**
 * Ties agencies that are tied to nothing, and says of the others why not, in one transaction. An agency that was tied
 * meanwhile is left as it is, and so is a reason that a person wrote. Answers how many were tied.
 */
export async function applyMatches(matches: readonly { id: string; match: Match }[]): Promise<number> {
  return db().$transaction(
    async (tx) => {
      let tied = 0;
      for (const { id, match } of matches) {
        const { kind, placeGeoid, countyGeoid, unmatched } = match;
        const free = { id, placeGeoid: null, countyGeoid: null, decidedBy: null };
        if (match.tie === null) {
          await tx.agency.updateMany({ where: { ...free, unmatched: null }, data: { unmatched } });
          continue;
        }
        const { count } = await tx.agency.updateMany({
          where: free,
          data: { kind, placeGeoid, countyGeoid, unmatched: null },
        });
        if (count === 0) continue;
        tied += 1;
        await audit(tx, 'command', 'agency.match', `agency:${id}`, {
          after: { kind, placeGeoid, countyGeoid },
        });
        const places = [placeGeoid, countyGeoid].flatMap((geoid) => (geoid ? [tags.place(geoid)] : []));
        await publish(tx, tags.state(id.slice(0, 2)), ...places);
      }
      return tied;
    },
    { maxWait: 60_000, timeout: 120_000 },
  );
}
