import { randomUUID } from 'node:crypto';
import type { Actor } from '#lib/kernel/actor.ts';
import { fromDay } from '#lib/kernel/dates.ts';
import type { Letter } from '#lib/letters/schema.ts';
import type { Db } from '#lib/platform/db.ts';

/** A town that does not exist, and its council; nothing here is a fact. */
export const TOWN = '1299999';
export const OTHER_TOWN = '1299998';
const AS_OF = fromDay('2026-01-01');

type Member = { email?: string; startOn?: string; endOn?: string; town?: string };

/** Two towns with a council each, and one source for everything. */
export async function makeTowns(db: Db): Promise<void> {
  await db.source.create({
    data: {
      id: 'test-source',
      kind: 'other',
      publisher: 'Test Gazette',
      title: 'A page that does not exist',
      retrievedOn: AS_OF,
    },
  });
  for (const [geoid, name] of [
    [TOWN, 'Nowhere Springs'],
    [OTHER_TOWN, 'Elsewhere Beach'],
  ] as const) {
    await db.place.create({
      data: {
        geoid,
        kind: 'municipality',
        name,
        legalName: `${name} city`,
        slug: name.toLowerCase().replace(' ', '-'),
        stateCode: 'fl',
        searchKey: name.toLowerCase(),
        asOf: AS_OF,
        bodies: { create: { id: `body-${geoid}`, name: 'City Council', kind: 'city_council', asOf: AS_OF } },
      },
    });
  }
}

let count = 0;

/** Somebody on the council, with a published address unless `email` is left out. */
export async function makeMember(db: Db, { email, startOn, endOn, town = TOWN }: Member = {}) {
  count += 1;
  const id = `m${count}`;
  await db.$transaction(async (tx) => {
    await tx.seat.create({
      data: {
        id: `seat-${id}`,
        bodyId: `body-${town}`,
        label: `Seat ${count}`,
        kind: 'member',
        votes: true,
        position: count,
      },
    });
    await tx.official.create({
      data: {
        id: `official-${id}`,
        slug: `pat-placeholder-${id}`,
        name: `Pat Placeholder ${count}`,
        familyName: 'Placeholder',
      },
    });
    await tx.term.create({
      data: {
        id: `term-${id}`,
        seatId: `seat-${id}`,
        officialId: `official-${id}`,
        startOn: startOn ? fromDay(startOn) : null,
        endOn: endOn ? fromDay(endOn) : null,
        asOf: AS_OF,
        citations: { create: { sourceId: 'test-source', confidence: 'high' } },
      },
    });
    if (email) {
      await tx.channel.create({
        data: {
          id: `channel-${id}`,
          termId: `term-${id}`,
          kind: 'email',
          value: email,
          asOf: AS_OF,
          citations: { create: { sourceId: 'test-source', confidence: 'high' } },
        },
      });
    }
  });
  return { termId: `term-${id}`, channelId: `channel-${id}`, email: email ?? null };
}

export async function makePerson(db: Db, name = 'Ana Example'): Promise<Actor> {
  const user = await db.user.create({ data: { email: `${randomUUID()}@resident.example`, name } });
  return {
    id: user.id,
    email: user.email,
    name,
    roles: ['resident'],
    language: 'en',
    createdAt: user.createdAt,
  };
}

/** A letter to these terms, as the form would send it. */
export function letterTo(termIds: readonly string[], more: Partial<Letter> = {}): Letter {
  return {
    placeGeoid: TOWN,
    ask: 'disclose',
    language: 'en',
    writerName: 'Ana Example',
    shareWithOrganizer: false,
    asksForAnswer: false,
    hidesAddress: false,
    noticeAcknowledged: true,
    submissionKey: randomUUID(),
    fileWith: [],
    copies: termIds.map((termId) => ({
      termId,
      variant: 'no_recorded_vote',
      subject: 'How the agreement is used',
      body: 'Dear council member,\n\nplease publish how the agreement is used.\n\nAna Example',
    })),
    ...more,
  };
}
