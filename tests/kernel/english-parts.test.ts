import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { englishParts } from '#lib/kernel/english-parts.ts';

const marked = (text: string, ...names: string[]) =>
  englishParts(text, names)
    .map((part) => (part.english ? `[${part.text}]` : part.text))
    .join('');

describe('names that stay English', () => {
  it('are marked wherever they stand in a text, the longer one first', () => {
    expect(marked('Para la secretaría de City Council.', 'City Council')).toBe(
      'Para la secretaría de [City Council].',
    );
    expect(marked('Council, City Council', 'Council', 'City Council')).toBe('[Council], [City Council]');
    expect(marked('Nada', 'City Council')).toBe('Nada');
    expect(marked('Nada', '')).toBe('Nada');
    expect(marked('(a+b)', 'a+b')).toBe('([a+b])');
  });

  it('change nothing of the text', () => {
    const word = fc.constantFrom('a', 'ab', 'b', '', 'ba', ' ');
    fc.assert(
      fc.property(fc.array(word), fc.array(word), (words, names) => {
        const text = words.join('');
        expect(
          englishParts(text, names)
            .map((part) => part.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});
