import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Actor, Viewer } from '#lib/kernel/actor.ts';
import { setClock } from '#lib/kernel/clock.ts';
import { askMe, endQuestions, tellAnswer } from '#lib/letters/answers/answer-actions.ts';
import { askWriters } from '#lib/letters/answers/answer-mutations.ts';
import { answerRecordOf, answersByLink, answersOf } from '#lib/letters/answers/answer-queries.ts';
import { answerToken, readAnswerToken } from '#lib/letters/answers/answer-token.ts';
import { submitLetter } from '#lib/letters/mutations.ts';
import { stopJobs } from '#lib/platform/jobs.ts';
import { useDatabase } from '#tests/support/database.ts';
import { letterTo, makeMember, makePerson, makeTowns, TOWN } from './facts.ts';

let viewer: Viewer = null;
vi.mock('#lib/platform/auth.ts', () => ({ currentViewer: async () => viewer }));
vi.mock('next/headers', () => ({ headers: async () => new Headers() }));
vi.mock('next/cache', () => ({ refresh: () => undefined }));

const SENT = new Date('2026-03-02T15:00:00Z');
const database = useDatabase({ empty: true });
let ana: Actor;
let one: { termId: string };
let two: { termId: string };

const inDays = (days: number) => new Date(SENT.getTime() + days * 86_400_000 + 60_000);

beforeAll(async () => {
  await makeTowns(database.db);
  one = await makeMember(database.db, { email: 'one@town.example' });
  two = await makeMember(database.db, { email: 'two@town.example' });
});
beforeEach(async () => {
  setClock(SENT);
  viewer = null;
  await database.db.letter.deleteMany();
  await database.db.outboxMessage.deleteMany();
  ana = await makePerson(database.db);
});
afterAll(async () => {
  setClock(null);
  await stopJobs();
});

/** A letter to both, delivered, whose writer wants to be asked. */
async function sentLetter(writer = ana, asks = true) {
  const outcome = await submitLetter(writer, letterTo([one.termId, two.termId]));
  if (!outcome.ok) throw new Error(outcome.reason);
  const { id } = outcome.value;
  // As the worker and the provider would leave it.
  await database.db.$executeRaw`
    UPDATE "Delivery" SET state = 'delivered', "acceptedAt" = ${SENT}, "finishedAt" = ${SENT}, "providerId" = 'm-' || id
     WHERE "letterId" = ${id}`;
  await database.db.letter.update({ where: { id }, data: { asksForAnswer: asks } });
  const copies = await database.db.delivery.findMany({ where: { letterId: id }, orderBy: { id: 'asc' } });
  return { id, token: answerToken({ what: 'letter', id }), copies: copies.map((copy) => copy.id) };
}

const questions = () =>
  database.db.outboxMessage.findMany({ where: { kind: 'question' }, orderBy: { createdAt: 'asc' } });

describe('questions', () => {
  it('go out after 7 and after 21 days, once each, to writers who want them', async () => {
    await sentLetter();
    await sentLetter(await makePerson(database.db), false);
    setClock(inDays(6));
    expect(await askWriters()).toEqual({ asked: 0, later: 0, more: false });
    setClock(inDays(7));
    expect(await askWriters()).toEqual({ asked: 1, later: 0, more: false });
    expect(await askWriters()).toEqual({ asked: 0, later: 0, more: false });
    setClock(inDays(21));
    expect(await askWriters()).toEqual({ asked: 1, later: 0, more: false });
    setClock(inDays(60));
    expect(await askWriters()).toEqual({ asked: 0, later: 0, more: false });
    const mails = await questions();
    expect(mails.map(({ to }) => to)).toEqual([ana.email, ana.email]);
    expect(mails[0]?.headers).toMatchObject({ 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' });
  });

  it('of two workers at once only one asks', async () => {
    await sentLetter();
    setClock(inDays(7));
    const results = await Promise.all([askWriters(), askWriters(), askWriters()]);
    expect(results.reduce((sum, { asked }) => sum + asked, 0)).toBe(1);
    expect(await questions()).toHaveLength(1);
  });

  it('reach a writer behind more letters with nothing to ask than are looked at together', async () => {
    const { id } = await sentLetter();
    // Before it in the order of looking, all of them asked already.
    await database.db.$executeRaw`
      INSERT INTO "Letter" (id, "userId", "placeGeoid", ask, language, "noticeAcknowledgedAt", "submissionKey", "asksForAnswer")
      SELECT '!' || n, ${ana.id}, ${TOWN}, 'disclose', 'en', now(), '!' || n, true FROM generate_series(1, 600) n`;
    await database.db.$executeRaw`
      INSERT INTO "Delivery" (id, "letterId", "termId", "recipientName", "recipientOffice", "recipientEmail", variant, state, "providerId", "acceptedAt", "finishedAt")
      SELECT '!' || n, '!' || n, ${one.termId}, 'Pat', 'Seat', 'one@town.example', 'no_recorded_vote', 'delivered', '!' || n, ${SENT}, ${SENT}
        FROM generate_series(1, 600) n`;
    await database.db.$executeRaw`
      INSERT INTO "AnswerQuestion" ("letterId", "afterDays", "triedAt", "sentAt")
      SELECT '!' || n, 7, now(), now() FROM generate_series(1, 600) n`;
    setClock(inDays(7));
    expect(await askWriters()).toEqual({ asked: 1, later: 0, more: false });
    expect((await database.db.answerQuestion.findMany({ where: { letterId: id } })).length).toBe(1);
  });

  it('name only those who have not answered, and nobody when all have', async () => {
    const { token, copies } = await sentLetter();
    await tellAnswer({ token, deliveryId: copies[0] ?? '', kind: 'answered' });
    setClock(inDays(7));
    await askWriters();
    const [mail] = await questions();
    expect(mail?.text).toContain(copies[1]);
    expect(mail?.text).not.toContain(copies[0]);
    await tellAnswer({ token, deliveryId: copies[1] ?? '', kind: 'answered' });
    setClock(inDays(21));
    expect(await askWriters()).toEqual({ asked: 0, later: 0, more: false });
  });

  it('end with one press, for all letters of the person and nobody else', async () => {
    const mine = await sentLetter();
    const ben = await makePerson(database.db);
    const his = await sentLetter(ben);
    const stop = answerToken({ what: 'stop', id: ana.id });
    expect(await endQuestions({ token: `${stop}x` })).toMatchObject({ ok: false, reason: 'forbidden' });
    expect(await endQuestions({ token: mine.token })).toMatchObject({ ok: false, reason: 'forbidden' });
    expect(await endQuestions({ token: stop })).toEqual({ ok: true, value: { stopped: 1 } });
    expect(await endQuestions({ token: stop })).toEqual({ ok: true, value: { stopped: 0 } });
    expect((await answersByLink(his.id))?.asksForAnswer).toBe(true);
  });

  it('can be asked for and ended on the letter page by its writer alone', async () => {
    const { id } = await sentLetter(ana, false);
    viewer = await makePerson(database.db);
    expect(await askMe({ letterId: id, ask: 'yes' })).toMatchObject({ ok: false, reason: 'not_found' });
    viewer = ana;
    expect(await askMe({ letterId: id, ask: 'yes' })).toMatchObject({ ok: true });
    expect((await answersOf(ana, id))?.asksForAnswer).toBe(true);
  });
});

describe('an answer', () => {
  it('is told through the link, changed later, and refused for a copy of another letter', async () => {
    const { id, token, copies } = await sentLetter();
    const other = await sentLetter(await makePerson(database.db));
    const [deliveryId = ''] = copies;
    setClock(inDays(8));
    expect(await tellAnswer({ token, deliveryId, kind: 'none' })).toMatchObject({ ok: true });
    expect(await tellAnswer({ token, deliveryId, kind: 'answered', cameOn: '2026-03-05' })).toMatchObject({
      ok: true,
    });
    expect((await answersByLink(id))?.copies.find((copy) => copy.deliveryId === deliveryId)).toMatchObject({
      kind: 'answered',
      cameOn: '2026-03-05',
    });
    for (const cameOn of ['2026-03-01', '2026-04-01']) {
      expect(await tellAnswer({ token, deliveryId, kind: 'answered', cameOn })).toMatchObject({
        ok: false,
        reason: 'invalid',
        fields: { cameOn: 'range' },
      });
    }
    expect(await tellAnswer({ token, deliveryId: other.copies[0] ?? '', kind: 'none' })).toMatchObject({
      ok: false,
      reason: 'not_found',
    });
    expect(await tellAnswer({ token: `${token}x`, deliveryId, kind: 'none' })).toMatchObject({
      reason: 'forbidden',
    });
  });

  it('of a link that is too old is not shown; no token can be made up', async () => {
    const { id, token } = await sentLetter();
    expect(readAnswerToken(token)).toEqual({ what: 'letter', id });
    expect(readAnswerToken(token.replace(/^l/, 's'))).toBeNull();
    setClock(inDays(121));
    expect(await answersByLink(id)).toBeNull();
  });
});

describe('a second letter', () => {
  it('goes out a week after the first, in its thread, and not before', async () => {
    const { id, copies } = await sentLetter();
    setClock(inDays(6));
    expect(await submitLetter(ana, letterTo([one.termId], { follows: id }))).toMatchObject({
      ok: false,
      reason: 'invalid',
      fields: { follows: 'early' },
    });
    setClock(inDays(8));
    const outcome = await submitLetter(ana, letterTo([one.termId], { follows: id }));
    if (!outcome.ok) throw new Error(outcome.reason);
    const [second] = await database.db.delivery.findMany({ where: { letterId: outcome.value.id } });
    const first = await database.db.delivery.findFirstOrThrow({
      where: { letterId: id, termId: one.termId },
    });
    expect(second?.followsId).toBe(first.id);
    expect(copies).toContain(first.id);
  });

  it('does not attach to a letter of somebody else', async () => {
    const { id } = await sentLetter(await makePerson(database.db));
    setClock(inDays(8));
    const outcome = await submitLetter(ana, letterTo([one.termId], { follows: id }));
    if (!outcome.ok) throw new Error(outcome.reason);
    const [copy] = await database.db.delivery.findMany({ where: { letterId: outcome.value.id } });
    expect(copy?.followsId).toBeNull();
  });
});

describe('the record of an official', () => {
  it('is shown from ten told letters on', async () => {
    const { officialId } = await database.db.term.findUniqueOrThrow({ where: { id: one.termId } });
    for (let count = 1; count <= 10; count++) {
      expect(await answerRecordOf(officialId)).toBeNull();
      const { id, token } = await sentLetter(await makePerson(database.db));
      const { id: deliveryId } = await database.db.delivery.findFirstOrThrow({
        where: { letterId: id, termId: one.termId },
      });
      await tellAnswer({ token, deliveryId, kind: count <= 4 ? 'answered' : 'none' });
    }
    expect(await answerRecordOf(officialId)).toMatchObject({ delivered: 10, told: 10, answered: 4 });
  });
});
