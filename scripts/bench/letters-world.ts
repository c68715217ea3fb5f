import { seal } from '#lib/platform/cipher.ts';
import { db } from '#lib/platform/db.ts';

export const COPIES_OF_A_LETTER = 20;
const GEOID = '1299999';
const AS_OF = new Date('2026-01-01');

/** A town that does not exist, with twenty officials who have addresses; nothing here is a fact. */
export async function makeTown(): Promise<{ geoid: string; slug: string; terms: string[] }> {
  const slug = 'nowhere-springs';
  const source = { create: { sourceId: 'bench-source', confidence: 'high' as const } };
  await db().source.create({
    data: { id: 'bench-source', kind: 'other', publisher: 'Bench', title: 'None', retrievedOn: AS_OF },
  });
  await db().place.create({
    data: {
      geoid: GEOID,
      kind: 'municipality',
      name: 'Nowhere Springs',
      legalName: 'Nowhere Springs city',
      slug,
      stateCode: 'fl',
      searchKey: 'nowhere springs',
      asOf: AS_OF,
      bodies: { create: { id: 'bench-body', name: 'City Council', kind: 'city_council', asOf: AS_OF } },
    },
  });
  const terms: string[] = [];
  for (let index = 0; index < COPIES_OF_A_LETTER; index++) {
    const id = `bench-${index}`;
    await db().$transaction(async (tx) => {
      const seat = { bodyId: 'bench-body', label: `Seat ${index}`, kind: 'member' as const, votes: true };
      await tx.seat.create({ data: { id, ...seat, position: index } });
      await tx.official.create({
        data: { id, slug: id, name: `Pat Placeholder ${index}`, familyName: 'Placeholder' },
      });
      await tx.term.create({
        data: { id, seatId: id, officialId: id, asOf: AS_OF, citations: source },
      });
      const channel = { kind: 'email' as const, value: `${id}@town.example`, asOf: AS_OF };
      await tx.channel.create({ data: { id, termId: id, ...channel, citations: source } });
    });
    terms.push(id);
  }
  return { geoid: GEOID, slug, terms };
}

/** So many copies that wait, in letters of twenty, of five campaigns and of the place, of 1,500 characters each. */
export async function fillQueue(copies: number): Promise<void> {
  const writer = seal('writer', { name: 'Ana Example', replyTo: 'ana@resident.example' });
  const sentence = 'Please publish how the agreement is used, how often, and what it costs the city. ';
  const text = seal('delivery', { subject: 'How the agreement is used', body: sentence.repeat(19) });
  await db().$executeRaw`
    WITH letters AS (
      INSERT INTO "Letter" (id, "placeGeoid", ask, language, "sealedWriter", "noticeAcknowledgedAt", "submissionKey")
      SELECT gen_random_uuid()::text, ${GEOID}, 'disclose', 'en', ${writer}, now(), gen_random_uuid()::text
        FROM generate_series(1, ${Math.ceil(copies / COPIES_OF_A_LETTER)}::int)
      RETURNING id)
    INSERT INTO "Delivery" (id, "letterId", "termId", "channelId", "recipientName", "recipientOffice",
                            "recipientEmail", variant, sealed, turn, "queuedAt")
    SELECT gen_random_uuid()::text, l.id, 'bench-' || n, 'bench-' || n, 'Pat Placeholder ' || n, 'Seat',
           'bench-' || n || '@town.example', 'no_recorded_vote', ${text},
           'bench-turn-' || (get_byte(decode(md5(l.id), 'hex'), 0) % 6), now()
      FROM letters l CROSS JOIN generate_series(0, ${COPIES_OF_A_LETTER - 1}::int) n
     LIMIT ${copies}`;
  await db().$executeRaw`ANALYZE "Delivery"`;
}
