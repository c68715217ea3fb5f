import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '#lib/kernel/locales.ts';
import {
  SENSITIVE_KINDS,
  type SensitiveKind,
  sensitivePassages,
} from '#lib/letters/protection/sensitive-rules.ts';
import { messagesFor } from '#lib/platform/messages.ts';
import { SENTENCES } from './sensitive-sentences.ts';

const kindsIn = (text: string) => new Set(sensitivePassages(text).map(({ kind }) => kind));

/** Right, missed and false marks over sentences; a mark of another kind than the label's is both missed and false. */
function measure(sentences: readonly (readonly [SensitiveKind | 'none', string])[]) {
  const found = { right: 0, missed: [] as string[], wrong: [] as string[] };
  for (const [label, text] of sentences) {
    const kinds = kindsIn(text);
    if (label !== 'none' && kinds.has(label)) found.right += 1;
    else if (label !== 'none') found.missed.push(`${label}: ${text}`);
    for (const kind of kinds) if (kind !== label) found.wrong.push(`${kind}: ${text}`);
  }
  const precision = found.right / (found.right + found.wrong.length);
  const recall = found.right / (found.right + found.missed.length);
  return { ...found, precision, recall };
}

describe('a warning about private facts', () => {
  it('is right and complete enough in three languages, over more than 150 labelled sentences', () => {
    const all = Object.values(SENTENCES).flat();
    expect(all.length).toBeGreaterThanOrEqual(150);
    const lines = Object.entries({ ...SENTENCES, all }).map(([language, sentences]) => {
      const { precision, recall, missed, wrong } = measure(sentences);
      return { language, sentences: sentences.length, precision, recall, missed, wrong };
    });
    for (const { language, sentences, precision, recall, missed, wrong } of lines) {
      process.stdout.write(
        `sensitive ${language}: ${sentences} sentences, precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}\n${[...missed.map((it) => `  missed ${it}`), ...wrong.map((it) => `  wrong ${it}`)].join('\n')}\n`,
      );
      expect(precision, language).toBeGreaterThanOrEqual(0.9);
      expect(recall, language).toBeGreaterThanOrEqual(0.85);
    }
  });

  it('marks the passage, and nothing around it', () => {
    const text = 'Hello. Please call me at (305) 555-0142. Thank you.';
    expect(sensitivePassages(text).map(({ from, to }) => text.slice(from, to))).toEqual(['(305) 555-0142']);
    const status = 'As I said, my husband is undocumented, and we are afraid.';
    expect(sensitivePassages(status).map(({ from, to }) => status.slice(from, to))).toEqual([
      'my husband is undocumented',
    ]);
  });

  it('leaves the office’s own address and number alone, wherever the writer names them', () => {
    const office = ['3500 Pan American Drive, Miami, FL 33133', '305-250-5300'];
    const text = 'I came to 3500 Pan American Drive and called 305-250-5300. I live at 12 Palm Avenue.';
    expect(sensitivePassages(text, office).map(({ from, to }) => text.slice(from, to))).toEqual([
      '12 Palm Avenue',
    ]);
  });

  it.each(LOCALES)('finds nothing in our own wordings, in %s', (locale) => {
    const texts: string[] = [];
    const walk = (node: unknown): void => {
      if (typeof node === 'string') texts.push(node);
      else if (node && typeof node === 'object') Object.values(node).forEach(walk);
    };
    walk(messagesFor(locale).letters);
    expect(texts.flatMap((text) => sensitivePassages(text).map(({ kind }) => `${kind}: ${text}`))).toEqual(
      [],
    );
  });
});

describe('the time it takes', () => {
  /** Microseconds of this process's own work, the least of three: what else the machine does is left out. */
  const time = (text: string) =>
    Math.min(
      ...[1, 2, 3].map(() => {
        const before = process.cpuUsage();
        sensitivePassages(text);
        return process.cpuUsage(before).user;
      }),
    );

  it('grows with the length of the text only, whatever is repeated', () => {
    time('warm up '.repeat(5000));
    const units = [
      'my husband is ',
      '1 Main ',
      'born ',
      '305 555 ',
      '1-',
      'A ',
      'passport ',
      '+1 ',
      '11 ',
      "'",
      'calle ',
      'aa\n',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...units), { minLength: 1, maxLength: 4 }), (some) => {
        const unit = some.join('');
        const at = (length: number) => time(unit.repeat(Math.ceil(length / unit.length)));
        const [short, long] = [at(20_000), at(200_000)];
        // Ten times the text: a quadratic rule would take a hundred times as long.
        expect(long, unit).toBeLessThan(Math.max(short, 8_000) * 40);
      }),
      { numRuns: 25 },
    );
  }, 120_000);

  it('does not fail on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        for (const { kind, from, to } of sensitivePassages(text)) {
          expect(SENSITIVE_KINDS).toContain(kind);
          expect(from).toBeLessThan(to);
          expect(to).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
});
