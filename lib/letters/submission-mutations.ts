import { randomUUID } from 'node:crypto';
import type { Actor } from '#lib/kernel/actor.ts';
import { seal } from '#lib/platform/cipher.ts';
import { db, prepared, sql } from '#lib/platform/db.ts';
import { PUBLISH_CHANNEL, tags } from '#lib/platform/publish.ts';
import type { HoldReason } from './protection/abuse-rules.ts';
import type { Letter } from './schema.ts';
import { logId } from './sending/delivery-mutations.ts';
import type { Writer } from './sending/letter-mail.ts';
import { turnOf } from './sending/turn-rules.ts';
import type { OnFile } from './submission-queries.ts';

/**
 * Both ways of writing a letter down first count it on the person's row, if nothing was handed in since what is on file
 * was read: one statement is looked at after the other there, and the second finds the count changed and writes
 * nothing. So no letter is judged by what was true before another one, and no lock is held while it is judged.
 */

/** One copy, ready to wait its turn. */
export type Copy = {
  /** Null for a clerk's copy. */
  termId: string | null;
  channelId: string;
  recipientName: string;
  recipientOffice: string;
  recipientEmail: string;
  variant: string;
  sealed: Uint8Array;
  /** The earlier copy to the same person that it follows up. */
  followsId: string | null;
};

export type Taken = {
  at: Date;
  sendAt: Date | null;
  copies: readonly Copy[];
  /** Addresses that replies to the copies go to, a token for each of them; null where officials see the writer's own. */
  replies: { tokens: readonly string[]; domain: string; expiresAt: Date } | null;
  /** An editor let it go: the draft is not what it was made of. */
  released: boolean;
};

/**
 * Writes a letter with its copies, their log and reply addresses and the audit row, and removes the draft: all in one
 * statement, all or nothing. @returns its id; null when something was handed in meanwhile, and nothing was written.
 */
export async function takeLetter(
  actor: Actor,
  letter: Letter,
  { submissions, campaign }: OnFile,
  { at, sendAt, copies, replies, released }: Taken,
): Promise<string | null> {
  const { placeGeoid, ask } = letter;
  const writer: Writer = { name: letter.writerName, replyTo: actor.email };
  const turn = turnOf({ campaignId: campaign?.id ?? null, placeGeoid });
  const of = <K extends keyof Copy>(key: K) => copies.map((copy) => copy[key]);
  const ids = copies.map(() => randomUUID());
  const [taken] = await prepared<{ id: string }>(
    'letters.take',
    sql`
    WITH counted AS (
      UPDATE "User" SET submissions = submissions + 1
       WHERE id = ${actor.id} AND submissions = ${submissions}::int RETURNING id
    ), letter AS (
      INSERT INTO "Letter" (id, "userId", "placeGeoid", "campaignId", ask, language, standing, "shareWithOrganizer",
                            "sealedWriter", "noticeAcknowledgedAt", "asksForAnswer", "sendAt", "submissionKey", "createdAt")
      SELECT ${randomUUID()}, id, ${placeGeoid}, ${campaign?.id ?? null}, ${ask}::"Ask", ${letter.language},
             ${letter.standing ?? null}::"Standing", ${campaign !== null && letter.shareWithOrganizer}::boolean,
             ${seal('writer', writer)}::bytea, ${at}::timestamp, ${letter.asksForAnswer}::boolean, ${sendAt}::timestamp,
             ${letter.submissionKey}, ${at}::timestamp
        FROM counted
      ON CONFLICT ("submissionKey") DO NOTHING RETURNING id
    ), copy AS (
      INSERT INTO "Delivery" (id, "termId", "channelId", "recipientName", "recipientOffice", "recipientEmail", variant,
                              sealed, "followsId", "letterId", turn, "queuedAt")
      SELECT c.*, letter.id, ${turn}, ${sendAt ?? at}::timestamp
        FROM letter, unnest(${ids}::text[], ${of('termId')}::text[], ${of('channelId')}::text[],
                            ${of('recipientName')}::text[], ${of('recipientOffice')}::text[],
                            ${of('recipientEmail')}::text[], ${of('variant')}::text[], ${of('sealed')}::bytea[],
                            ${of('followsId')}::text[]) c
      RETURNING id
    ), log AS (
      INSERT INTO "DeliveryLog" (id, "deliveryId", state, at)
      SELECT ${logId}, copy.id, 'queued', ${at}::timestamp FROM copy
    ), reply AS (
      INSERT INTO "ReplyAddress" (token, "deliveryId", domain, "expiresAt")
      SELECT r.token, r.copy, ${replies?.domain ?? ''}, ${replies?.expiresAt ?? at}::timestamp
        FROM letter, unnest(${replies?.tokens ?? []}::text[], ${ids}::text[]) r(token, copy) WHERE r.token IS NOT NULL
    ), draft AS (
      DELETE FROM "Draft" d USING letter
       WHERE d."userId" = ${actor.id} AND d."placeGeoid" = ${placeGeoid} AND NOT ${released}::boolean
    ), audited AS (
      INSERT INTO "AuditEntry" (id, actor, action, subject, after, at)
      SELECT ${randomUUID()}, ${actor.id}, 'letter.submit', 'letter:' || id,
             ${JSON.stringify({ place: placeGeoid, ask, copies: copies.length })}::jsonb, ${at}::timestamp FROM letter
    )
    SELECT id, CASE WHEN ${campaign !== null}::boolean
                    THEN pg_notify(${PUBLISH_CHANNEL}, ${tags.campaign(campaign?.slug ?? '')}) IS NULL END AS told
      FROM letter`,
  );
  return taken?.id ?? null;
}

/** Keeps a letter sealed until a person has looked at it. @returns as takeLetter does. */
export async function holdLetter(
  actor: Actor,
  letter: Letter,
  { submissions }: OnFile,
  reasons: readonly HoldReason[],
  at: Date,
): Promise<string | null> {
  const { placeGeoid, ask, language } = letter;
  const [held] = await db().$queryRaw<{ id: string }[]>`
    WITH counted AS (
      UPDATE "User" SET submissions = submissions + 1
       WHERE id = ${actor.id} AND submissions = ${submissions}::int RETURNING id
    ), held AS (
      INSERT INTO "HeldLetter" (id, "userId", "placeGeoid", ask, language, reasons, sealed, "createdAt")
      SELECT ${randomUUID()}, id, ${placeGeoid}, ${ask}::"Ask", ${language}, ${[...reasons]}::text[],
             ${seal('held', letter)}::bytea, ${at}::timestamp
        FROM counted
      RETURNING id
    ), audited AS (
      INSERT INTO "AuditEntry" (id, actor, action, subject, after, at)
      SELECT ${randomUUID()}, ${actor.id}, 'letter.hold', 'held:' || id,
             ${JSON.stringify({ place: placeGeoid, reasons })}::jsonb, ${at}::timestamp FROM held
    )
    SELECT id FROM held`;
  return held?.id ?? null;
}
