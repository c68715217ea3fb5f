import { noticeMail } from '#lib/agendas/notice-mail.ts';
import type { NoticeRow } from '#lib/agendas/notice-mutations.ts';
import type { Locale } from '#lib/kernel/locales.ts';
import { questionMail } from '#lib/letters/answers/answer-mail.ts';
import type { LetterAnswers } from '#lib/letters/answers/answer-queries.ts';
import { heldMail, type Told } from '#lib/letters/protection/held-mail.ts';
import { letterMail } from '#lib/letters/sending/letter-mail.ts';
import { reportMail } from '#lib/officials/reports/report-mail.ts';
import type { Mail } from '#lib/platform/mail.ts';
import { signInMail } from '#lib/platform/sign-in-mail.ts';

type Composed = Omit<Mail, 'idempotencyKey'>;

/** One mail of every kind that Dais sends, in a language, about a fictitious place. A new kind of mail belongs here. */
export const MAILS: Record<string, { transactional: boolean; make: (locale: Locale) => Promise<Composed> }> =
  {
    'sign-in': {
      transactional: true,
      make: (locale) =>
        signInMail(
          locale,
          'ana@resident.example',
          `https://dais.example/sign-in/confirm?callbackUrl=%2F${locale}&token=${'0123456789abcdef'.repeat(4)}&email=ana%40resident.example`,
        ),
    },
    notice: { transactional: false, make: (locale) => noticeMail(notices(locale)) },
    'report-corrected': { transactional: true, make: (locale) => report(locale, 'corrected') },
    'report-gone': { transactional: true, make: (locale) => report(locale, 'unchanged') },
    question: {
      transactional: false,
      make: (locale) => questionMail(answers(locale), { userId: 'u1', email: 'ana@resident.example' }),
    },
    letter: { transactional: true, make: async (locale) => letter(locale) },
    'held-released': { transactional: true, make: (locale) => held(locale, 'released') },
    'held-later': {
      transactional: true,
      make: (locale) => held(locale, 'released', new Date('2026-12-01T13:00:00Z')),
    },
    'held-refused': { transactional: true, make: (locale) => held(locale, 'refused') },
    'held-expired': { transactional: true, make: (locale) => held(locale, 'expired') },
  };

function held(language: Locale, state: Told['state'], leavesAt: Date | null = null): Promise<Composed> {
  const place = { name: 'Pretend', timeZone: 'America/New_York' };
  const createdAt = new Date('2026-11-02T12:00:00Z');
  const letterId = state === 'released' ? 'l1' : null;
  return heldMail(
    { state, language, place, createdAt, letterId, leavesAt, days: 14 },
    'ana@resident.example',
  );
}

function answers(language: Locale): LetterAnswers {
  const copy = { kind: null, cameOn: null };
  return {
    letterId: 'l1',
    placeName: 'Pretend',
    placePath: { stateCode: 'fl', slug: 'pretend' },
    language,
    sentOn: '2026-11-02',
    today: '2026-11-09',
    asksForAnswer: true,
    copies: [
      { ...copy, deliveryId: 'd1', name: 'Ana “A.” Example', office: 'District 1, Pretend City Commission' },
      { ...copy, deliveryId: 'd2', name: 'Ben Example', office: 'Mayor, Pretend City Commission' },
    ],
  };
}

function letter(locale: Locale): Composed {
  const { idempotencyKey: _, ...mail } = letterMail({
    deliveryId: 'd1',
    to: 'member@town.example',
    writer: { name: 'Zoë Ñandú <b>', replyTo: 'zoe@resident.example' },
    text: {
      subject: 'Item 5 on December 2',
      body: 'Dear Commissioner Example,\n\nI live near the park & I have <one> question.\nIt is “short”.\n\nWill you put the agreement on the agenda?\n\nSincerely,\nZoë Ñandú',
    },
    language: locale,
    mailFrom: 'Dais <letters@dais.example>',
    appUrl: 'https://dais.example',
  });
  return mail;
}

function report(language: Locale, state: 'corrected' | 'unchanged'): Promise<Composed> {
  const line = {
    place: { geoid: '1299999', name: 'Pretend', stateCode: 'fl', slug: 'pretend' },
    text: {
      en: 'The commission voted 3 to 2.',
      es: 'La comisión votó 3 a 2.',
      ht: 'Komisyon an vote 3 kont 2.',
    },
  };
  return reportMail(
    {
      language,
      state,
      createdAt: new Date('2026-11-02T12:00:00Z'),
      text: 'The vote was not 4 to 1.\n\nSee the minutes, page 7 & 8.',
      answer: 'You are right; <the minutes> say 3 to 2.',
    },
    state === 'corrected' ? (line as never) : null,
    'ana@resident.example',
  );
}

/** As the database gives them; only what the mail reads. */
function notices(language: Locale): NoticeRow[] {
  const place = { name: 'Pretend', stateCode: 'fl', slug: 'pretend' };
  const user = { id: 'u1', email: 'ana@resident.example', language };
  const meeting = {
    place,
    bodyName: 'Pretend City Commission',
    startsAt: new Date('2026-12-02T23:00:00Z'),
    startTimeKnown: true,
    timeZone: 'America/New_York',
  };
  const item = { id: 'i1', title: 'Resolution on the 287(g) agreement & its “terms”', meeting };
  const change = (id: string, kind: string, rest: object) => ({
    changeId: id,
    follow: { id: 'f1', user, language, place, item: null },
    change: { id, kind, fields: {}, meeting: null, item: null, ...rest },
  });
  return [
    change('c1', 'added', { meeting }),
    change('c2', 'added', { item }),
    change('c3', 'changed', {
      item,
      fields: { result: { before: null, after: 'Deferred <to January>' } },
    }),
  ] as unknown as NoticeRow[];
}
