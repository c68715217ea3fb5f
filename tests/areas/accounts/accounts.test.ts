import { describe, expect, it } from 'vitest';
import { deleteAccount, endSessions, giveRole, updateProfile } from '#lib/accounts/mutations.ts';
import { mayManageAccount } from '#lib/accounts/policy.ts';
import { accountSummary, exportAccount } from '#lib/accounts/queries.ts';
import { profileSchema, signInSchema } from '#lib/accounts/schema.ts';
import type { Actor } from '#lib/kernel/actor.ts';
import { seal } from '#lib/platform/cipher.ts';
import { languageOfLink } from '#lib/platform/sign-in-mail.ts';
import { useDatabase } from '#tests/support/database.ts';
import { makePerson } from '#tests/support/people.ts';

const database = useDatabase();
const MIAMI = '1245000';

async function writeLetter(actor: Actor, state: 'queued' | 'delivered') {
  const done = state === 'delivered';
  return database.db.letter.create({
    data: {
      userId: actor.id,
      placeGeoid: MIAMI,
      ask: 'disclose',
      language: 'en',
      shareWithOrganizer: true,
      sealedWriter: seal('writer', { name: 'Ana Example', replyTo: actor.email }),
      noticeAcknowledgedAt: new Date(),
      submissionKey: crypto.randomUUID(),
      deliveries: {
        create: {
          recipientName: 'Fictitious Official',
          recipientOffice: 'Mayor',
          recipientEmail: `${crypto.randomUUID()}@example.org`,
          variant: 'no_recorded_vote',
          sealed: seal('delivery', { subject: 'A fictitious subject', body: 'A fictitious text.' }),
          state,
          ...(done && { providerId: crypto.randomUUID(), acceptedAt: new Date(), finishedAt: new Date() }),
        },
      },
    },
    include: { deliveries: true },
  });
}

describe('the account', () => {
  it('is managed by its owner alone', async () => {
    const [ana, ben] = [await makePerson(database.db, 'Ana'), await makePerson(database.db, 'Ben')];
    expect(mayManageAccount(ana, ana.id)).toBeNull();
    expect(mayManageAccount(ben, ana.id)).toEqual({ ok: false, reason: 'forbidden' });
  });

  it('takes a name without line breaks, or none', () => {
    expect(profileSchema.parse({ name: '  ', language: 'ht' })).toEqual({ name: null, language: 'ht' });
    expect(profileSchema.safeParse({ name: 'Ana\r\nBcc: x@example.org', language: 'en' }).success).toBe(
      false,
    );
    expect(profileSchema.safeParse({ name: 'Ana', language: 'xx' }).success).toBe(false);
  });

  it.each([
    ['http://localhost:3000/es/sign-in?next=%2Fes%2Faccount', 'es'],
    ['/ht/sign-in', 'ht'],
    ['http://localhost:3000/sign-in?next=%2Fes', 'en'],
    ['http://', 'en'],
  ])('a link to %s speaks %s', (callbackUrl, language) => {
    expect(languageOfLink(new URLSearchParams({ callbackUrl }))).toBe(language);
  });

  it('saves name and language, and the audit row does not repeat the name', async () => {
    const actor = await makePerson(database.db, 'Carla');
    await updateProfile(actor, { name: 'Carla Example', language: 'es' });
    expect(await database.db.user.findUnique({ where: { id: actor.id } })).toMatchObject({
      name: 'Carla Example',
      language: 'es',
    });
    const [entry] = await database.db.auditEntry.findMany({ where: { subject: `user:${actor.id}` } });
    expect(entry).toMatchObject({ actor: actor.id, action: 'account.update', before: null, after: null });
  });

  it('signs out everywhere', async () => {
    const actor = await makePerson(database.db, 'Dora');
    const expires = new Date(Date.now() + 1000);
    for (const sessionToken of ['one', 'two']) {
      await database.db.session.create({ data: { sessionToken, userId: actor.id, expires } });
    }
    await endSessions(actor);
    expect((await accountSummary(actor)).sessions).toBe(0);
  });

  it('gives out everything that is kept, opened', async () => {
    const actor = await makePerson(database.db, 'Elsa');
    await writeLetter(actor, 'queued');
    const text = JSON.stringify(await exportAccount(actor));
    expect(text).toContain('A fictitious text.');
    expect(text).toContain('Ana Example');
    expect(text).toContain(actor.email);
  });

  it('is deleted with all that names the person; counts stay; what waits is not sent', async () => {
    const actor = await makePerson(database.db, 'Fred');
    const [waiting, done] = [await writeLetter(actor, 'queued'), await writeLetter(actor, 'delivered')];
    const mail = { kind: 'letter', from: 'a@example.org', subject: 's', text: 't' };
    await database.db.outboxMessage.createMany({
      data: [
        { ...mail, to: 'official@example.org', replyTo: actor.email },
        { ...mail, to: actor.email },
        { ...mail, to: 'somebody@example.org' },
      ],
    });
    expect(await deleteAccount(actor)).toEqual({ ok: true, value: { stopped: 1 } });
    expect(await database.db.outboxMessage.findMany({ select: { to: true } })).toEqual([
      { to: 'somebody@example.org' },
    ]);
    expect(await database.db.user.findUnique({ where: { id: actor.id } })).toBeNull();
    const letters = await database.db.letter.findMany({
      where: { id: { in: [waiting.id, done.id] } },
      include: { deliveries: true },
    });
    expect(letters).toHaveLength(2);
    for (const letter of letters) {
      expect(letter).toMatchObject({ userId: null, sealedWriter: null, shareWithOrganizer: false });
      expect(letter.deliveries.map(({ sealed }) => sealed)).toEqual([null]);
    }
    const states = letters.flatMap(({ deliveries }) =>
      deliveries.map(({ state, lastError }) => [state, lastError]),
    );
    expect(states.sort()).toEqual([
      ['delivered', null],
      ['failed', 'account_deleted'],
    ]);
  });
});

describe('roles', () => {
  it('are given from the command line to an address, known or new, once', async () => {
    expect(await giveRole('command', ' Gina@Example.org ', 'organizer')).toEqual({
      ok: true,
      value: { email: 'gina@example.org', roles: ['resident', 'organizer'], created: true },
    });
    const again = await giveRole('command', 'gina@example.org', 'organizer');
    expect(again.ok && again.value).toMatchObject({ roles: ['resident', 'organizer'], created: false });
    expect(await giveRole('command', 'no address', 'admin')).toMatchObject({ ok: false, reason: 'invalid' });
  });
});

describe('the sign-in form', () => {
  it('takes an address in any case and leads nowhere but to this host', () => {
    const parsed = signInSchema.parse({ email: ' Ana@Example.ORG ', next: 'https://elsewhere.example' });
    expect(parsed).toEqual({ email: 'ana@example.org', next: '/account', locale: 'en' });
    expect(signInSchema.safeParse({ email: 'ana' }).error?.issues[0]?.message).toBe('email');
  });
});
