import { describe, expect, it } from 'vitest';
import { editableOwners } from '#lib/officials/edit-queries.ts';
import { addChannel, removeChannel } from '#lib/officials/mutations.ts';
import { mayEditOfficials } from '#lib/officials/policy.ts';
import { newChannelSchema } from '#lib/officials/schema.ts';
import { useDatabase } from '#tests/support/database.ts';
import { makePerson } from '#tests/support/people.ts';

const database = useDatabase();
const MIAMI = '1245000';

const typed = {
  owner: 'term:miami-king',
  kind: 'email',
  value: 'Office@Example.org',
  publisher: 'A fictitious publisher',
  title: 'A fictitious page',
  url: 'https://example.org/page',
  language: 'en',
  publishedOn: '',
  retrievedOn: '2026-11-22',
};

describe('an office address', () => {
  it('is checked by its kind', () => {
    const problem = (change: Partial<typeof typed>) =>
      newChannelSchema.safeParse({ ...typed, ...change }).error?.issues[0]?.message;
    expect(problem({})).toBeUndefined();
    expect(problem({ value: 'not an address' })).toBe('email');
    expect(problem({ kind: 'phone', value: '12' })).toBe('phone');
    expect(problem({ kind: 'phone', value: '(305) 555-0100 ext. 7' })).toBeUndefined();
    expect(problem({ kind: 'postal', value: 'City Hall' })).toBe('postal');
    expect(problem({ kind: 'web_form', value: 'javascript:alert(1)' })).toBe('webAddress');
    expect(problem({ url: 'ftp://example.org' })).toBe('webAddress');
    expect(problem({ retrievedOn: 'yesterday' })).toBe('date');
    expect(problem({ owner: 'nobody' })).toBe('choose');
  });

  it('may be added by editors and admins only', async () => {
    const refused = { ok: false, reason: 'forbidden' };
    expect(mayEditOfficials(await makePerson(database.db, 'Rita'))).toEqual(refused);
    expect(mayEditOfficials(await makePerson(database.db, 'Otto', ['organizer']))).toEqual(refused);
    expect(mayEditOfficials(await makePerson(database.db, 'Edda', ['editor']))).toBeNull();
    expect(mayEditOfficials(await makePerson(database.db, 'Adam', ['admin']))).toBeNull();
  });

  it('is added with its source and audit row, once, and taken away again', async () => {
    const editor = await makePerson(database.db, 'Emil', ['editor']);
    const channel = newChannelSchema.parse(typed);
    const added = await addChannel(editor, channel);
    if (!added.ok) throw new Error('refused');
    const king = (await editableOwners(MIAMI)).find(({ owner }) => owner === 'term:miami-king');
    expect(king?.channels).toMatchObject([
      { kind: 'email', value: 'office@example.org', asOf: '2026-11-22', publisher: 'A fictitious publisher' },
    ]);
    expect(await addChannel(editor, channel)).toEqual({
      ok: false,
      reason: 'invalid',
      fields: { value: 'known' },
    });
    expect(await removeChannel(editor, added.value.id)).toEqual({ ok: true, value: undefined });
    expect(await removeChannel(editor, added.value.id)).toEqual({ ok: false, reason: 'not_found' });
    const actions = await database.db.auditEntry.findMany({
      where: { subject: `channel:${added.value.id}` },
      orderBy: { at: 'asc' },
    });
    expect(actions.map(({ action }) => action)).toEqual(['channel.add', 'channel.remove']);
  });

  it('is not added to a term that has ended, nor to nobody', async () => {
    const editor = await makePerson(database.db, 'Erna', ['editor']);
    const to = (owner: string) => addChannel(editor, newChannelSchema.parse({ ...typed, owner }));
    expect(await to('term:miami-carollo')).toMatchObject({ ok: false, fields: { owner: 'termEnded' } });
    expect(await to('term:nobody')).toMatchObject({ ok: false, fields: { owner: 'choose' } });
  });
});
