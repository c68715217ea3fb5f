import { describe, expect, test } from 'vitest';
import {
  bodiesOf,
  motionsOf,
  officialBySlug,
  recipientsOf,
  rulesOf,
  timelineOf,
} from '#lib/officials/queries.ts';
import { seatRecord, whipCount } from '#lib/officials/rules.ts';
import { useDatabase } from '#tests/support/database.ts';

const MIAMI = '1245000';
const SOUTH_MIAMI = '1267550';
const KEY_WEST = '1236550';
const TALLAHASSEE = '1270600';
const HOMESTEAD = '1232275';
const TODAY = '2026-11-23';

const database = useDatabase();

async function countIn(geoid: string, today = TODAY) {
  const [body] = await bodiesOf(geoid);
  if (!body) throw new Error(`no body in ${geoid}`);
  const records = body.seats.map((seat) => seatRecord(seat, today));
  return { body, records, count: whipCount(records, body, 'end', await motionsOf(geoid)) };
}

describe('the bench of Miami', () => {
  test('two on record against the agreement, two for it, one who said something, nobody who proposed to end it', async () => {
    const { count } = await countIn(MIAMI);
    expect(count).toMatchObject({
      needed: 3,
      seats: 5,
      onRecordToEnd: 2,
      onRecordToKeep: 2,
      conditional: 1,
      sponsor: null,
    });
  });

  test('Escalona has no vote; his predecessor Carollo has one and is former', async () => {
    const records = (await bodiesOf(MIAMI)).flatMap(({ seats }) =>
      seats.map((seat) => seatRecord(seat, TODAY)),
    );
    const escalona = records.find(({ holder }) => holder?.person.slug === 'rolando-escalona');
    expect(escalona?.holder?.person.votes).toEqual([]);
    const former = records.flatMap((record) => record.former);
    const carollo = former.find(({ person }) => person.slug === 'joe-carollo');
    expect(carollo?.person.votes.map(({ on, value }) => [on, value])).toEqual([['2025-06-17', 'yes']]);
  });

  test('every fact has a source', async () => {
    const [body] = await bodiesOf(MIAMI);
    for (const seat of body?.seats ?? []) {
      for (const term of seat.terms) {
        expect(term.sources).not.toEqual([]);
        for (const vote of term.person.votes) expect(vote.sources).not.toEqual([]);
        for (const statement of term.person.statements) expect(statement.sources).not.toEqual([]);
      }
    }
  });
});

test('Key West: three voted both ways, the vacant seat is no vote, and the proposal to void was undone', async () => {
  const { count } = await countIn(KEY_WEST);
  expect(count).toMatchObject({ onRecordToEnd: 2, onRecordToKeep: 4, vacant: 1, changed: 3 });
  expect(count.sponsor).toMatchObject({ name: 'Monica Haskell', outcome: 'undone' });
});

test('tallies that differ stand side by side, the surer first', async () => {
  const voided = (await motionsOf(KEY_WEST)).find((motion) => motion.id === 'key-west-2025-06-30-void');
  expect(voided?.tallies.map(({ yes, no }) => [yes, no])).toEqual([
    [6, 1],
    [5, 1],
  ]);
  expect(voided?.tallies.every(({ sources }) => sources.length > 0)).toBe(true);
});

test('a term that has ended leaves the seat to a successor who is not on file', async () => {
  const before = await recipientsOf(TALLAHASSEE, '2026-11-15');
  const after = await recipientsOf(TALLAHASSEE, '2026-11-16');
  expect(before.map(({ slug }) => slug)).toContain('john-dailey');
  expect(after.map(({ slug }) => slug)).not.toContain('john-dailey');
  expect(after).toHaveLength(before.length - 1);
  const { records } = await countIn(TALLAHASSEE);
  expect(records.find(({ seat }) => seat.kind === 'mayor')).toMatchObject({
    mark: 'vacant',
    vacancy: 'successor_not_on_file',
  });
});

describe('recipients', () => {
  test('who voted both ways is shown with both votes, the newest first', async () => {
    const recipients = await recipientsOf(KEY_WEST, TODAY);
    for (const { mark, otherVote } of recipients) expect(otherVote !== null).toBe(mark === 'mixed');
    const turned = recipients.filter(({ mark }) => mark === 'mixed');
    expect(turned.length).toBeGreaterThan(0);
    for (const { decidingVote, otherVote } of turned) {
      expect([otherVote?.on, decidingVote?.on]).toEqual(['2025-06-30', '2025-07-08']);
      expect(otherVote?.sources).not.toEqual([]);
    }
  });

  test('have an e-mail channel only where a source gives one', async () => {
    expect((await recipientsOf(MIAMI, TODAY)).map(({ email }) => email)).toEqual(Array(6).fill(null));
    const [mayor] = await recipientsOf(HOMESTEAD, TODAY);
    expect(mayor).toMatchObject({ seatKind: 'mayor', familyName: 'Losner', mark: 'none' });
    expect(mayor?.email?.value).toBe('slosner@homesteadfl.gov');
    expect(mayor?.email?.sources).not.toEqual([]);
  });

  test('carry the vote that decides and the postal address of the body', async () => {
    const all = await recipientsOf(MIAMI, TODAY);
    const king = all.find(({ slug }) => slug === 'christine-king');
    expect(king).toMatchObject({ mark: 'voted_end', direction: 'end', votes: true });
    expect(king?.decidingVote).toMatchObject({ effect: 'sign', value: 'no', on: '2025-06-17' });
    expect(king?.postalAddress).toBe('City Hall\n3500 Pan American Drive\nMiami, FL 33133');
    expect(all.find(({ seatKind }) => seatKind === 'mayor')).toMatchObject({
      votes: false,
      decidingVote: null,
    });
  });

  test('lose an address that stopped taking mail', async () => {
    await database.db.channel.updateMany({
      where: { kind: 'email', term: { official: { familyName: 'Losner' } } },
      data: { suppressedAt: new Date('2026-11-20T00:00:00Z') },
    });
    const [mayor] = await recipientsOf(HOMESTEAD, TODAY);
    expect(mayor?.email).toBeNull();
    expect(mayor?.otherChannels.some(({ kind }) => kind === 'email')).toBe(false);
  });

  test('are plain values', async () => {
    const all = await recipientsOf(MIAMI, TODAY);
    expect(JSON.parse(JSON.stringify(all))).toEqual(all);
  });
});

describe('the timeline', () => {
  test('runs from the newest to the oldest and tells no motion twice', async () => {
    for (const geoid of [MIAMI, KEY_WEST, TALLAHASSEE, SOUTH_MIAMI]) {
      const entries = await timelineOf(geoid);
      const days = entries.map(({ on }) => on);
      expect(days).toEqual(days.toSorted().toReversed());
      const motions = entries.flatMap(({ motion }) => motion?.id ?? []);
      expect(motions.toSorted()).toEqual((await motionsOf(geoid)).map(({ id }) => id).toSorted());
      expect(entries.every(({ sources }) => sources.length > 0)).toBe(true);
    }
  });

  test('is empty where nothing is on file', async () => {
    expect(await timelineOf('0000000')).toEqual([]);
  });
});

describe('an official', () => {
  test('is found in the own place, with the exact words of statements', async () => {
    const porter = await officialBySlug(TALLAHASSEE, 'jack-porter');
    const quotation = porter?.person.statements.find(({ kind }) => kind === 'quotation');
    expect(quotation?.words).toMatch(/^Local elected officials are being threatened/);
    expect(quotation?.language).toBe('en');
  });

  test('is not found in another place or under no name', async () => {
    expect(await officialBySlug(MIAMI, 'jack-porter')).toBeNull();
    expect(await officialBySlug(TALLAHASSEE, '')).toBeNull();
  });
});

test('rules: the own and those of the state for municipalities, never those for counties alone', async () => {
  const rules = await rulesOf({ geoid: MIAMI, stateGeoid: '12' });
  expect(rules.some(({ placeGeoid }) => placeGeoid === MIAMI)).toBe(true);
  const counties = await database.db.rule.findMany({ where: { appliesTo: 'county' }, select: { id: true } });
  expect(rules.filter(({ id }) => counties.some((county) => county.id === id))).toEqual([]);
  expect(rules.some(({ topic, contested }) => topic === 'state_board' && contested)).toBe(true);
});
