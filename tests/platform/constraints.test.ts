import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useDatabase } from '#tests/support/database.ts';

// What must never be, whoever writes. All names are made up.
const FACTS = `
  INSERT INTO "Source" (id, kind, publisher, title, "retrievedOn") VALUES ('paper', 'news', 'Paper', 'Title', '2026-01-01');
  INSERT INTO "Place" (geoid, kind, name, "legalName", slug, "stateCode", "searchKey", "asOf") VALUES
    ('1299999', 'municipality', 'Testville', 'Testville city', 'testville', 'fl', 'testville', '2026-01-01'),
    ('1299998', 'municipality', 'Elsewhere', 'Elsewhere city', 'elsewhere', 'fl', 'elsewhere', '2026-01-01');
  INSERT INTO "Body" (id, "placeGeoid", name, kind, "asOf") VALUES
    ('council', '1299999', 'Council', 'city_council', '2026-01-01'),
    ('other', '1299998', 'Council', 'city_council', '2026-01-01');
  INSERT INTO "Seat" (id, "bodyId", label, kind, votes, position) VALUES
    ('seat', 'council', 'Seat 1', 'member', true, 1), ('far', 'other', 'Seat 1', 'member', true, 1);
  INSERT INTO "Official" (id, slug, name, "familyName") VALUES ('ann', 'ann', 'Ann Example', 'Example');
  INSERT INTO "Term" (id, "seatId", "officialId", "startOn", "endOn", "asOf") VALUES
    ('term', 'seat', 'ann', '2025-01-01', '2026-01-01', '2026-01-01'),
    ('far-term', 'far', 'ann', '2024-01-01', NULL, '2026-01-01');
  INSERT INTO "Motion" (id, "bodyId", "placeGeoid", "on", title, effect, passed, "asOf") VALUES
    ('during', 'council', '1299999', '2025-06-17', '{}', 'sign', true, '2026-01-01'),
    ('on-last-day', 'council', '1299999', '2026-01-01', '{}', 'end', false, '2026-01-01');
  INSERT INTO "Citation" (id, "sourceId", confidence, "termId", "motionId") VALUES
    ('c1', 'paper', 'high', 'term', NULL), ('c2', 'paper', 'high', 'far-term', NULL),
    ('c3', 'paper', 'high', NULL, 'during'), ('c4', 'paper', 'high', NULL, 'on-last-day');
  INSERT INTO "Letter" (id, "placeGeoid", ask, language, "noticeAcknowledgedAt", "submissionKey") VALUES
    ('letter', '1299999', 'rescind', 'en', now(), 'key');`;

const position = (motion: string, term: string | null) =>
  `INSERT INTO "Position" (id, "motionId", "termId", value) VALUES ('p', '${motion}', ${term ? `'${term}'` : 'NULL'}, 'yes')`;

const delivery = (values: { name?: string; office?: string; email?: string; more?: [string, string] }) => {
  const { name = 'Ann Example', office = 'Council', email = 'ann@example.org', more } = values;
  return `INSERT INTO "Delivery" (id, "letterId", "recipientName", "recipientOffice", "recipientEmail", variant, sealed${more ? `, ${more[0]}` : ''})
    VALUES ('d', 'letter', '${name}', '${office}', '${email}', 'none', '\\x00'${more ? `, ${more[1]}` : ''})`;
};

const statement = `INSERT INTO "Statement" (id, "officialId", "placeGeoid", "on", kind, stance, words, summary, "asOf")`;

const database = useDatabase({ empty: true });
let client: pg.Client;

beforeAll(async () => {
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(`BEGIN; ${FACTS}; COMMIT`);
});
afterAll(() => client.end());

/** What the database says against the statement, checks at the end of the transaction included; '' for nothing. */
async function refusal(sql: string): Promise<string> {
  await client.query('BEGIN');
  try {
    await client.query(sql);
    await client.query('SET CONSTRAINTS ALL IMMEDIATE');
    return '';
  } catch (error) {
    const { constraint, column, message } = error as pg.DatabaseError;
    return constraint ?? column ?? message;
  } finally {
    await client.query('ROLLBACK');
  }
}

describe('the database takes', () => {
  test.each([
    ['a position in a term of the body on that day', position('during', 'term')],
    ['a delivery with its recipient', delivery({})],
    [
      'a statement with its source',
      `${statement} VALUES ('s', 'ann', '1299999', '2025-06-17', 'quotation', 'neutral', 'Words', '{}', '2026-01-01');
       INSERT INTO "Citation" (id, "sourceId", confidence, "statementId") VALUES ('c', 'paper', 'medium', 's')`,
    ],
  ])('%s', async (_, sql) => {
    expect(await refusal(sql)).toBe('');
  });
});

describe('the database refuses', () => {
  test.each([
    ['a position without a term', position('during', null), 'position_in_term'],
    ['a position of a term that does not exist', position('during', 'nobody'), 'position_in_term'],
    [
      'a position on the day on which the term had ended',
      position('on-last-day', 'term'),
      'position_in_term',
    ],
    ['a position of a member of another body', position('during', 'far-term'), 'position_in_term'],
    [
      'a second position of the same term',
      `${position('during', 'term')}; ${position('during', 'term').replace("'p'", "'q'")}`,
      'Position_motionId_termId_key',
    ],
    ['a delivery without its recipient’s name', delivery({ name: ' ' }), 'delivery_recipient_snapshot'],
    ['a delivery without the office', delivery({ office: '' }), 'delivery_recipient_snapshot'],
    ['a delivery to what is no address', delivery({ email: 'ann' }), 'delivery_recipient_snapshot'],
    [
      'a claimed delivery without the time',
      delivery({ more: ['state', `'claimed'`] }),
      'delivery_claimed_mark',
    ],
    [
      'an accepted delivery without the provider’s id',
      delivery({ more: ['state', `'accepted'`] }),
      'delivery_accepted_mark',
    ],
    [
      'a waiting delivery without text',
      delivery({}).replace(`'\\x00'`, 'NULL'),
      'delivery_text_until_accepted',
    ],
    [
      'a statement without a source',
      `${statement} VALUES ('s', 'ann', '1299999', '2025-06-17', 'quotation', 'neutral', 'Words', '{}', '2026-01-01')`,
      'fact_has_source',
    ],
    [
      'a quotation without words',
      `${statement} VALUES ('s', 'ann', '1299999', '2025-06-17', 'quotation', 'neutral', NULL, '{}', '2026-01-01')`,
      'quotation_has_words',
    ],
    [
      'a motion without a source',
      `INSERT INTO "Motion" (id, "bodyId", "placeGeoid", "on", title, effect, passed, "asOf") VALUES ('m', 'council', '1299999', '2025-07-01', '{}', 'end', false, '2026-01-01')`,
      'fact_has_source',
    ],
    [
      'an event without a source',
      `INSERT INTO "AgreementEvent" (id, "placeGeoid", kind, "on", summary, "asOf") VALUES ('e', '1299999', 'proposed', '2025-07-01', '{}', '2026-01-01')`,
      'fact_has_source',
    ],
    [
      'a channel without a source',
      `INSERT INTO "Channel" (id, "termId", kind, value, "asOf") VALUES ('ch', 'term', 'email', 'ann@example.org', '2026-01-01')`,
      'fact_has_source',
    ],
    [
      'a channel of nobody',
      `INSERT INTO "Channel" (id, kind, value, "asOf") VALUES ('ch', 'phone', '1', '2026-01-01')`,
      'channel_of_one_owner',
    ],
    [
      'a citation of two facts',
      `INSERT INTO "Citation" (id, "sourceId", confidence, "termId", "motionId") VALUES ('c', 'paper', 'high', 'term', 'during')`,
      'citation_of_one_fact',
    ],
    [
      'a citation of nothing',
      `INSERT INTO "Citation" (id, "sourceId", confidence) VALUES ('c', 'paper', 'high')`,
      'citation_of_one_fact',
    ],
    [
      'a term that ends before it starts',
      `UPDATE "Term" SET "endOn" = '2024-01-01' WHERE id = 'term'`,
      'term_ends_after_start',
    ],
    [
      'two open terms in one seat',
      `INSERT INTO "Term" (id, "seatId", "officialId", "asOf") VALUES ('t', 'far', 'ann', '2026-01-01')`,
      'term_one_open_per_seat',
    ],
    [
      'a municipality with a county’s GEOID',
      `INSERT INTO "Place" (geoid, kind, name, "legalName", slug, "stateCode", "searchKey", "asOf") VALUES ('12999', 'municipality', 'X', 'X', 'x', 'fl', 'x', '2026-01-01')`,
      'place_geoid_fits_kind',
    ],
    [
      'a share of land above one',
      `INSERT INTO "ZipPlace" (zip, "placeGeoid", "landShare") VALUES ('33143', '1299999', 1.2)`,
      'zip_share_range',
    ],
    [
      'more votes needed than there are seats',
      `UPDATE "Body" SET "votingSeats" = 5, "votesNeeded" = 6 WHERE id = 'council'`,
      'body_votes_needed_range',
    ],
    [
      'an account whose address is not folded',
      `INSERT INTO "User" (id, email) VALUES ('u', 'Ann@example.org')`,
      'user_email_folded',
    ],
    [
      'a published campaign without its date',
      `INSERT INTO "Campaign" (id, slug, title, summary, ask, "placeGeoid", goal, state, "updatedAt") VALUES ('x', 'x', 'X', 'X', 'keep', '1299999', 10, 'published', now())`,
      'campaign_published_mark',
    ],
  ])('%s', async (_, sql, constraint) => {
    expect(await refusal(sql)).toBe(constraint);
  });
});
