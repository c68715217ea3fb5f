import type { Locale } from '#lib/kernel/locales.ts';
import { db, type Tx } from '#lib/platform/db.ts';
import type { CampaignTemplate, TemplateFor } from './template-rules.ts';

/** A campaign's own wording, in all its languages. */
export async function templatesOf(campaignId: string, tx: Tx = db()): Promise<CampaignTemplate[]> {
  const rows = await tx.campaignTemplate.findMany({
    where: { campaignId },
    orderBy: [{ language: 'asc' }, { variant: 'asc' }],
    select: { language: true, variant: true, subject: true, body: true, revision: true },
  });
  return rows.map((row) => ({
    ...row,
    language: row.language as Locale,
    variant: row.variant as TemplateFor,
  }));
}
