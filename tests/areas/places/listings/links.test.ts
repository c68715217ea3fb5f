import { expect, test } from 'vitest';
import { useDatabase } from '#tests/support/database.ts';

// What two foreign keys would do a row at a time, triggers do a statement at a time.
const database = useDatabase();

const row = { stateCode: 'fl', agencyName: 'Example Police Department', model: 'task_force' } as const;

test('a listing cannot point to a release or an agreement that is not on file', async () => {
  const { db } = database;
  const release = await db.release.findFirstOrThrow();
  const before = await db.listing.count();
  await expect(db.listing.create({ data: { ...row, releaseId: 'none', rowNumber: 9000 } })).rejects.toThrow();
  const lost = { ...row, releaseId: release.id, rowNumber: 9001, agreementId: 'none' };
  await expect(db.listing.createMany({ data: [lost] })).rejects.toThrow();
  await expect(
    db.listing.updateMany({ where: { releaseId: release.id }, data: { agreementId: 'none' } }),
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
  const key = { releaseId: 'example', rowNumber: 9000 };
  await db.listing.create({ data: { ...row, ...key, agreementId: 'example' } });

  await db.agreement.update({ where: { id: 'example' }, data: { id: 'renamed' } });
  await db.release.update({ where: { id: 'example' }, data: { id: 'renamed' } });
  const renamed = { releaseId_rowNumber: { releaseId: 'renamed', rowNumber: 9000 } };
  expect(await db.listing.findUnique({ where: renamed })).toMatchObject({ agreementId: 'renamed' });

  await db.agreement.delete({ where: { id: 'renamed' } });
  expect(await db.listing.findUnique({ where: renamed })).toMatchObject({ agreementId: null });

  const others = await db.listing.count({ where: { releaseId: first.id } });
  await db.release.delete({ where: { id: 'renamed' } });
  expect(await db.listing.findUnique({ where: renamed })).toBeNull();
  expect(await db.listing.count({ where: { releaseId: first.id } })).toBe(others);
});
