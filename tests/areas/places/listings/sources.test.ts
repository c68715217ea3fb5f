import { expect, test } from 'vitest';
import { importSheet } from '#lib/places/listings/listings-mutations.ts';
import { readSheet } from '#lib/places/listings/reading.ts';
import { type CellSpec, HEADINGS, makeSheet } from '#scripts/support/make-sheet.ts';
import { useDatabase } from '#tests/support/database.ts';

const database = useDatabase();

const JUNE_1 = 46_174;
const NAME = 'Example Falls Police Department';

/** A sheet of the day, in which the agency's agreement was signed on that serial day. */
async function file(day: number, signed: number, name = NAME) {
  const row = (agency: string, date: number): CellSpec[] => [
    'OHIO',
    agency,
    'Municipality',
    null,
    'Task Force Model',
    date,
  ];
  const bytes = makeSheet({
    rows: [HEADINGS, row('Example Dated Police Department', JUNE_1 + day), row(name, signed)],
  });
  const reading = readSheet(bytes, { fileName: 'participatingAgencies.xlsx', today: '2026-11-22' });
  const { releaseId } = await importSheet(reading, { actor: 'command', force: true });
  const release = await database.db.release.findUniqueOrThrow({ where: { id: releaseId ?? '' } });
  return release.sourceId;
}

async function cited() {
  const { signedOn, citations } = await database.db.agreement.findFirstOrThrow({
    where: { agency: { name: NAME } },
    include: { citations: { orderBy: { sourceId: 'asc' } } },
  });
  return {
    signedOn: signedOn?.toISOString().slice(0, 10),
    sources: citations.map(({ sourceId }) => sourceId),
  };
}

test('the source of an agreement is the list since which ICE says what is shown, in whatever order lists come in', async () => {
  await database.db.release.deleteMany();
  const first = await file(0, JUNE_1 - 90);
  expect(await cited()).toEqual({ signedOn: '2026-03-03', sources: [first] });
  await file(10, JUNE_1 - 90);
  expect(await cited()).toEqual({ signedOn: '2026-03-03', sources: [first] });
  const otherwise = await file(20, JUNE_1 - 30);
  expect(await cited()).toEqual({ signedOn: '2026-05-02', sources: [otherwise] });
  // An older one that says what the first said changes nothing; one that says so before the newest does.
  await file(5, JUNE_1 - 90);
  expect(await cited()).toEqual({ signedOn: '2026-05-02', sources: [otherwise] });
  const before = await file(15, JUNE_1 - 30);
  expect(await cited()).toEqual({ signedOn: '2026-05-02', sources: [before] });
  const again = await file(30, JUNE_1 - 90);
  expect(await cited()).toEqual({ signedOn: '2026-03-03', sources: [again] });
  // A list without it says nothing of it.
  await file(40, JUNE_1 - 90, 'Example Springs Police Department');
  expect(await cited()).toEqual({ signedOn: '2026-03-03', sources: [again] });
});

test('a source that is no list of ICE’s stays', async () => {
  const agreement = await database.db.agreement.findFirstOrThrow({ where: { agency: { name: NAME } } });
  const source = await database.db.source.create({
    data: {
      id: 'example-memorandum',
      kind: 'primary_document',
      publisher: 'Example Falls',
      title: 'Memorandum',
      url: 'https://example.org/memorandum.pdf',
      retrievedOn: new Date('2026-06-01'),
    },
  });
  await database.db.citation.create({
    data: {
      id: `${agreement.id}/memorandum`,
      agreementId: agreement.id,
      sourceId: source.id,
      confidence: 'high',
      disputes: false,
    },
  });
  const newest = await file(50, JUNE_1 - 20);
  expect((await cited()).sources).toEqual([source.id, newest]);
});
