import { randomUUID } from 'node:crypto';
import type { Tx } from '#lib/platform/db.ts';
import { officialSlug } from './edit/edit-rules.ts';

/** Somebody who is not on file yet, under an address that nobody else's page has. */
export async function addPerson(
  tx: Tx,
  person: { name: string; familyName: string; ocdPersonId?: string | null },
): Promise<{ id: string; slug: string }> {
  const base = officialSlug(person.name);
  const taken = await tx.official.findMany({ where: { slug: { startsWith: base } }, select: { slug: true } });
  const slugs = new Set(taken.map((other) => other.slug));
  let slug = base;
  for (let number = 2; slugs.has(slug); number++) slug = `${base}-${number}`;
  return tx.official.create({
    data: { id: randomUUID(), slug, ...person },
    select: { id: true, slug: true },
  });
}
