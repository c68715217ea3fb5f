import { describe, expect, it } from 'vitest';
import { ownShare } from '#lib/letters/wording/own-share.ts';

const template =
  'Dear Commissioner Delta,\n\nI write about the agreement.\n\nPlease vote for a measure to end it.';

describe('how much of a letter is its writer’s own', () => {
  it('is nothing of the template as it stands, and all of another text', () => {
    expect(ownShare(template, template)).toBe(0);
    expect(ownShare('Quite different words here.', template)).toBe(1);
    expect(ownShare('', template)).toBe(0);
  });

  it('is the share of the words that were added', () => {
    const own = 'My shop closes early since then because neighbors stay home at night.';
    const text = template.replace('agreement.', `agreement.\n\n${own}`);
    expect(ownShare(text, template)).toBeCloseTo(12 / 28, 5);
  });

  it('does not count the template’s sentences in another order, case or line', () => {
    expect(ownShare('PLEASE VOTE for a measure\nto end it. I write about the agreement.', template)).toBe(0);
  });

  it('counts a word that the template happens to have', () => {
    expect(ownShare('Commissioner, the measure of a city', template)).toBe(1);
  });

  it('reads every language’s words', () => {
    expect(ownShare('Mwen abite isit la depi lontan', 'Mwen abite isit la')).toBeCloseTo(2 / 6, 5);
    expect(ownShare('«Señora», dijo la niña', 'otra cosa')).toBe(1);
  });
});
