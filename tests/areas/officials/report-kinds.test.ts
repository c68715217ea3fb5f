import { expect, it } from 'vitest';
import { FACT_REF_KINDS, type FactRefKind } from '#lib/kernel/fact-ref.ts';
import { factLine } from '#lib/officials/fact-queries.ts';
import { fileReport } from '#lib/officials/reports/report-mutations.ts';
import { useDatabase } from '#tests/support/database.ts';

const database = useDatabase();

/** A fact of each kind that pages point at; what the seed has none of is made up. */
async function oneOfEach(): Promise<Record<FactRefKind, string>> {
  const { db } = database;
  const first = async (rows: Promise<{ id: string } | null>) => {
    const row = await rows;
    if (!row) throw new Error('the seed has none');
    return row.id;
  };
  const seat = await db.seat.findFirstOrThrow();
  const source = await db.source.findFirstOrThrow();
  const outline = await db.districtOutline.create({
    data: {
      id: 'fictitious-outline',
      seatId: seat.id,
      vintage: 2024,
      toleranceMetres: 0,
      geometry: { type: 'MultiPolygon', coordinates: [] },
      citations: { create: { sourceId: source.id, confidence: 'high' } },
    },
  });
  const feed = await db.agendaSource.findFirstOrThrow();
  const meeting = await db.meeting.create({
    data: {
      sourceId: feed.id,
      outsideId: 'fictitious',
      placeGeoid: feed.placeGeoid,
      bodyName: 'A fictitious commission',
      startsAt: new Date('2026-12-02T01:00:00Z'),
      timeZone: 'America/New_York',
      readAt: new Date('2026-11-22T15:00:00Z'),
      items: {
        create: {
          outsideId: 'fictitious',
          title: 'A fictitious item',
          readAt: new Date('2026-11-22T15:00:00Z'),
        },
      },
    },
    include: { items: true },
  });
  return {
    place: '1245000',
    agency: await first(db.agency.findFirst()),
    agreement: await first(db.agreement.findFirst()),
    event: await first(db.agreementEvent.findFirst()),
    body: await first(db.body.findFirst()),
    seat: seat.id,
    term: await first(db.term.findFirst()),
    motion: await first(db.motion.findFirst()),
    position: await first(db.position.findFirst()),
    tally: await first(db.motionTally.findFirst()),
    statement: await first(db.statement.findFirst()),
    channel: await first(db.channel.findFirst()),
    rule: await first(db.rule.findFirst()),
    outline: outline.id,
    release: await first(db.release.findFirst()),
    item: meeting.items[0]?.id ?? '',
  };
}

it('a mistake can be reported in every kind of fact, each told in one line with its place', async () => {
  const ids = await oneOfEach();
  for (const kind of FACT_REF_KINDS) {
    const fact = `${kind}:${ids[kind]}`;
    const line = await factLine(fact);
    expect([kind, typeof line?.place.slug, JSON.stringify(line?.text ?? '').length > 8]).toEqual([
      kind,
      'string',
      true,
    ]);
    const report = { fact, text: 'A fictitious mistake.', language: 'en' as const };
    expect([kind, await fileReport(report)]).toMatchObject([kind, { ok: true }]);
    expect([kind, await factLine(`${kind}:nowhere`)]).toEqual([kind, null]);
  }
  // Eight in the evening of 1 December where the meeting is.
  expect(await factLine(`item:${ids.item}`)).toMatchObject({ on: '2026-12-01' });
});
