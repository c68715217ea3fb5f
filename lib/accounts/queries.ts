import type { Actor } from '#lib/kernel/actor.ts';
import { unseal } from '#lib/platform/cipher.ts';
import { db } from '#lib/platform/db.ts';

/** How much of a person is on file, for the account page. */
export async function accountSummary(actor: Actor) {
  const user = await db().user.findUniqueOrThrow({
    where: { id: actor.id },
    select: {
      createdAt: true,
      _count: { select: { letters: true, drafts: true, follows: true, sessions: true, campaigns: true } },
    },
  });
  return { createdAt: user.createdAt, ...user._count };
}

/** Everything kept about a person, opened, as they may take it away. */
export async function exportAccount(actor: Actor) {
  const user = await db().user.findUniqueOrThrow({
    where: { id: actor.id },
    include: {
      follows: { select: { placeGeoid: true, itemId: true, language: true, createdAt: true } },
      campaigns: { select: { role: true, campaign: { select: { slug: true, title: true } } } },
      drafts: { include: { versions: { orderBy: { revision: 'desc' } } } },
      held: true,
      letters: { include: { deliveries: { include: { log: true, answer: true } }, questions: true } },
    },
  });
  const { email, name, language, roles, createdAt } = user;
  return {
    account: { email, name, language, roles, createdAt },
    follows: user.follows,
    campaigns: user.campaigns.map(({ role, campaign }) => ({ role, ...campaign })),
    drafts: user.drafts.map(({ placeGeoid, sealed, updatedAt, expiresAt, versions }) => ({
      placeGeoid,
      updatedAt,
      expiresAt,
      draft: unseal<unknown>('draft', sealed),
      versions: versions.map((version) => ({
        savedAt: version.savedAt,
        draft: unseal<unknown>('draft', version.sealed),
      })),
    })),
    held: user.held.map(({ sealed, userId: _, decidedBy: __, ...letter }) => ({
      ...letter,
      letter: sealed && unseal<unknown>('held', sealed),
    })),
    letters: user.letters.map(({ deliveries, sealedWriter, userId: _, ...letter }) => ({
      ...letter,
      writer: sealedWriter && unseal<unknown>('writer', sealedWriter),
      deliveries: deliveries.map(({ sealed, log, ...delivery }) => ({
        ...delivery,
        text: sealed && unseal<unknown>('delivery', sealed),
        log: log.map(({ state, at, note }) => ({ state, at, note })),
      })),
    })),
  };
}
