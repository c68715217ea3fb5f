import type { Actor, Role } from '#lib/kernel/actor.ts';
import type { Db } from '#lib/platform/db.ts';

/** Makes a fictitious account and answers it as the actor that it would be when signed in. */
export async function makePerson(db: Db, name: string, roles: Role[] = ['resident']): Promise<Actor> {
  const user = await db.user.create({ data: { email: `${name.toLowerCase()}@example.org`, name, roles } });
  const { id, email, language, createdAt } = user;
  return { id, email, name: user.name, roles: user.roles, language, createdAt };
}
