import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { settleChannel } from '#lib/officials/channels/closed-channel-mutations.ts';
import { closedChannelCount, closedChannels } from '#lib/officials/channels/closed-channel-queries.ts';
import { PUBLISH_CHANNEL } from '#lib/platform/publish.ts';
import { makeMember, makePerson, makeTowns, TOWN } from '#tests/areas/letters/facts.ts';
import { useDatabase } from '#tests/support/database.ts';

const database = useDatabase({ empty: true });
beforeAll(() => makeTowns(database.db));

let count = 0;

/** An address that came back, of somebody who has another one on file and a body with a telephone. */
async function closed() {
  count += 1;
  const { termId, channelId } = await makeMember(database.db, { email: `old${count}@town.example` });
  await database.db.$transaction(async (tx) => {
    for (const [id, owner, kind, value] of [
      [`new${count}`, { termId }, 'email', `new${count}@town.example`],
      [`phone${count}`, { bodyId: `body-${TOWN}` }, 'phone', `+1 305 555 01${10 + count}`],
    ] as const) {
      await tx.channel.create({
        data: {
          id,
          ...owner,
          kind,
          value,
          asOf: new Date('2026-06-01'),
          citations: { create: { sourceId: 'test-source', confidence: 'high' } },
        },
      });
    }
  });
  await database.db.channel.update({
    where: { id: channelId },
    data: { suppressedAt: new Date(), suppressedWhy: 'bounced' },
  });
  return { channelId };
}

describe('the queue of closed addresses', () => {
  it('shows why, since when, and what other sources say of the same person and body', async () => {
    const { channelId } = await closed();
    const found = (await closedChannels()).find(({ id }) => id === channelId);
    expect(found).toMatchObject({
      value: 'old1@town.example',
      why: 'bounced',
      lastWorkedAt: null,
      place: { geoid: TOWN },
      sources: [{ publisher: 'Test Gazette' }],
    });
    expect(found?.name).toMatch(/^Pat Placeholder/);
    expect(found?.others).toMatchObject([
      { kind: 'email', value: 'new1@town.example', of: 'person', asOf: '2026-06-01', closed: false },
      { kind: 'phone', of: 'body', sources: [{ publisher: 'Test Gazette' }] },
    ]);
  });

  it('reopened: it takes mail again, audited, and the page of the place is made anew', async () => {
    const { channelId } = await closed();
    const editor = await makePerson(database.db);
    const listener = new pg.Client({ connectionString: database.url });
    await listener.connect();
    const told: string[] = [];
    listener.on('notification', ({ payload }) => told.push(payload ?? ''));
    await listener.query(`LISTEN ${PUBLISH_CHANNEL}`);
    expect(await settleChannel(editor, { id: channelId, as: 'reopened' })).toMatchObject({ ok: true });
    await listener.query('SELECT 1');
    await listener.end();
    expect(told).toContain(`place:${TOWN}`);
    const channel = await database.db.channel.findUniqueOrThrow({ where: { id: channelId } });
    expect(channel).toMatchObject({ suppressedAt: null, suppressedWhy: null, settledAt: null });
    const [audit] = await database.db.auditEntry.findMany({ where: { subject: `channel:${channelId}` } });
    expect(audit).toMatchObject({ actor: editor.id, action: 'channel.reopened', before: { why: 'bounced' } });
  });

  it('gone: off the queue, closed for good; a second word on it is a conflict', async () => {
    const { channelId } = await closed();
    const editor = await makePerson(database.db);
    const before = await closedChannelCount();
    expect((await settleChannel(editor, { id: channelId, as: 'gone' })).ok).toBe(true);
    expect(await closedChannelCount()).toBe(before - 1);
    const channel = await database.db.channel.findUniqueOrThrow({ where: { id: channelId } });
    expect(channel.suppressedAt).not.toBeNull();
    expect(await settleChannel(editor, { id: channelId, as: 'reopened' })).toEqual({
      ok: false,
      reason: 'conflict',
    });
    expect(await settleChannel(editor, { id: 'no-such', as: 'gone' })).toMatchObject({ reason: 'not_found' });
  });
});
