import type { Tx } from '#lib/platform/db.ts';
import { LARGEST_BATCH } from '#lib/platform/mail.ts';
import { shareOf } from './turn-rules.ts';

type Picked = { id: string; turn: string; alone: boolean };

/** The turn at which this process's last batch ended; the next one goes on behind it. */
let lastTurn = '';

/**
 * Locks up to 100 copies that are due, in turns: the same share from each campaign or place that waits, going round
 * from where the last batch stopped, then more from those that have more. Copies that another worker is just taking
 * are passed over. Call it in the transaction that claims them.
 */
export async function pickDue(tx: Tx, at: Date): Promise<string[]> {
  const turns = await turnsDue(tx, at);
  const share = shareOf(turns.length, LARGEST_BATCH);
  const picked = turns.length > 0 ? await pickShares(tx, turns, share, at) : [];
  const count = new Map<string, number>();
  for (const { turn } of picked) count.set(turn, (count.get(turn) ?? 0) + 1);
  for (const turn of turns) {
    const room = LARGEST_BATCH - picked.length;
    if (room <= 0) break;
    if (count.get(turn) === share) picked.push(...(await pickMore(tx, turn, picked, room, at)));
  }
  lastTurn = turns.at(-1) ?? '';
  const alone = picked.find((copy) => copy.alone);
  return (alone ? [alone] : picked).map(({ id }) => id);
}

async function turnsDue(tx: Tx, at: Date): Promise<string[]> {
  const behind = await turnsBehind(tx, lastTurn, at);
  if (behind.length >= LARGEST_BATCH || lastTurn === '') return behind;
  const fromStart = await turnsBehind(tx, '', at);
  return [...new Set([...behind, ...fromStart])].slice(0, LARGEST_BATCH);
}

/** Jumps from turn to turn in the index, however many copies each has. A paused campaign has no turn. */
async function turnsBehind(tx: Tx, behind: string, at: Date): Promise<string[]> {
  const rows = await tx.$queryRaw<{ turn: string }[]>`
    WITH RECURSIVE waiting(turn) AS (
      (SELECT turn FROM "Delivery" WHERE state = 'queued' AND turn > ${behind} ORDER BY turn LIMIT 1)
      UNION ALL
      SELECT (SELECT d.turn FROM "Delivery" d WHERE d.state = 'queued' AND d.turn > w.turn ORDER BY d.turn LIMIT 1)
        FROM waiting w WHERE w.turn IS NOT NULL)
    SELECT w.turn FROM waiting w
     WHERE w.turn IS NOT NULL
       AND EXISTS (SELECT 1 FROM "Delivery" d WHERE d.state = 'queued' AND d.turn = w.turn AND d."queuedAt" <= ${at})
       AND NOT EXISTS (SELECT 1 FROM "Campaign" c WHERE c.id = w.turn AND c."pausedAt" IS NOT NULL)
     LIMIT ${LARGEST_BATCH}`;
  return rows.map(({ turn }) => turn);
}

async function pickShares(tx: Tx, turns: string[], share: number, at: Date): Promise<Picked[]> {
  return tx.$queryRaw<Picked[]>`
    SELECT d.id, d.turn, d.alone FROM unnest(${turns}::text[]) WITH ORDINALITY AS t(turn, place)
     CROSS JOIN LATERAL (
       SELECT id, turn, alone FROM "Delivery"
        WHERE state = 'queued' AND turn = t.turn AND "queuedAt" <= ${at}
        ORDER BY "queuedAt" LIMIT ${share} FOR NO KEY UPDATE SKIP LOCKED) d
     ORDER BY t.place`;
}

async function pickMore(tx: Tx, turn: string, picked: readonly Picked[], room: number, at: Date) {
  const ids = picked.filter((copy) => copy.turn === turn).map(({ id }) => id);
  return tx.$queryRaw<Picked[]>`
    SELECT id, turn, alone FROM "Delivery"
     WHERE state = 'queued' AND turn = ${turn} AND "queuedAt" <= ${at} AND id <> ALL(${ids}::text[])
     ORDER BY "queuedAt" LIMIT ${room} FOR NO KEY UPDATE SKIP LOCKED`;
}
