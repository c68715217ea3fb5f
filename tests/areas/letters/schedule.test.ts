import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { setClock } from '#lib/kernel/clock.ts';
import { submitLetter } from '#lib/letters/mutations.ts';
import { mayPauseHost } from '#lib/letters/policy.ts';
import { letterOf, lettersOf } from '#lib/letters/queries.ts';
import { cancelWaiting } from '#lib/letters/sending/cancel-mutations.ts';
import { pauseSending, resumeSending } from '#lib/letters/sending/pause-mutations.ts';
import {
  hasPassed,
  instantIn,
  LATEST_DAYS,
  morningBefore,
  nextMorningBefore,
  sendAtOf,
  timesToChoose,
} from '#lib/letters/sending/schedule-rules.ts';
import { sendingState } from '#lib/letters/sending/sending-queries.ts';
import { standOf } from '#lib/letters/sending/stand-rules.ts';
import { useDatabase } from '#tests/support/database.ts';
import { letterTo, makeMember, makePerson, makeTowns, OTHER_TOWN, TOWN } from './facts.ts';
import { claim, sendAll, sendOne, takingAs } from './sending.ts';

const database = useDatabase({ empty: true });
const taking = takingAs({});

beforeAll(() => makeTowns(database.db));
afterEach(() => setClock(null));

let count = 0;
const newTerm = async (town?: string) => {
  count += 1;
  return (await makeMember(database.db, { email: `s${count}@town.example`, ...(town && { town }) })).termId;
};

async function submitted(
  ...args: Parameters<typeof letterTo>
): Promise<{ id: string; actor: Awaited<ReturnType<typeof makePerson>> }> {
  const actor = await makePerson(database.db);
  const outcome = await submitLetter(actor, letterTo(...args));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return { id: outcome.value.id, actor };
}

const termOf = async (letterId: string) =>
  (await database.db.delivery.findFirstOrThrow({ where: { letterId } })).termId ?? '';

const statesOf = async (letterId: string) =>
  (await database.db.delivery.findMany({ where: { letterId } })).map(({ state }) => state).sort();

describe('a time to send', () => {
  const zone = 'America/New_York';
  const at = new Date('2026-11-23T12:00:00Z');

  it('is on the wall clock of the place, in summer and in winter', () => {
    expect(sendAtOf('2026-12-01T08:00', zone, at)).toEqual(new Date('2026-12-01T13:00:00Z'));
    const summer = new Date('2026-06-01T12:00:00Z');
    expect(sendAtOf('2026-06-02T08:00', zone, summer)).toEqual(new Date('2026-06-02T12:00:00Z'));
  });

  it.each([
    ['past', '2026-11-23T06:00'],
    ['at once', '2026-11-23T07:05'],
    ['later than text is kept', '2027-02-01T08:00'],
    ['no such day', '2026-11-31T08:00'],
    ['no such month', '2026-13-01T08:00'],
    ['no such hour', '2026-12-01T24:00'],
    ['no time', 'tomorrow'],
  ])('%s is refused', (_, local) => {
    expect(sendAtOf(local, zone, at)).toBeNull();
  });

  it('that was chosen once has passed when it is too late to wait for it', () => {
    const chosen = instantIn('2026-11-23T07:05', zone);
    expect(chosen).toEqual(new Date('2026-11-23T12:05:00Z'));
    expect(hasPassed(new Date('2026-11-23T12:05:00Z'), at)).toBe(true);
    expect(hasPassed(new Date('2026-11-23T12:10:00Z'), at)).toBe(false);
    expect(instantIn('2026-11-31T08:00', zone)).toBeNull();
  });

  it('is offered on the morning before a meeting, while that is to come', () => {
    // 17:30 on the first of December, in the place.
    const meeting = new Date('2026-12-01T22:30:00Z');
    expect(morningBefore(meeting, zone, at)).toBe('2026-11-30T08:00');
    expect(morningBefore(meeting, zone, new Date('2026-11-30T14:00:00Z'))).toBeNull();
    expect(morningBefore(new Date('2027-03-01T22:30:00Z'), zone, at)).toBeNull();
  });

  it('is not offered before a meeting that was called off, or whose eve is over', () => {
    const on = (day: string, status = 'scheduled') => ({ startsAt: new Date(`${day}T22:30:00Z`), status });
    const meetings = [on('2026-11-23'), on('2026-12-01', 'cancelled'), on('2026-12-08'), on('2026-12-15')];
    expect(nextMorningBefore(meetings, zone, at)).toBe('2026-12-07T08:00');
    expect(nextMorningBefore([on('2026-12-01', 'cancelled')], zone, at)).toBeNull();
  });

  it('can be any between the bounds that the form shows', () => {
    const { min, max } = timesToChoose(zone, at);
    expect(min).toBe('2026-11-23T07:20');
    for (const bound of [min, max]) expect(sendAtOf(bound, zone, at)).not.toBeNull();
    expect(LATEST_DAYS).toBeLessThanOrEqual(60);
  });
});

describe('a letter for later', () => {
  it('waits until then, is looked at again, and leaves', async () => {
    setClock(new Date('2026-11-23T12:00:00Z'));
    const [stays, leaves] = [await newTerm(), await newTerm()];
    const { id, actor } = await submitted([stays, leaves], { sendAt: '2026-12-01T08:00' });
    expect(await sendAll(taking)).toBe(0);
    const leavesAt = new Date('2026-12-01T13:00:00Z');
    expect(await lettersOf(actor)).toMatchObject([{ stand: 'waits', waits: 2, leftAt: leavesAt }]);
    const [waiting] = (await letterOf(actor, id))?.deliveries ?? [];
    expect(waiting?.leavesAt).toBe(leavesAt.toISOString());
    await database.db.term.update({ where: { id: leaves }, data: { endOn: new Date('2026-11-30') } });
    setClock(new Date('2026-12-01T12:59:00Z'));
    expect(await sendAll(taking)).toBe(0);
    setClock(new Date('2026-12-01T13:00:30Z'));
    expect(await sendAll(taking)).toBe(1);
    expect(await statesOf(id)).toEqual(['accepted', 'failed']);
    const [letter] = await lettersOf(actor);
    expect(letter).toMatchObject({ stand: 'sent', waits: 0 });
    expect(Math.abs(Number(letter?.leftAt) - Date.parse('2026-12-01T13:00:30Z'))).toBeLessThan(20_000);
    expect((await letterOf(actor, id))?.deliveries.map((copy) => copy.leavesAt)).toEqual([null, null]);
  });

  it('that its writer cancelled was not sent, and says when it was written', async () => {
    setClock(new Date('2026-11-23T12:00:00Z'));
    const { id, actor } = await submitted([await newTerm()], { sendAt: '2026-12-01T08:00' });
    await cancelWaiting(actor, { letterId: id });
    const [letter] = await lettersOf(actor);
    expect(letter).toMatchObject({ stand: 'stopped', waits: 0 });
    expect(letter?.leftAt).toEqual(letter?.createdAt);
  });

  it('at a time that cannot be is refused whole', async () => {
    setClock(new Date('2026-11-23T12:00:00Z'));
    const outcome = await submitLetter(
      await makePerson(database.db),
      letterTo([await newTerm()], { sendAt: '2026-11-22T08:00' }),
    );
    expect(outcome).toEqual({ ok: false, reason: 'invalid', fields: { sendAt: 'invalid' } });
  });
});

describe('cancelling', () => {
  it('stops what waits, and says so in the log; what is on its way goes on', async () => {
    const { id, actor } = await submitted([await newTerm(), await newTerm()]);
    const batch = await claim();
    expect(batch?.mails).toHaveLength(2);
    expect(await cancelWaiting(actor, { letterId: id })).toEqual({ ok: false, reason: 'conflict' });

    const other = await submitted([await newTerm(), await newTerm()]);
    const stranger = await makePerson(database.db);
    expect(await cancelWaiting(stranger, { letterId: other.id })).toMatchObject({ reason: 'not_found' });
    expect(await cancelWaiting(other.actor, { letterId: other.id })).toEqual({
      ok: true,
      value: { stopped: 2 },
    });
    const letter = await letterOf(other.actor, other.id);
    expect(letter?.deliveries.map(({ lastError }) => lastError)).toEqual(['cancelled', 'cancelled']);
    expect(letter?.deliveries[0]?.log.map(({ state }) => state)).toEqual(['queued', 'failed']);
    expect(await sendAll(taking)).toBe(0);
  });

  it('at the moment of the claim: one of the two wins, never both', async () => {
    for (let round = 0; round < 10; round++) {
      const { id, actor } = await submitted([await newTerm()]);
      const [cancelled, batch] = await Promise.all([cancelWaiting(actor, { letterId: id }), claim()]);
      expect(cancelled.ok).toBe(batch === null);
      expect(await statesOf(id)).toEqual([cancelled.ok ? 'failed' : 'claimed']);
    }
  });
});

describe('a pause', () => {
  it('of the host: everything waits, and leaves when it is over', async () => {
    const { id } = await submitted([await newTerm()]);
    await pauseSending('command');
    await pauseSending('command');
    expect(await sendOne(taking)).toBe('nothing_due');
    expect(await sendingState()).toMatchObject({ pausedSince: expect.any(Date), waiting: 1 });
    await resumeSending('command');
    expect(await sendAll(taking)).toBe(1);
    expect(await statesOf(id)).toEqual(['accepted']);
    expect(await sendingState()).toMatchObject({ pausedSince: null, waiting: 0 });
    const audits = await database.db.auditEntry.findMany({ where: { subject: 'sending:host' } });
    expect(audits.map(({ action }) => action).sort()).toEqual(['sending.pause', 'sending.resume']);
  });

  it('of the host: what may have been sent is told of, and given up on time without a call', async () => {
    await database.db.letter.deleteMany();
    await database.db.deliveryBatch.deleteMany();
    setClock(new Date('2026-11-23T12:00:00Z'));
    const silent = { ok: false, passing: true, error: 'timeout', certain: false } as const;
    const { id, actor } = await submitted([await newTerm()]);
    expect(await sendOne(async () => silent)).toBe('repeat');
    await pauseSending('command');
    const { unknown, unclear } = await sendingState();
    expect([unknown.copies, unclear]).toEqual([1, 0]);
    // Twenty hours after the call.
    expect(unknown.until?.toISOString()).toMatch(/^2026-11-24T08:00/);
    const [copy] = (await letterOf(actor, id))?.deliveries ?? [];
    expect(copy).toMatchObject({ state: 'claimed', unknown: true, calledAt: expect.any(Date) });
    const calls: string[] = [];
    const counting = async (key: string) => {
      calls.push(key);
      return silent;
    };
    setClock(new Date('2026-11-24T07:59:00Z'));
    expect(await sendOne(counting)).toBe('nothing_due');
    expect(await statesOf(id)).toEqual(['claimed']);
    setClock(new Date('2026-11-24T12:00:00Z'));
    expect(await sendOne(counting)).toBe('nothing_due');
    expect((await letterOf(actor, id))?.deliveries[0]).toMatchObject({
      state: 'failed',
      lastError: 'unclear',
      unknown: false,
      calledAt: null,
    });
    expect(await sendingState()).toMatchObject({ unknown: { copies: 0, until: null }, unclear: 1 });
    await resumeSending('command');
    expect(await sendOne(counting)).toBe('nothing_due');
    expect(calls).toEqual([]);
    // The writer may say it again.
    expect((await submitLetter(actor, letterTo([await termOf(id)]))).ok).toBe(true);
  });

  it('of the host is the administrators’', async () => {
    const person = await makePerson(database.db);
    expect(mayPauseHost({ ...person, roles: ['editor', 'organizer'] })).toMatchObject({
      reason: 'forbidden',
    });
    expect(mayPauseHost({ ...person, roles: ['admin'] })).toBeNull();
  });

  it('of a campaign: its letters wait, others leave', async () => {
    const campaign = await database.db.campaign.create({
      data: {
        slug: 'waits',
        title: 'Waits',
        summary: '',
        ask: 'disclose',
        placeGeoid: TOWN,
        goal: 10,
        state: 'published',
        publishedAt: new Date(),
        pausedAt: new Date(),
      },
    });
    const term = await newTerm();
    const held = await submitted([term], { campaign: 'waits' });
    const free = await submitted([term]);
    await sendAll(taking);
    expect(await statesOf(held.id)).toEqual(['queued']);
    expect(await statesOf(free.id)).toEqual(['accepted']);
    expect(await lettersOf(held.actor)).toMatchObject([{ stand: 'paused', waits: 1 }]);
    expect(await letterOf(held.actor, held.id)).toMatchObject({ stand: 'paused', hostPaused: null });
    expect(await lettersOf(free.actor)).toMatchObject([{ stand: 'sent' }]);
    expect((await sendingState()).pausedCampaigns).toMatchObject([{ slug: 'waits', waiting: 1 }]);
    await database.db.campaign.update({ where: { id: campaign.id }, data: { pausedAt: null } });
    await sendAll(taking);
    expect(await statesOf(held.id)).toEqual(['accepted']);
    // When it left, not when it was written.
    const [copy] = await database.db.delivery.findMany({ where: { letterId: held.id } });
    expect(copy?.acceptedAt).not.toBeNull();
    expect(await letterOf(held.actor, held.id)).toMatchObject({ stand: 'sent', leftAt: copy?.acceptedAt });
  });
});

describe('where a letter stands', () => {
  const at = new Date('2026-11-23T12:00:00Z');
  const later = new Date('2026-12-01T13:00:00Z');
  const queued = { state: 'queued', lastError: null } as const;
  const failed = (lastError: string) => ({ state: 'failed', lastError }) as const;
  const accepted = { state: 'accepted', lastError: null } as const;
  const stand = (paused: boolean, deliveries: Parameters<typeof standOf>[0]['deliveries'], sendAt?: Date) =>
    standOf({ sendAt: sendAt ?? null, paused, deliveries }, at);

  it('is not sent while sending is paused and nothing of it has left', () => {
    expect(stand(false, [queued])).toBe('sent');
    expect(stand(true, [queued])).toBe('paused');
    expect(stand(true, [queued, failed('term_ended')])).toBe('paused');
    expect(stand(true, [queued], new Date('2026-11-23T11:00:00Z'))).toBe('paused');
  });

  it('is sent once a copy left, or may have left, whatever was paused after', () => {
    expect(stand(true, [queued, accepted])).toBe('sent');
    expect(stand(true, [queued, { state: 'claimed', lastError: null }])).toBe('sent');
    expect(stand(true, [queued, failed('unclear')])).toBe('sent');
    expect(stand(true, [accepted])).toBe('sent');
  });

  it('waits for its own time before anything else, and is stopped when all of it was kept here', () => {
    expect(stand(true, [queued], later)).toBe('waits');
    expect(stand(false, [queued], later)).toBe('waits');
    expect(stand(true, [failed('cancelled')], later)).toBe('stopped');
  });
});

it('a few letters do not wait behind another campaign’s many: each turn has its share of a batch', async () => {
  const many = [];
  for (let index = 0; index < 20; index++) many.push(await newTerm());
  const campaign = await database.db.campaign.create({
    data: {
      slug: 'many',
      title: 'M',
      summary: '',
      ask: 'disclose',
      placeGeoid: TOWN,
      goal: 1,
      state: 'published',
      publishedAt: new Date(),
    },
  });
  for (let letter = 0; letter < 15; letter++) await submitted(many, { campaign: 'many' });
  const few = await newTerm(OTHER_TOWN);
  const later = await submitted([few], { placeGeoid: OTHER_TOWN });
  const first = await claim();
  expect(first?.mails).toHaveLength(100);
  expect(await statesOf(later.id)).toEqual(['claimed']);
  // What the few do not need the many get.
  expect(await database.db.delivery.count({ where: { state: 'claimed', turn: campaign.id } })).toBe(99);
}, 60_000);
