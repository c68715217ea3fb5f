import { apiError } from '#lib/platform/api.ts';
import { db } from '#lib/platform/db.ts';

export const dynamic = 'force-dynamic';

/** The process can answer from its database. */
export async function GET(): Promise<Response> {
  try {
    await db().$queryRaw`SELECT 1`;
    return Response.json({ ok: true });
  } catch {
    return apiError('unavailable', 'The database does not answer.');
  }
}
