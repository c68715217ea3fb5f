import { randomUUID } from 'node:crypto';
import { fromDay } from '#lib/kernel/dates.ts';
import type { Tx } from '#lib/platform/db.ts';
import type { CitedSource } from './cited-source-schema.ts';

/** The id of the source that was named, written if it is new; null when the one on file is gone. */
export async function ensureSource(
  tx: Tx,
  { id, fresh }: Pick<CitedSource, 'id' | 'fresh'>,
): Promise<string | null> {
  if (!fresh) return id && (await tx.source.findUnique({ where: { id } })) ? id : null;
  const { publishedOn, retrievedOn, ...rest } = fresh;
  const source = await tx.source.create({
    data: {
      ...rest,
      id: `edit-${randomUUID()}`,
      publishedOn: publishedOn ? fromDay(publishedOn) : null,
      retrievedOn: fromDay(retrievedOn),
    },
  });
  return source.id;
}
