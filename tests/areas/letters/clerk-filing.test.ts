import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { answersOf } from '#lib/letters/answers/answer-queries.ts';
import { submitLetter } from '#lib/letters/mutations.ts';
import { unseal } from '#lib/platform/cipher.ts';
import { stopJobs } from '#lib/platform/jobs.ts';
import { useDatabase } from '#tests/support/database.ts';
import { letterTo, makeMember, makePerson, makeTowns } from './facts.ts';
import { sendAll } from './sending.ts';

const database = useDatabase({ empty: true });
let bodyId = '';
let termIds: string[] = [];

beforeAll(async () => {
  await makeTowns(database.db);
  const [ana, ben] = [
    await makeMember(database.db, { email: 'ana@town.example' }),
    await makeMember(database.db, { email: 'ben@town.example' }),
  ];
  termIds = [ana.termId, ben.termId];
  const term = await database.db.term.findUniqueOrThrow({
    where: { id: ana.termId },
    include: { seat: true },
  });
  bodyId = term.seat.bodyId;
});
beforeEach(async () => {
  await database.db.delivery.deleteMany();
  await database.db.channel.deleteMany({ where: { clerk: true } });
});
afterAll(() => stopJobs());

function takesCopies(value = 'clerk@town.example', cited = true) {
  return database.db.$transaction((tx) =>
    tx.channel.create({
      data: {
        id: `clerk-${crypto.randomUUID()}`,
        bodyId,
        kind: 'email',
        value,
        clerk: true,
        asOf: new Date('2026-01-01'),
        citations: {
          create: [{ sourceId: 'test-source', confidence: 'high', disputes: !cited }],
        },
      },
    }),
  );
}

describe('a copy for the record', () => {
  it('goes to the clerk with every letter to that body, as one more delivery of the same letter', async () => {
    await takesCopies();
    const actor = await makePerson(database.db);
    const outcome = await submitLetter(actor, letterTo(termIds, { fileWith: [bodyId] }));
    if (!outcome.ok) throw new Error(JSON.stringify(outcome));
    const filed = await database.db.delivery.findFirstOrThrow({ where: { variant: 'record' } });
    expect(filed).toMatchObject({
      termId: null,
      recipientName: 'Office of the Clerk',
      recipientEmail: 'clerk@town.example',
    });
    const { subject, body } = unseal<{ subject: string; body: string }>(
      'delivery',
      filed.sealed ?? new Uint8Array(),
    );
    expect(subject).toMatch(/^For the official record: letters to the /);
    expect(body.match(/please publish how the agreement is used/g)).toHaveLength(2);
    expect(body).toMatch(/\nAna Example$/);

    await sendAll();
    const sent = await database.db.delivery.findMany({ where: { letterId: outcome.value.id } });
    expect(sent.map(({ state }) => state)).toEqual(
      ['accepted', 'accepted', 'accepted'].map(() => sent[0]?.state),
    );
    expect(['accepted', 'delivered']).toContain(sent[0]?.state);
    const mails = await database.db.outboxMessage.findMany({ where: { to: 'clerk@town.example' } });
    expect(mails).toHaveLength(1);
    // Only those who decide are asked about: a clerk files.
    const answers = await answersOf(actor, outcome.value.id);
    expect(answers?.copies.map(({ name }) => name)).not.toContain('Office of the Clerk');
    expect(answers?.copies).toHaveLength(2);
  });

  it('is refused where no clerk takes any, or only without a source, and then nothing is sent', async () => {
    const actor = await makePerson(database.db);
    const refused = { reason: 'invalid', fields: { 'fileWith.0': 'noEmail' } };
    expect(await submitLetter(actor, letterTo(termIds, { fileWith: [bodyId] }))).toMatchObject(refused);
    await takesCopies('unsourced@town.example', false);
    expect(await submitLetter(actor, letterTo(termIds, { fileWith: [bodyId] }))).toMatchObject(refused);
    expect(await submitLetter(actor, letterTo(termIds, { fileWith: ['no-such-body'] }))).toMatchObject(
      refused,
    );
    expect(await database.db.delivery.count()).toBe(0);
  });

  it('is not sent any more when the address stops being a clerk’s, or stops taking mail', async () => {
    for (const change of [{ clerk: false }, { suppressedAt: new Date() }]) {
      const channel = await takesCopies(`clerk${Math.random()}@town.example`);
      const outcome = await submitLetter(
        await makePerson(database.db),
        letterTo(termIds, { fileWith: [bodyId] }),
      );
      if (!outcome.ok) throw new Error(JSON.stringify(outcome));
      await database.db.channel.update({ where: { id: channel.id }, data: change });
      await sendAll();
      const filed = await database.db.delivery.findFirstOrThrow({
        where: { letterId: outcome.value.id, variant: 'record' },
      });
      expect(filed.state).toBe('failed');
      expect(filed.lastError).toMatch(/^channel_(gone|suppressed)$/);
      await database.db.channel.delete({ where: { id: channel.id } }).catch(() => undefined);
    }
  });
});
