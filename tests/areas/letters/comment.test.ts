import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CommentLimit, type CommentParts, fitComment } from '#lib/letters/wording/comment-rules.ts';

const parts = (own: string): CommentParts => ({
  opening: ['My name is Ana Example.', '', 'This is about item 5.'],
  own,
  closing: ['I ask you to publish a report.', 'Thank you.'],
  language: 'en',
});
const OWN =
  'First things first. The second one is longer than the first one!\n\nDoes the third one ask? Yes.';
const without = (text: string) => text.replace(/\s+/g, '');

describe('a comment', () => {
  it('is left whole without a limit, and says how long it takes', () => {
    const comment = fitComment(parts(OWN), null);
    expect(comment).toMatchObject({ leftOut: [], fits: true, words: 37 });
    expect(comment.text).toBe(
      `My name is Ana Example. This is about item 5.\n\n${OWN}\n\nI ask you to publish a report. Thank you.`,
    );
    expect(comment.seconds).toBe(Math.ceil((37 / 130) * 60));
  });

  it('loses the last sentences of the own words first, and names them', () => {
    const comment = fitComment(parts(OWN), { of: 'words', count: 32 });
    expect(comment.text).toContain('The second one is longer than the first one!');
    expect(comment.leftOut).toEqual(['Does the third one ask?', 'Yes.']);
    expect(comment.words).toBeLessThanOrEqual(32);
    expect(comment.text).toMatch(/Thank you\.$/);
  });

  it('of two minutes is at most 260 words', () => {
    const long = fitComment(parts('Ten words in a row make one sentence of them. '.repeat(60)), {
      of: 'minutes',
      count: 2,
    });
    expect(long.words).toBeLessThanOrEqual(260);
    expect(long.words).toBeGreaterThan(245);
    expect(long.seconds).toBeLessThanOrEqual(120);
  });

  it('says when even the fixed sentences are too long', () => {
    expect(fitComment(parts(OWN), { of: 'characters', count: 10 })).toMatchObject({ fits: false });
  });

  it('never loses or turns round a word, whatever is typed, and keeps to the limit', {
    timeout: 60_000,
  }, () => {
    const limit = fc.record({
      of: fc.constantFrom<CommentLimit['of']>('minutes', 'words', 'characters'),
      count: fc.integer({ min: 1, max: 2_000 }),
    });
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 900 }), limit, (own, given) => {
        const whole = fitComment(parts(own), null);
        const comment = fitComment(parts(own), given);
        const [start = '', end = ''] = [
          'Ana Example. This is about item 5.',
          'I ask you to publish a report.',
        ];
        expect(comment.text).toContain(start);
        expect(comment.text).toContain(end);
        const kept = comment.text.slice(
          comment.text.indexOf(start) + start.length,
          comment.text.lastIndexOf(end),
        );
        const all = whole.text.slice(whole.text.indexOf(start) + start.length, whole.text.lastIndexOf(end));
        expect(without(kept) + without(comment.leftOut.join(''))).toBe(without(all));
        if (!comment.fits) {
          expect(without(kept)).toBe('');
          return;
        }
        const measured = {
          minutes: comment.seconds / 60,
          words: comment.words,
          characters: comment.characters,
        };
        expect(measured[given.of]).toBeLessThanOrEqual(given.count);
      }),
      { numRuns: 400 },
    );
  });
});
