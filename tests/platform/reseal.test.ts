import { createCipheriv, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seal, unseal } from '#lib/platform/cipher.ts';
import { forgetEnv } from '#lib/platform/env.ts';
import { PUBLIC_BYTES, resealAll, SEALED } from '#lib/platform/reseal.ts';
import { makePerson, makeTowns, TOWN } from '#tests/areas/letters/facts.ts';
import { useDatabase } from '#tests/support/database.ts';

const database = useDatabase({ empty: true });
const first = randomBytes(32);
const second = randomBytes(32);
const lost = randomBytes(32);

function use(newest: Buffer, ...old: Buffer[]): void {
  process.env.DATA_KEY = newest.toString('hex');
  process.env.DATA_KEYS_OLD = old.map((key) => key.toString('hex')).join(' ');
  forgetEnv();
}

/** As it was before keys had ids. */
function firstForm(purpose: string, value: unknown): Uint8Array<ArrayBuffer> {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', first, iv).setAAD(Buffer.from(purpose));
  const body = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
  return new Uint8Array(Buffer.concat([Buffer.of(1), iv, cipher.getAuthTag(), body]));
}

beforeAll(async () => {
  use(first);
  await makeTowns(database.db);
  const person = await makePerson(database.db);
  const draft = await database.db.draft.create({
    data: {
      userId: person.id,
      placeGeoid: TOWN,
      sealed: firstForm('draft', { ownWords: 'draft' }),
      expiresAt: new Date(Date.now() + 86_400_000),
      versions: {
        // More than are read at once.
        create: Array.from({ length: 450 }, (_, revision) => ({
          revision,
          sealed: seal('draft', { ownWords: `version ${revision}` }),
          savedAt: new Date(),
        })),
      },
    },
  });
  await database.db.letter.create({
    data: {
      userId: person.id,
      placeGeoid: TOWN,
      ask: 'keep',
      language: 'en',
      sealedWriter: seal('writer', { name: 'Ana' }),
      noticeAcknowledgedAt: new Date(),
      submissionKey: draft.id,
      deliveries: {
        create: {
          recipientName: 'Pat Placeholder',
          recipientOffice: 'Seat 1',
          recipientEmail: 'pat@town.example',
          variant: 'no_recorded_vote',
          sealed: seal('delivery', { subject: 'S', body: 'B' }),
        },
      },
    },
  });
  await database.db.deliveryBatch.create({
    data: {
      size: 1,
      sealed: seal('batch', []),
      firstAt: new Date(),
      claimedAt: new Date(),
      notBefore: new Date(),
    },
  });
  const held = { userId: person.id, placeGeoid: TOWN, ask: 'keep', language: 'en' } as const;
  await database.db.heldLetter.create({ data: { ...held, sealed: seal('held', { writerName: 'Ana' }) } });
  const fact = { fact: 'motion:none', placeGeoid: TOWN, text: 'Wrong.', language: 'en' };
  await database.db.factReport.create({ data: { ...fact, sealedEmail: seal('report', 'ana@example.org') } });
  await database.db.factReport.create({ data: { ...fact, sealedEmail: seal('report', 'x', [lost]) } });
});
afterAll(() => {
  delete process.env.DATA_KEY;
  delete process.env.DATA_KEYS_OLD;
  forgetEnv();
});

describe('sealing again', () => {
  it('knows every column of bytes that there is', async () => {
    const columns = await database.db.$queryRaw<{ name: string }[]>`
      SELECT table_name || '.' || column_name AS name FROM information_schema.columns
       WHERE table_schema = 'public' AND data_type = 'bytea' ORDER BY 1`;
    const known = [...SEALED.map((it) => `${it.table}.${it.column}`), ...PUBLIC_BYTES];
    expect(columns.map(({ name }) => name)).toEqual(known.sort());
  });

  it('counts first, then leaves nothing under the old key but what nobody can open', async () => {
    use(second, first);
    const before = await resealAll({ dryRun: true });
    expect(before.done).toBe(false);
    expect(Object.fromEntries(before.columns.map((it) => [it.column, it.left]))).toEqual({
      'Draft.sealed': 1,
      'DraftVersion.sealed': 450,
      'Letter.sealedWriter': 1,
      'Delivery.sealed': 1,
      'DeliveryBatch.sealed': 1,
      'HeldLetter.sealed': 1,
      'FactReport.sealedEmail': 1,
    });
    const { columns, done, newest, old } = await resealAll();
    expect(columns.map(({ resealed, left, unreadable }) => [resealed, left, unreadable])).toEqual([
      [1, 0, 0],
      [450, 0, 0],
      [1, 0, 0],
      [1, 0, 0],
      [1, 0, 0],
      [1, 0, 0],
      [1, 0, 1],
    ]);
    expect([done, old.length, newest === old[0]]).toEqual([true, 1, false]);
    expect((await resealAll()).columns.every(({ resealed }) => resealed === 0)).toBe(true);
  });

  it('lets the old key go: everything opens under the new one alone', async () => {
    use(second);
    const draft = await database.db.draft.findFirstOrThrow({ include: { versions: true } });
    expect(unseal('draft', draft.sealed)).toEqual({ ownWords: 'draft' });
    for (const { revision, sealed } of draft.versions)
      expect(unseal('draft', sealed)).toEqual({ ownWords: `version ${revision}` });
    const letter = await database.db.letter.findFirstOrThrow({ include: { deliveries: true } });
    expect(unseal('writer', letter.sealedWriter ?? new Uint8Array())).toEqual({ name: 'Ana' });
    expect(unseal('delivery', letter.deliveries[0]?.sealed ?? new Uint8Array())).toEqual({
      subject: 'S',
      body: 'B',
    });
  });
});
