import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Viewer } from '#lib/kernel/actor.ts';
import { setClock } from '#lib/kernel/clock.ts';
import { LOCALES } from '#lib/kernel/locales.ts';
import { submitLetter } from '#lib/letters/mutations.ts';
import { decideHeld } from '#lib/letters/protection/held-actions.ts';
import { removeExpiredHeld } from '#lib/letters/protection/held-mutations.ts';
import { tellWriters } from '#lib/letters/protection/held-told-mutations.ts';
import type { Letter } from '#lib/letters/schema.ts';
import { removeExpiredTexts } from '#lib/letters/sending/retention-mutations.ts';
import { stopJobs } from '#lib/platform/jobs.ts';
import { useDatabase } from '#tests/support/database.ts';
import { whereItStands } from '#tests/support/everything.ts';
import { letterTo, makeMember, makePerson, makeTowns } from './facts.ts';

let viewer: Viewer = null;
vi.mock('#lib/platform/auth.ts', () => ({ currentViewer: async () => viewer }));
vi.mock('next/headers', () => ({ headers: async () => new Headers() }));
vi.mock('next/cache', () => ({ refresh: () => undefined }));

const T0 = new Date('2026-11-23T12:00:00Z');
const database = useDatabase({ empty: true });

beforeAll(async () => {
  await makeTowns(database.db);
  viewer = { ...(await makePerson(database.db)), roles: ['editor'] };
});
afterEach(() => setClock(null));
afterAll(() => stopJobs());

/** A letter with a word that stands nowhere else, held because it can be read as a threat. */
async function heldLetter(more: Partial<Letter> = {}) {
  const ana = await makePerson(database.db);
  const { termId } = await makeMember(database.db, { email: `${randomUUID()}@town.example` });
  const mark = `zebra${randomUUID().replaceAll('-', '')}`;
  const letter = letterTo([termId], more);
  const copies = letter.copies.map((copy) => ({
    ...copy,
    subject: `Subject ${mark}`,
    body: `${copy.body}\n\nWe know where you live. ${mark}`,
  }));
  const outcome = await submitLetter(ana, { ...letter, copies });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return { ana, mark, id: outcome.value.id };
}

const mailsTo = (to: string) => database.db.outboxMessage.findMany({ where: { to, kind: 'held' } });

describe('the writer of a letter that waited for a person', () => {
  it.each(LOCALES)('is told in %s that it was let go, and where it is', async (language) => {
    const { ana, mark, id } = await heldLetter({ language });
    expect(await tellWriters()).toEqual({ told: 0 });
    expect(await decideHeld({ id, decision: 'release' })).toMatchObject({ ok: true });
    const { letterId } = await database.db.heldLetter.findUniqueOrThrow({ where: { id } });
    const [mail, ...more] = await mailsTo(ana.email);
    expect(more).toEqual([]);
    expect(mail?.html).toContain(`<html lang="${language}"`);
    const prefix = language === 'en' ? '' : `/${language}`;
    expect(mail?.text).toMatch(new RegExp(`^http\\S+${prefix}/account/letters/${letterId}$`, 'm'));
    expect(await whereItStands(database.db, mark)).toEqual(['public.Delivery.sealed']);
  });

  it('is told when it leaves, if they chose a time that is still to come', async () => {
    setClock(T0);
    const { ana, id } = await heldLetter({ sendAt: '2026-12-01T08:00' });
    await decideHeld({ id, decision: 'release' });
    expect((await mailsTo(ana.email))[0]?.text).toContain(
      'It leaves on Tuesday, December 1, 2026 at 8:00 AM. Until then you can cancel it.',
    );
  });

  it('is told that it was not sent, with none of its text and not the reason, which stands on their page', async () => {
    const { ana, mark, id } = await heldLetter();
    const note = `It reads as a threat: “${mark}”.`;
    await decideHeld({ id, decision: 'refuse', note });
    const [mail] = await mailsTo(ana.email);
    expect(mail?.subject).toBe('Your letter to officials of Nowhere Springs was not sent');
    expect(mail?.text).toMatch(/^http\S+\/account\/letters$/m);
    expect(Object.keys(mail?.headers ?? {})).toEqual([]);
    expect(await whereItStands(database.db, mark)).toEqual(['public.HeldLetter.note']);
  });

  it('is told when nobody read it in time, by the clock', async () => {
    setClock(T0);
    const { ana, id } = await heldLetter();
    setClock(new Date(T0.getTime() + 15 * 86_400_000));
    await removeExpiredTexts();
    expect(await tellWriters()).toEqual({ told: 1 });
    expect(await tellWriters()).toEqual({ told: 0 });
    expect((await mailsTo(ana.email))[0]?.text).toMatch(/within 14 days\. It was not sent/);
    expect(await database.db.heldLetter.findUniqueOrThrow({ where: { id } })).toMatchObject({
      state: 'expired',
      toldAt: expect.any(Date),
    });
  });

  it('is told once, also where the note of it was lost', async () => {
    const { ana, id } = await heldLetter();
    await decideHeld({ id, decision: 'refuse', note: 'No.' });
    await database.db.heldLetter.update({ where: { id }, data: { toldAt: null } });
    await tellWriters();
    expect(await mailsTo(ana.email)).toHaveLength(1);
  });

  it('who took it back is told nothing', async () => {
    setClock(T0);
    const { ana, id } = await heldLetter();
    await database.db.heldLetter.delete({ where: { id } });
    setClock(new Date(T0.getTime() + 15 * 86_400_000));
    await removeExpiredHeld();
    await tellWriters();
    expect(await mailsTo(ana.email)).toEqual([]);
  });
});
