import type { Actor } from '#lib/kernel/actor.ts';
import { prepared, sql } from '#lib/platform/db.ts';
import { AGAIN_DAYS } from './protection/abuse-rules.ts';
import { type Member, membersOf, type RecipientRow, recipientRows } from './queries.ts';
import type { Letter } from './schema.ts';

/** What is on file that decides whether a letter is taken. */
export type OnFile = {
  /** How many letters the person had handed in when this was read; see submission-mutations.ts. */
  submissions: number;
  /** The letter that was made of this very submission before. */
  earlier: { id: string; userId: string | null } | null;
  /** Null: there is no such place. */
  timeZone: string | null;
  /** Those whom the letter names, by term. */
  members: Map<string, Member>;
  /** The person's copies to anybody about this ask in the last 30 days. One that never arrived anywhere does not count. */
  sent: { deliveryId: string; termId: string; at: Date }[];
  /** A letter about this ask to this place waits for a person. */
  waiting: boolean;
  /** The campaign that it was begun from and asks for the same. One that ended in the meantime does not keep it back. */
  campaign: { id: string; slug: string; requiresResidence: boolean } | null;
};

type Row = Omit<OnFile, 'members' | 'sent'> & {
  recipients: RecipientRow[] | null;
  /** `at` in milliseconds since 1970. */
  sent: { deliveryId: string; termId: string; at: number }[] | null;
};

/**
 * All of it in one statement, as it is at one moment. Null when the account is gone.
 *
 * To plan it takes ten times as long as to run it, so PostgreSQL must keep the plan. It does where the plan for any values
 * looks no worse than one for these: therefore the terms come from a list whose length it cannot know (20 at most).
 */
export async function onFile(
  actor: Actor,
  { submissionKey, placeGeoid, ask, copies, campaign = '' }: Letter,
  at: Date,
): Promise<OnFile | null> {
  const terms = sql`IN (SELECT json_array_elements_text(${JSON.stringify(copies.map(({ termId }) => termId))}::json) LIMIT 20)`;
  const since = new Date(at.getTime() - AGAIN_DAYS * 86_400_000);
  const [row] = await prepared<Row>(
    'letters.on-file',
    sql`
    SELECT u.submissions,
           (SELECT json_build_object('id', l.id, 'userId', l."userId")
              FROM "Letter" l WHERE l."submissionKey" = ${submissionKey}) AS earlier,
           (SELECT p."timeZone" FROM "Place" p WHERE p.geoid = ${placeGeoid}) AS "timeZone",
           (SELECT json_agg(r) FROM (${recipientRows(terms)}) r) AS recipients,
           (SELECT json_agg(json_build_object(
                     'deliveryId', d.id, 'termId', d."termId", 'at', extract(epoch FROM l."createdAt") * 1000))
              FROM "Letter" l JOIN "Delivery" d ON d."letterId" = l.id
             WHERE l."userId" = u.id AND l."createdAt" > ${since} AND l.ask = ${ask}::"Ask"
               AND d."termId" IS NOT NULL AND d.state NOT IN ('failed', 'bounced')) AS sent,
           EXISTS (SELECT 1 FROM "HeldLetter" h
                    WHERE h."userId" = u.id AND h.state = 'waiting' AND h."placeGeoid" = ${placeGeoid}
                      AND h.ask = ${ask}::"Ask") AS waiting,
           (SELECT json_build_object('id', c.id, 'slug', c.slug, 'requiresResidence', c."requiresResidence")
              FROM "Campaign" c
             WHERE c.slug = ${campaign} AND c."placeGeoid" = ${placeGeoid} AND c.ask = ${ask}::"Ask"
               AND c.state = 'published') AS campaign
      FROM "User" u WHERE u.id = ${actor.id}`,
  );
  if (!row) return null;
  const { recipients, sent, ...rest } = row;
  return {
    ...rest,
    members: membersOf(recipients ?? []),
    sent: (sent ?? []).map((copy) => ({ ...copy, at: new Date(copy.at) })),
  };
}
