import { db } from '#lib/platform/db.ts';

/** The audit entry of an editor's word that stands, by the release it is about. */
export async function standingDecisions(): Promise<Map<string, string>> {
  const rows = await db().$queryRaw<{ release: string; entry: string }[]>`
    SELECT r.id AS release, e.id AS entry
    FROM "Release" r JOIN LATERAL (
      SELECT id, action FROM "AuditEntry"
      WHERE subject = 'release:' || r.id
        AND action IN ('listings.accept', 'listings.reject', 'listings.accept.undo', 'listings.reject.undo')
      ORDER BY at DESC, id DESC LIMIT 1) e ON e.action IN ('listings.accept', 'listings.reject')
    WHERE r."decidedBy" IS NOT NULL AND r.state <> 'held'`;
  return new Map(rows.map(({ release, entry }) => [release, entry]));
}
