import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Viewer } from '#lib/kernel/actor.ts';
import { useDatabase } from '#tests/support/database.ts';
import { makePerson } from '#tests/support/people.ts';

let looking: Viewer = null;
vi.mock('#lib/platform/auth.ts', () => ({ currentViewer: async () => looking }));
vi.mock('next/headers', () => ({ headers: async () => new Headers() }));

const database = useDatabase();
const { dropChannel, saveNewChannel } = await import('#lib/officials/actions.ts');

const PEOPLE = ['stranger', 'resident', 'organizer', 'editor', 'admin'] as const;
const people = new Map<string, Viewer>([['stranger', null]]);
beforeAll(async () => {
  for (const role of PEOPLE.slice(1)) {
    people.set(role, await makePerson(database.db, role, [role as 'resident']));
  }
});

const channel = (value: string) => ({
  owner: 'term:miami-king',
  kind: 'email' as const,
  value,
  publisher: 'A fictitious publisher',
  title: 'A fictitious page',
  url: 'https://example.org/page',
  retrievedOn: '2026-11-22',
});

describe.each(PEOPLE)('a %s', (who) => {
  const may = who === 'editor' || who === 'admin';
  const refusal = { ok: false, reason: who === 'stranger' ? 'signed_out' : 'forbidden' };

  it(`${may ? 'adds and takes away' : 'may not add or take away'} an office address`, async () => {
    looking = people.get('editor') ?? null;
    const there = await saveNewChannel(channel(`${who}-there@example.org`));
    if (!there.ok) throw new Error('the editor was refused');

    looking = people.get(who) ?? null;
    const added = await saveNewChannel(channel(`${who}@example.org`));
    const dropped = await dropChannel({ id: there.value.id });
    if (may) {
      expect([added.ok, dropped.ok]).toEqual([true, true]);
    } else {
      expect([added, dropped]).toEqual([refusal, refusal]);
    }
    const left = await database.db.channel.findMany({ where: { value: { startsWith: who } } });
    expect(left.map(({ value }) => value)).toEqual([may ? `${who}@example.org` : `${who}-there@example.org`]);
  });
});

it('a form with something wrong names the field and adds nothing', async () => {
  looking = people.get('editor') ?? null;
  expect(await saveNewChannel(channel('nonsense'))).toEqual({
    ok: false,
    reason: 'invalid',
    fields: { value: 'email' },
  });
  expect(await dropChannel({ id: 'no-such-channel' })).toEqual({ ok: false, reason: 'not_found' });
});
