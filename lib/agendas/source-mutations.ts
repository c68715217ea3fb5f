import { now } from '#lib/kernel/clock.ts';
import { db, type Tx } from '#lib/platform/db.ts';
import type { Platform } from './sources/index.ts';

/** Notes that a source could not be read; what was read before stays. */
export async function noteFailure(sourceId: string, message: string): Promise<void> {
  await db().agendaSource.update({
    where: { id: sourceId },
    data: { lastReadAt: now(), lastError: message.slice(0, 500) },
  });
}

/** The source that files of a platform go into for a place or body; a new one is turned off and has no address. */
export async function ensureSource(
  tx: Tx,
  platform: Platform,
  { key, placeGeoid, bodyId }: { key: string; placeGeoid: string; bodyId: string | null },
): Promise<string> {
  const existing = await tx.agendaSource.findFirst({
    where: { platform, placeGeoid, ...(bodyId && { bodyId }) },
    orderBy: { id: 'asc' },
  });
  if (existing) return existing.id;
  const id = `${platform}:${key}`;
  await tx.agendaSource.upsert({ where: { id }, update: {}, create: { id, platform, placeGeoid, bodyId } });
  return id;
}
