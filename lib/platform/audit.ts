import type { Actor } from '../kernel/actor.ts';
import type { Tx } from './db.ts';
import type { Prisma } from './prisma/client.ts';

/** Who did it: a person, or the program itself. */
export type AuditActor = Pick<Actor, 'id'> | 'system' | 'command';

/** Writes the audit row of a change, in the change's own transaction. @returns its id */
export async function audit(
  tx: Tx,
  actor: AuditActor,
  action: string,
  subject: string,
  change: { before?: Prisma.InputJsonValue; after?: Prisma.InputJsonValue } = {},
): Promise<string> {
  const by = typeof actor === 'string' ? actor : actor.id;
  const data = { actor: by, action, subject, ...change };
  return (await tx.auditEntry.create({ data, select: { id: true } })).id;
}
