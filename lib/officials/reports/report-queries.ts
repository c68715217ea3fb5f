import type { Actor } from '#lib/kernel/actor.ts';
import { parseFactRef } from '#lib/kernel/fact-ref.ts';
import { db } from '#lib/platform/db.ts';
import { type EditKind, isEditKind } from '../edit/edit-fields-schema.ts';
import { type FactLine, factLine } from '../fact-queries.ts';
import { mayEditOfficials } from '../policy.ts';

export type QueuedReport = {
  id: string;
  fact: string;
  /** The fact as it stands now; null when it is gone. */
  line: FactLine | null;
  /** Where an editor corrects it; null for what comes from published files. */
  edit: { kind: EditKind; id: string } | null;
  text: string;
  link: string | null;
  language: string;
  /** Whether the reader waits to hear. The address itself is shown to nobody. */
  waits: boolean;
  createdAt: Date;
};

/** Reports without an answer, the oldest first; none for who is no editor. */
export async function openReports(actor: Actor): Promise<QueuedReport[]> {
  if (mayEditOfficials(actor)) return [];
  const rows = await db().factReport.findMany({
    where: { state: 'open' },
    orderBy: { createdAt: 'asc' },
    take: 100,
  });
  return Promise.all(
    rows.map(async ({ id, fact, text, link, language, sealedEmail, createdAt }) => {
      const ref = parseFactRef(fact);
      return {
        id,
        fact,
        line: await factLine(fact),
        edit: ref && isEditKind(ref.kind) ? { kind: ref.kind, id: ref.id } : null,
        text,
        link,
        language,
        waits: sealedEmail !== null,
        createdAt,
      };
    }),
  );
}

export async function openReportCount(): Promise<number> {
  return db().factReport.count({ where: { state: 'open' } });
}
