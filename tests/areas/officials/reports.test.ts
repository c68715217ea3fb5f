import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Viewer } from '#lib/kernel/actor.ts';
import { setClock } from '#lib/kernel/clock.ts';
import { closeReport, sendReport } from '#lib/officials/reports/report-actions.ts';
import { removeExpiredReports, tellReporters } from '#lib/officials/reports/report-mutations.ts';
import { openReports } from '#lib/officials/reports/report-queries.ts';
import { useDatabase } from '#tests/support/database.ts';
import { makePerson } from '#tests/support/people.ts';

let looking: Viewer = null;
vi.mock('#lib/platform/auth.ts', () => ({ currentViewer: async () => looking }));
vi.mock('next/headers', () => ({ headers: async () => new Headers() }));

const database = useDatabase();
let number = 0;

beforeEach(async () => {
  looking = null;
  await database.db.rateWindow.deleteMany();
  await database.db.factReport.deleteMany();
  await database.db.outboxMessage.deleteMany();
});
afterEach(() => setClock(null));

const person = (role: 'resident' | 'editor' | 'admin') =>
  makePerson(database.db, `${role}${++number}`, [role]);

async function report(more: Record<string, string> = {}): Promise<string> {
  const event = await database.db.agreementEvent.findFirstOrThrow({ where: { placeGeoid: '1245000' } });
  const outcome = await sendReport({
    fact: `event:${event.id}`,
    text: 'The day is wrong.',
    language: 'es',
    ...more,
  });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.value.id;
}

describe('a reader’s report', () => {
  it('is taken from a stranger and stands in the queue with its fact', async () => {
    await report({ link: 'https://example.org/minutes', email: '' });
    const [queued] = await openReports(await person('editor'));
    expect(queued).toMatchObject({
      text: 'The day is wrong.',
      link: 'https://example.org/minutes',
      waits: false,
      line: { place: { geoid: '1245000' } },
      edit: { kind: 'event' },
    });
    expect(await openReports(await person('resident'))).toEqual([]);
  });

  it('can be made about any kind of fact', async () => {
    const { db } = database;
    const refs = [
      'place:1245000',
      `agency:${(await db.agency.findFirstOrThrow()).id}`,
      `agreement:${(await db.agreement.findFirstOrThrow()).id}`,
      `body:${(await db.body.findFirstOrThrow()).id}`,
      `term:${(await db.term.findFirstOrThrow()).id}`,
      `motion:${(await db.motion.findFirstOrThrow()).id}`,
      `position:${(await db.position.findFirstOrThrow()).id}`,
      `tally:${(await db.motionTally.findFirstOrThrow()).id}`,
      `statement:${(await db.statement.findFirstOrThrow()).id}`,
      `rule:${(await db.rule.findFirstOrThrow()).id}`,
    ];
    for (const fact of refs)
      expect(await sendReport({ fact, text: 'x', language: 'en' })).toMatchObject({ ok: true });
    for (const { line } of await openReports(await person('editor'))) expect(line).not.toBeNull();
  });

  it('is refused when it is about nothing, empty, or too often', async () => {
    const send = (more: object) => sendReport({ fact: 'place:12', text: 'x', language: 'en', ...more });
    expect(await send({ fact: 'place:99' })).toMatchObject({ reason: 'not_found' });
    expect(await send({ fact: 'user:1' })).toMatchObject({ fields: { fact: 'invalid' } });
    expect(await send({ text: '  ' })).toMatchObject({ fields: { text: 'required' } });
    expect(await send({ link: 'javascript:alert(1)' })).toMatchObject({ fields: { link: 'webAddress' } });
    expect(await send({ email: 'nobody' })).toMatchObject({ fields: { email: 'email' } });
    for (let count = 0; count < 5; count++) expect(await send({})).toMatchObject({ ok: true });
    expect(await send({})).toMatchObject({ reason: 'too_many' });
  });

  it('keeps an address sealed, tells the outcome in the reader’s language once, and forgets the address', async () => {
    const id = await report({ email: 'reader@example.org' });
    const stored = await database.db.factReport.findUniqueOrThrow({ where: { id } });
    expect(Buffer.from(stored.sealedEmail ?? []).toString('latin1')).not.toContain('reader');
    looking = await person('editor');
    expect(await closeReport({ id, outcome: 'corrected', answer: 'Gracias, era el día 12.' })).toMatchObject({
      ok: true,
    });
    await tellReporters();
    const mails = await database.db.outboxMessage.findMany();
    expect(mails).toMatchObject([{ to: 'reader@example.org', kind: 'report' }]);
    expect(mails[0]?.text).toContain('corrigió el dato');
    expect(mails[0]?.text).toContain('Gracias, era el día 12.');
    expect(mails[0]?.text).toContain('/es/fl/miami');
    expect(await database.db.factReport.findUnique({ where: { id } })).toMatchObject({
      state: 'corrected',
      sealedEmail: null,
    });
    expect(await closeReport({ id, outcome: 'unchanged', answer: 'Again.' })).toMatchObject({
      reason: 'conflict',
    });
    expect(await database.db.auditEntry.count({ where: { subject: `report:${id}` } })).toBe(1);
  });

  it('is told with the day that it was at the place', async () => {
    // Nine in the evening of 22 November in Miami.
    setClock(new Date('2026-11-23T02:00:00Z'));
    const id = await report({ email: 'reader@example.org' });
    looking = await person('editor');
    await closeReport({ id, outcome: 'unchanged', answer: 'Está bien.' });
    const mail = await database.db.outboxMessage.findFirstOrThrow();
    expect(mail.text).toContain('22 de noviembre de 2026');
  });

  it('is told though another’s address cannot be opened', async () => {
    const broken = await report({ email: 'lost@example.org' });
    const id = await report({ email: 'reader@example.org' });
    await database.db.factReport.update({
      where: { id: broken },
      data: {
        sealedEmail: Buffer.from('no key opens this'),
        state: 'unchanged',
        answer: 'x',
        answeredAt: new Date(0),
      },
    });
    looking = await person('editor');
    expect(await closeReport({ id, outcome: 'unchanged', answer: 'It is right.' })).toMatchObject({
      ok: true,
    });
    expect(await database.db.outboxMessage.findMany()).toMatchObject([{ to: 'reader@example.org' }]);
  });

  it('is answered by editors and admins only', async () => {
    const id = await report();
    const close = () => closeReport({ id, outcome: 'unchanged', answer: 'The source says so.' });
    expect(await close()).toMatchObject({ reason: 'signed_out' });
    looking = await person('resident');
    expect(await close()).toMatchObject({ reason: 'forbidden' });
    looking = await person('admin');
    expect(await close()).toMatchObject({ ok: true });
  });

  it('is deleted 90 days after its answer, or after a year without one', async () => {
    const [answered, open] = [await report(), await report()];
    looking = await person('editor');
    await closeReport({ id: answered, outcome: 'unchanged', answer: 'It is right.' });
    const in_ = (days: number) => setClock(new Date(Date.now() + days * 86_400_000));
    in_(89);
    expect(await removeExpiredReports()).toBe(0);
    in_(91);
    expect(await removeExpiredReports()).toBe(1);
    expect(await database.db.factReport.findMany({ select: { id: true } })).toEqual([{ id: open }]);
    in_(366);
    expect(await removeExpiredReports()).toBe(1);
  });
});
