import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createCampaign, publishCampaign } from '#lib/campaigns/mutations.ts';
import { countLetters, findCampaign, sharingWriters } from '#lib/campaigns/queries.ts';
import { submitLetter } from '#lib/letters/mutations.ts';
import { stopJobs } from '#lib/platform/jobs.ts';
import { PUBLISH_CHANNEL } from '#lib/platform/publish.ts';
import { letterTo, makeMember, makePerson, makeTowns, TOWN } from '#tests/areas/letters/facts.ts';
import { sendOne } from '#tests/areas/letters/sending.ts';
import { useDatabase } from '#tests/support/database.ts';
import { input, person } from './world.ts';

const database = useDatabase({ empty: true });
beforeAll(() => makeTowns(database.db));
afterAll(() => stopJobs());

it('a letter sent from a campaign counts once it is accepted, and the page hears of it', async () => {
  const { termId } = await makeMember(database.db, { email: 'pat@town.example' });
  const owner = await person(database.db, 'owner', 'organizer');
  const made = await createCampaign(owner, input({ placeGeoid: TOWN, ask: 'disclose' }));
  if (!made.ok) throw new Error(made.reason);
  const { slug } = made.value;
  const draft = await findCampaign({ slug });
  if (!draft) throw new Error('no draft');
  const version = { id: draft.id, updatedAt: draft.updatedAt.toISOString(), locale: 'en' as const };
  expect((await publishCampaign(owner, version)).ok).toBe(true);

  const listener = new pg.Client({ connectionString: database.url });
  await listener.connect();
  const told: string[] = [];
  listener.on('notification', ({ payload }) => told.push(payload ?? ''));
  await listener.query(`LISTEN ${PUBLISH_CHANNEL}`);

  // The first says nothing about sharing.
  const writer = await makePerson(database.db);
  const sent = await submitLetter(writer, letterTo([termId], { campaign: slug }));
  if (!sent.ok) throw new Error(sent.reason);
  expect(await countLetters(draft.id)).toBe(0);
  expect(await sharingWriters(draft)).toEqual([]);

  await listener.query('SELECT 1');
  expect(told.splice(0)).toEqual([`campaign:${slug}`]);

  expect(await sendOne()).toBe('answered');
  await listener.query('SELECT 1');
  await listener.end();
  expect(told).toContain(`campaign:${slug}`);
  expect(await countLetters(draft.id)).toBe(1);

  const open = letterTo([termId], { campaign: slug, shareWithOrganizer: true, writerName: 'Bea Example' });
  const shared = await submitLetter(await makePerson(database.db, 'Bea Example'), open);
  expect(shared.ok).toBe(true);
  expect(await sharingWriters(draft)).toMatchObject([{ name: 'Bea Example' }]);

  // Whoever asks for something else writes on their own account.
  const other = letterTo([termId], { campaign: slug, ask: 'keep', shareWithOrganizer: true });
  const apart = await submitLetter(await makePerson(database.db, 'Cy Example'), other);
  if (!apart.ok) throw new Error(apart.reason);
  const letter = await database.db.letter.findUniqueOrThrow({ where: { id: apart.value.id } });
  expect(letter).toMatchObject({ campaignId: null, shareWithOrganizer: false });
  expect(await sharingWriters(draft)).toHaveLength(1);
});
