import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { histories, historySources } from '#seed/history/index.ts';
import { openStatesMayors } from '#seed/history/open-states.ts';
import { historyRows } from '#seed/history/rows.ts';

const rows = historyRows(histories, historySources);
const all = JSON.stringify(histories);
const date = (value: Date | string | null | undefined) =>
  value ? new Date(value).toISOString().slice(0, 10) : undefined;
const inTable = readFileSync(new URL('../../../prisma/seed/data/sources.tsv', import.meta.url), 'utf8')
  .split('\n')
  .map((line) => line.split('\t')[0]);
const motion = (id: string) => rows.motions.find((it) => it.id === id);
const positionsOf = (id: string) =>
  Object.fromEntries(rows.positions.filter((it) => it.motionId === id).map((it) => [it.termId, it.value]));

describe('sources', () => {
  test('every fact has one', () => {
    const cited = (key: keyof (typeof rows.citations)[number], ids: (string | undefined)[]) =>
      ids.filter((id) => !rows.citations.some((it) => it[key] === id));
    expect(
      cited(
        'bodyId',
        rows.bodies.map((it) => it.id),
      ),
    ).toEqual([]);
    expect(
      cited(
        'termId',
        rows.terms.map((it) => it.id),
      ),
    ).toEqual([]);
    expect(
      cited(
        'motionId',
        rows.motions.map((it) => it.id),
      ),
    ).toEqual([]);
    expect(
      cited(
        'tallyId',
        rows.tallies.map((it) => it.id),
      ),
    ).toEqual([]);
    expect(
      cited(
        'eventId',
        rows.events.map((it) => it.id),
      ),
    ).toEqual([]);
    expect(
      cited(
        'statementId',
        rows.statements.map((it) => it.id),
      ),
    ).toEqual([]);
    expect(
      cited(
        'channelId',
        rows.channels.map((it) => it.id),
      ),
    ).toEqual([]);
    expect(
      cited(
        'ruleId',
        rows.rules.map((it) => it.id),
      ),
    ).toEqual([]);
  });

  test('every citation leads to a source, and every source is cited', () => {
    const known = new Set([...rows.sources.map((it) => it.id), ...inTable]);
    expect(rows.citations.filter((it) => !known.has(it.sourceId))).toEqual([]);
    const cited = new Set(rows.citations.map((it) => it.sourceId));
    expect(rows.sources.filter((it) => !cited.has(it.id)).map((it) => it.id)).toEqual([]);
    expect(rows.sources.filter((it) => inTable.includes(it.id))).toEqual([]);
  });

  test('low confidence stands only where a source differs from a better one', () => {
    const weak = rows.citations.filter((it) => it.confidence === 'low').map((it) => it.id);
    expect(weak.toSorted()).toEqual([
      'hialeah-2025-03-11-approved/cibercuba-hialeah/disputes',
      'hialeah-2025-03-11-sign/cibercuba-hialeah/disputes',
      'key-west-2025-06-30-void-5-1/floridainsider-2025-07',
      'key-west-2025-06-30-voided/floridainsider-2025-07/disputes',
      'tallahassee-2025-06-review/fightback-2025-08',
    ]);
  });
});

test('ids are used once', () => {
  for (const [table, list] of Object.entries(rows)) {
    const ids = list.map((it) => it.id);
    expect(new Set(ids).size, table).toBe(ids.length);
  }
});

describe('terms', () => {
  const spans = rows.terms.map((it) => ({
    id: it.id,
    seat: it.seatId,
    from: date(it.startOn) ?? '',
    to: date(it.endOn) ?? '9999',
  }));

  test('the terms of one seat do not overlap', () => {
    const clashes = spans.flatMap((a) =>
      spans.filter((b) => a.id < b.id && a.seat === b.seat && a.from < b.to && b.from < a.to),
    );
    expect(clashes).toEqual([]);
  });

  test('a position belongs to a term in the body of the motion that covers its day', () => {
    const wrong = rows.positions.filter((position) => {
      const span = spans.find((it) => it.id === position.termId);
      const vote = motion(position.motionId);
      const seat = rows.seats.find((it) => it.id === span?.seat);
      const on = date(vote?.on) ?? '';
      return !span || seat?.bodyId !== vote?.bodyId || span.from > on || span.to <= on;
    });
    expect(wrong).toEqual([]);
  });

  test('each term has its official, and nobody is on file twice', () => {
    const officials = new Set(rows.officials.map((it) => it.id));
    expect(rows.terms.filter((it) => !officials.has(it.officialId))).toEqual([]);
    expect(rows.statements.filter((it) => !officials.has(it.officialId))).toEqual([]);
    const people = rows.officials.flatMap((it) => it.ocdPersonId ?? []);
    expect(people.toSorted()).toEqual(openStatesMayors.map((it) => `ocd-person/${it.person}`).toSorted());
  });

  test('a term that is over on 23 November 2026 says so: Dailey, and mayors of the Open States files', () => {
    const over = new Set(spans.filter((it) => it.to <= '2026-11-23').map((it) => it.id));
    expect(over).toContain('tallahassee-dailey');
    expect(over).toContain('miami-gardens-rodney-harris');
    expect(over).not.toContain('tampa-jane-castor');
    expect(over).not.toContain('homestead-losner');
    expect(over).not.toContain('fort-myers-anderson');
  });
});

describe('votes', () => {
  test('a complete roll call has every voting seat and agrees with a tally', () => {
    for (const vote of rows.motions.filter((it) => it.rollCallComplete)) {
      const values = Object.values(positionsOf(vote.id));
      const body = rows.bodies.find((it) => it.id === vote.bodyId);
      expect(values.length, vote.id).toBe(body?.votingSeats);
      const count = (value: string) => values.filter((it) => it === value).length;
      const tallies = rows.tallies.filter((it) => it.motionId === vote.id);
      expect(
        tallies.some((it) => it.yes === count('yes') && it.no === count('no')),
        vote.id,
      ).toBe(true);
    }
  });

  test('Miami, 17 June 2025: three yes, two no, and Escalona has no position anywhere', () => {
    expect(positionsOf('miami-2025-06-17-sign')).toEqual({
      'miami-carollo': 'yes',
      'miami-gabela': 'yes',
      'miami-rosado': 'yes',
      'miami-king': 'no',
      'miami-pardo': 'no',
    });
    expect(positionsOf('miami-2025-06-17-defer')).toEqual({});
    expect(rows.positions.filter((it) => it.termId === 'miami-escalona')).toEqual([]);
    const [statement] = rows.statements.filter((it) => it.officialId === 'rolando-escalona');
    expect(statement).toMatchObject({ kind: 'reported_intention', stance: 'conditional' });
  });

  test('Tallahassee, 22 October 2025: the motion to end failed, so the agreement stayed', () => {
    expect(motion('tallahassee-2025-10-22-rescind')).toMatchObject({ effect: 'end', passed: false });
    expect(positionsOf('tallahassee-2025-10-22-rescind')).toMatchObject({
      'tallahassee-matlow': 'yes',
      'tallahassee-porter': 'yes',
      'tallahassee-dailey': 'no',
    });
  });

  test('Key West, 30 June 2025: both tallies stand side by side', () => {
    const tallies = rows.tallies.filter((it) => it.motionId === 'key-west-2025-06-30-void');
    expect(tallies.map((it) => `${it.yes}-${it.no}`)).toEqual(['6-1', '5-1']);
    expect(positionsOf('key-west-2025-07-08-reinstate')['key-west-kaufman-term']).toBe('absent');
  });

  test('Fort Myers, 17 March 2025: a tie, with one member not eligible', () => {
    expect(motion('fort-myers-2025-03-17-sign')?.passed).toBe(false);
    expect(positionsOf('fort-myers-2025-03-17-sign')).toMatchObject({
      'fort-myers-watson': 'no',
      'fort-myers-watkins-brown': 'ineligible',
    });
  });
});

describe('events', () => {
  const kindsAt = (place: string) => rows.events.filter((it) => it.placeGeoid === place).map((it) => it.kind);

  test('an absence from a list is no event', () => {
    expect(kindsAt('1245025')).toEqual([]);
    expect(kindsAt('1232275')).toEqual(['approved_locally']);
    expect(kindsAt('1267550')).toContain('declined');
    expect(rows.events.filter((it) => ['terminated', 'no_longer_listed'].includes(it.kind))).toEqual([]);
  });

  test('Key West was voided and reinstated, and stayed on the list', () => {
    expect(kindsAt('1236550')).toEqual([
      'signed_locally',
      'signed_by_ice',
      'listed',
      'listed',
      'voided_locally',
      'state_letter',
      'reinstated',
    ]);
  });

  test('an event of a motion has its day and place', () => {
    for (const event of rows.events.filter((it) => it.motionId)) {
      expect(motion(event.motionId ?? ''), event.id).toMatchObject({
        placeGeoid: event.placeGeoid,
        on: event.on,
      });
    }
  });
});

describe('what must not appear', () => {
  test('party labels', () => {
    expect(all).not.toMatch(/\b(democrat|republican|dem[oó]crata|republican[oa]|repibliken|demokrat)/i);
  });

  test('an e-mail address that no Open States file gives', () => {
    const published = new Map(openStatesMayors.map((it) => [it.email, `openstates-${it.slug}`]));
    for (const channel of rows.channels.filter((it) => it.kind === 'email')) {
      const sources = rows.citations.filter((it) => it.channelId === channel.id).map((it) => it.sourceId);
      expect(sources, channel.value).toEqual([published.get(channel.value)]);
    }
    expect(rows.channels.filter((it) => it.kind === 'email').length).toBe(openStatesMayors.length);
  });

  test('what nobody could verify', () => {
    expect(all).not.toMatch(/908\.107|5,000|Calvo|Tribal|SB 4-C|SB 1-A|SB 2-A|[Cc]ase [Nn]o/);
    expect(all).not.toMatch(/three of five/i);
    const late = rows.events.filter((it) => (date(it.on) ?? '') > '2026-09-14');
    expect(late).toEqual([]);
    const miami = rows.events.filter((it) => it.placeGeoid === '1245000' && it.kind !== 'listed');
    expect(miami.filter((it) => (date(it.on) ?? '') > '2026-02-28')).toEqual([]);
    const dismissal = rows.events.find((it) => it.kind === 'lawsuit_dismissed');
    expect(dismissal?.precision).toBe('before');
  });

  test('the State Board’s say over cities as settled law', () => {
    const board = rows.rules.filter((it) => it.topic === 'state_board');
    expect(board.map((it) => [it.appliesTo, it.contested])).toEqual([
      ['county', false],
      ['municipality', true],
    ]);
  });
});

test('prose of ours is in three different texts', () => {
  const proses = histories.flatMap((it) => [
    ...it.motions.map((motion) => motion.title),
    ...it.events.map((event) => event.summary),
    ...it.statements.map((statement) => statement.summary),
    ...it.rules.flatMap((rule) => [rule.text, rule.contestNote ?? []].flat()),
    ...it.bodies.flatMap((body) => body.meetsNote ?? []),
  ]);
  expect(proses.length).toBeGreaterThan(100);
  for (const prose of proses) {
    expect(Object.keys(prose)).toEqual(['en', 'es', 'ht']);
    const texts = Object.values(prose).map((it) => it.trim());
    expect(texts.every((it) => it.length > 10)).toBe(true);
    expect(new Set(texts).size, prose.en).toBe(3);
  }
});

test('quotations are word for word', () => {
  expect(rows.statements.filter((it) => it.kind === 'quotation').map((it) => it.words)).toEqual([
    'They have to take the initiative. They voted for it. They have to undo it.',
    'felt validated',
    'Local elected officials are being threatened for even questioning these agreements; we know now that the state itself has admitted that it is not a legal requirement.',
  ]);
});
