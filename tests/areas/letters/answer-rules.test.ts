import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#lib/kernel/dates.ts';
import { answerRecord, mayHaveCome, questionDue, type Told } from '#lib/letters/answers/answer-rules.ts';
import {
  isAutomatic,
  isFromOffice,
  isNotice,
  newReplyToken,
  tokensAmong,
} from '#lib/letters/answers/reply-rules.ts';

describe('questionDue', () => {
  it('asks after 7 and after 21 days, once each, and not when it is too late', () => {
    expect(questionDue(6, [])).toBeNull();
    expect(questionDue(7, [])).toBe(7);
    expect(questionDue(13, [7])).toBeNull();
    expect(questionDue(14, [])).toBeNull();
    expect(questionDue(21, [7])).toBe(21);
    expect(questionDue(22, [7, 21])).toBeNull();
    expect(questionDue(35, [7])).toBeNull();
  });

  it('over any sequence of days asks at most twice, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 60 }), (steps) => {
        const asked: number[] = [];
        let day = 0;
        for (const step of steps) {
          day += step;
          const due = questionDue(day, asked);
          if (due) asked.push(due);
        }
        expect(asked).toEqual(asked.toSorted((a, b) => a - b));
        expect(new Set(asked).size).toBe(asked.length);
      }),
    );
  });
});

describe('answerRecord', () => {
  const told = (count: number, more: Partial<Told>): Told[] =>
    Array.from({ length: count }, () => ({ kind: 'none', cameOn: null, sentOn: '2026-03-01', ...more }));

  it('shows nothing below ten told letters, however many were delivered', () => {
    expect(answerRecord(500, told(9, { kind: 'answered', cameOn: '2026-03-05' }))).toBeNull();
    expect(answerRecord(500, told(10, {}))).toEqual({
      delivered: 500,
      told: 10,
      answered: 0,
      acknowledged: 0,
      medianDays: null,
      dated: 0,
    });
  });

  it('gives a median only for ten answers of a known day', () => {
    const days = [1, 2, 3, 4, 5, 6, 7, 8, 9];
    const dated = days.flatMap((day) => told(1, { kind: 'answered', cameOn: addDays('2026-03-01', day) }));
    const undated = told(4, { kind: 'answered' });
    expect(answerRecord(20, [...dated, ...undated])).toMatchObject({
      answered: 13,
      medianDays: null,
      dated: 9,
    });
    const ten = [...dated, ...told(1, { kind: 'answered', cameOn: '2026-04-01' })];
    expect(answerRecord(20, [...ten, ...told(2, { kind: 'acknowledged', cameOn: '2026-03-02' })])).toEqual({
      delivered: 20,
      told: 12,
      answered: 10,
      acknowledged: 2,
      medianDays: 5.5,
      dated: 10,
    });
  });

  it('takes no day before the letter or in the future', () => {
    expect(mayHaveCome('2026-03-01', '2026-03-01', '2026-03-01')).toBe(true);
    expect(mayHaveCome('2026-02-28', '2026-03-01', '2026-03-10')).toBe(false);
    expect(mayHaveCome('2026-03-11', '2026-03-01', '2026-03-10')).toBe(false);
  });
});

describe('replies', () => {
  it('finds the token of our domain only, whatever the capitals', () => {
    const token = newReplyToken();
    expect(token).toMatch(/^[a-z2-9]{26}$/);
    const domain = 'replies.example.org';
    expect(tokensAmong([`"Ana" <${token.toUpperCase()}@Replies.Example.org>`], domain)).toEqual([token]);
    expect(
      tokensAmong([`${token}@other.example.org`, 'short@replies.example.org', 'no address'], domain),
    ).toEqual([]);
  });

  it.each([
    [{ 'Auto-Submitted': 'auto-replied' }, 'Re: a letter', true],
    [{ 'auto-submitted': 'no' }, 'Re: a letter', false],
    [{ Precedence: 'auto_reply' }, 'Re: a letter', true],
    [{}, 'Automatic reply: a letter', true],
    [{}, 'Respuesta automática: una carta', true],
    [{}, 'Re: automatic license plate readers', false],
  ])('tells a machine from a person: %j %s', (headers, subject, expected) => {
    expect(isAutomatic({ from: 'a@town.example', subject, headers: headers as Record<string, string> })).toBe(
      expected,
    );
  });

  it('knows the notice of a mail server', () => {
    const subject = 'Undeliverable';
    expect(isNotice({ from: 'MAILER-DAEMON@town.example', subject, headers: {} })).toBe(true);
    expect(isNotice({ from: 'a@town.example', subject, headers: { 'Return-Path': '<>' } })).toBe(true);
    expect(isNotice({ from: 'a@town.example', subject, headers: {} })).toBe(false);
  });

  it('knows the office by its domain', () => {
    expect(isFromOffice('Aide <aide@mail.town.example>', 'member@town.example')).toBe(true);
    expect(isFromOffice('member@town.example', 'member@town.example')).toBe(true);
    expect(isFromOffice('x@othertown.example', 'member@town.example')).toBe(false);
    expect(isFromOffice('x@eviltown.example', 'member@town.example')).toBe(false);
  });
});
