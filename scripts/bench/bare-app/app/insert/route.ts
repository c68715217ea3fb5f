import { db } from '#lib/platform/db.ts';

export const dynamic = 'force-dynamic';

/** The yardstick for letters coming in: one row, through the application's own client and pool. */
export async function POST(request: Request): Promise<Response> {
  const { id } = (await request.json()) as { id: string };
  await db().webhookReceipt.create({ data: { id, kind: 'bench' } });
  return Response.json({ ok: true });
}
