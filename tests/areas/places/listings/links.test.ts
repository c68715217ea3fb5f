import { expect, test } from 'vitest';
import { useDatabase } from '#tests/support/database.ts';

// What foreign keys would do a row at a time, triggers do a statement at a time.
const database = useDatabase();

const said = {
  line: 0,
  stateCode: 'fl',
  agencyName: 'Example Police Department',
  model: 'task_force',
} as const;
const NONE = 999_999;

test('a listing cannot point to a release, a passage or an agreement that is not on file', async () => {
  const { db } = database;
  const release = await db.release.findFirstOrThrow();
  const { passageId } = await db.listingPassage.findFirstOrThrow();
  const before = await db.listing.count();
  const passage = { releaseId: release.id, rowNumber: 9000, passageId };
  await expect(db.listingPassage.create({ data: { ...passage, releaseId: 'none' } })).rejects.toThrow();
  await expect(db.listingPassage.createMany({ data: [{ ...passage, passageId: NONE }] })).rejects.toThrow();
  await expect(
    db.listingPassage.updateMany({ where: { releaseId: release.id }, data: { passageId: NONE } }),
  ).rejects.toThrow();
  const text = { ...said, passageId: NONE, agreementId: 'none' };
  await expect(db.listingText.create({ data: text })).rejects.toThrow();
  await expect(
    db.listingText.updateMany({ where: { passageId }, data: { agreementId: 'none' } }),
  ).rejects.toThrow();
  expect(await db.listing.count()).toBe(before);
});

test('what stands in a sheet cannot go or move behind its back', async () => {
  const { db } = database;
  const { passageId } = await db.listingPassage.findFirstOrThrow();
  const before = await db.listing.count();
  await expect(db.listingText.deleteMany({ where: { passageId } })).rejects.toThrow();
  await expect(db.listingText.deleteMany({ where: { passageId, line: 0 } })).rejects.toThrow();
  await expect(
    db.listingText.updateMany({ where: { passageId }, data: { passageId: NONE } }),
  ).rejects.toThrow();
  await expect(
    db.listingText.updateMany({ where: { passageId, line: 0 }, data: { line: 99 } }),
  ).rejects.toThrow();
  expect(await db.listing.count()).toBe(before);
});

test('listings follow their release, and stay when their agreement goes', async () => {
  const { db } = database;
  const first = await db.release.findFirstOrThrow({ omit: { report: true } });
  const agency = await db.agency.findFirstOrThrow({ where: { agreements: { none: {} } } });
  const citations = { create: { sourceId: first.sourceId, confidence: 'low' as const } };
  await db.agreement.create({ data: { id: 'example', agencyId: agency.id, model: 'task_force', citations } });
  await db.release.create({ data: { ...first, id: 'example', sha256: 'e'.repeat(64) } });
  await db.listingText.create({ data: { ...said, passageId: NONE, agreementId: 'example' } });
  await db.listingPassage.create({ data: { releaseId: 'example', rowNumber: 9000, passageId: NONE } });
  const listing = () => db.listing.findFirst({ where: { releaseId: 'renamed', rowNumber: 9000 } });

  await db.agreement.update({ where: { id: 'example' }, data: { id: 'renamed' } });
  await db.release.update({ where: { id: 'example' }, data: { id: 'renamed' } });
  expect(await listing()).toMatchObject({ ...said, agreementId: 'renamed' });

  await db.agreement.delete({ where: { id: 'renamed' } });
  expect(await listing()).toMatchObject({ ...said, agreementId: null });

  const others = await db.listing.count({ where: { releaseId: first.id } });
  await db.release.delete({ where: { id: 'renamed' } });
  expect(await listing()).toBeNull();
  expect(await db.listing.count({ where: { releaseId: first.id } })).toBe(others);
});

test('a passage goes with the last sheet that has it', async () => {
  const { db } = database;
  const first = await db.release.findFirstOrThrow({ omit: { report: true } });
  for (const id of ['one', 'two']) {
    await db.release.create({ data: { ...first, id, sha256: id.padEnd(64, '0') } });
  }
  await db.listingText.create({ data: { ...said, passageId: NONE } });
  const passages = ['one', 'two'].map((releaseId) => ({ releaseId, rowNumber: 2, passageId: NONE }));
  await db.listingPassage.createMany({ data: passages });
  await db.release.delete({ where: { id: 'one' } });
  expect(await db.listingText.count({ where: { passageId: NONE } })).toBe(1);
  await db.release.delete({ where: { id: 'two' } });
  expect(await db.listingText.count({ where: { passageId: NONE } })).toBe(0);
});
