import type { Actor } from '#lib/kernel/actor.ts';
import { unseal } from '#lib/platform/cipher.ts';
import { db } from '#lib/platform/db.ts';
import type { Letter } from '../schema.ts';
import { type HoldReason, type Passage, passagesToHold } from './abuse-rules.ts';

/** A person's letters that wait to be read, or were not sent after that, the newest first. */
export function heldOf(actor: Actor) {
  return db().heldLetter.findMany({
    where: { userId: actor.id, state: { not: 'released' } },
    orderBy: { createdAt: 'desc' },
    take: 50,
    select: {
      id: true,
      state: true,
      reasons: true,
      ask: true,
      note: true,
      language: true,
      createdAt: true,
      place: { select: { name: true, timeZone: true } },
    },
  });
}

export function heldCount(): Promise<number> {
  return db().heldLetter.count({ where: { state: 'waiting' } });
}

export type QueuedLetter = {
  id: string;
  reasons: HoldReason[];
  language: string;
  ask: Letter['ask'];
  place: { name: string; timeZone: string };
  createdAt: Date;
  writerName: string;
  /** Copies with the same text stand here once. */
  texts: { to: string[]; subject: string; body: string; passages: Passage[] }[];
};

/** The letters that wait, the oldest first, as an editor reads them: the writer's name, and no address of theirs. */
export async function heldQueue(): Promise<QueuedLetter[]> {
  const rows = await db().heldLetter.findMany({
    where: { state: 'waiting' },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: 50,
    include: { place: { select: { name: true, timeZone: true } } },
  });
  const opened = rows.flatMap(({ sealed, ...row }) =>
    sealed ? [{ row, letter: unseal<Letter>('held', sealed) }] : [],
  );
  const names = await namesOf(opened.flatMap(({ letter }) => letter.copies.map(({ termId }) => termId)));
  return opened.map(({ row, letter }) => {
    const texts = new Map<string, QueuedLetter['texts'][number]>();
    for (const { termId, subject, body } of letter.copies) {
      const key = `${subject}\0${body}`;
      const text = texts.get(key) ?? { to: [], subject, body, passages: passagesToHold(body) };
      text.to.push(names.get(termId) ?? termId);
      texts.set(key, text);
    }
    return {
      id: row.id,
      reasons: row.reasons as HoldReason[],
      language: row.language,
      ask: row.ask,
      place: row.place,
      createdAt: row.createdAt,
      writerName: letter.writerName,
      texts: [...texts.values()],
    };
  });
}

async function namesOf(termIds: string[]): Promise<Map<string, string>> {
  const terms = await db().term.findMany({
    where: { id: { in: [...new Set(termIds)] } },
    select: { id: true, official: { select: { name: true } } },
  });
  return new Map(terms.map(({ id, official }) => [id, official.name]));
}
