import { db } from './db.ts';
import { env } from './env.ts';

/** The outbox shows everybody's mail: it exists on a machine of one's own only. */
export function outboxOpen(): boolean {
  return env().localMode;
}

/** The newest hundred messages, without their texts. */
export async function listOutbox() {
  if (!outboxOpen()) return [];
  return db().outboxMessage.findMany({
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 100,
    select: { id: true, kind: true, to: true, subject: true, createdAt: true },
  });
}

export async function readOutbox(id: string) {
  if (!outboxOpen()) return null;
  return db().outboxMessage.findUnique({ where: { id } });
}
