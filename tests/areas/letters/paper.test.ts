import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import fc from 'fast-check';
import pdfmake from 'pdfmake';
import { beforeAll, describe, expect, it } from 'vitest';
import { visible } from '#lib/letters/paper/envelope.ts';
import { type Coverage, coverageOf, MISSING, printable } from '#lib/letters/paper/font-coverage.ts';
import { type Paper, type PaperLetter, paperDocument } from '#lib/letters/paper/letter-pdf.ts';
import { type Drawn, readPdf, textOf } from '#tests/support/pdf-text.ts';

const FOLDER = path.join(
  path.dirname(createRequire(import.meta.url).resolve('pdfmake/package.json')),
  'build/fonts/Roboto',
);
const regular = readFileSync(path.join(FOLDER, 'Roboto-Regular.ttf'));
const covers: Coverage = coverageOf(new Uint8Array(regular).buffer);

beforeAll(() => {
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => true);
  pdfmake.setFonts({
    Roboto: {
      normal: path.join(FOLDER, 'Roboto-Regular.ttf'),
      bold: path.join(FOLDER, 'Roboto-Medium.ttf'),
    },
  });
});

const TEXTS = {
  en: 'Dear Commissioner Example,\n\nI’ve lived here for “ten years” — and I ask you to answer…',
  es: 'Estimada Comisionada:\n\n¿Votará usted? ¡Gracias! La señora Ñandú, el pingüino y José: «sí».',
  ht: 'Chè Komisyonè,\n\nÈske w ap vote? M ap swiv sa byen: fè, lè, kòm, tèt, NÒT, MÈSI.',
  other: 'Łódź, İstanbul, Đặng Thị, Київ, Ελλάδα, Čaču, naïve, œuvre, 5 €, ½.',
};

const letter = (change: Partial<PaperLetter> = {}): PaperLetter => ({
  address: ['Commissioner Ana Example', 'Pretend City Commission', '100 Main Street', 'Pretend, FL 33199'],
  byHand: false,
  subject: 'One question',
  body: TEXTS.en,
  ...change,
});

async function print(change: Partial<Paper> = {}) {
  const { document, lost } = paperDocument(
    {
      title: 'Letters, Pretend',
      language: 'en',
      date: 'November 23, 2026',
      writerName: 'Zoë Ñandú',
      returnAddress: [],
      letters: [letter()],
      texts: { sender: 'Your name and return address (by hand)', signature: 'Signature' },
      ...change,
    },
    covers,
  );
  return { lost, ...readPdf(await pdfmake.createPdf(document).getBuffer()) };
}

function inside(drawn: Drawn | undefined, window: 'sender' | 'address') {
  const box = visible(window);
  expect(drawn, `nothing drawn for the ${window}`).toBeDefined();
  if (!drawn) return;
  expect(drawn.left).toBeGreaterThanOrEqual(box.left);
  expect(drawn.left + drawn.width, drawn.text).toBeLessThanOrEqual(box.right);
  // Capitals are 0.71 of the size high and tails hang 0.21 below in Roboto.
  expect(drawn.top - 0.71 * drawn.size).toBeGreaterThanOrEqual(box.top);
  expect(drawn.top + 0.21 * drawn.size, drawn.text).toBeLessThanOrEqual(box.bottom);
}

describe('a file of letters', () => {
  it.each(Object.entries(TEXTS))('carries every character of the text in %s', async (_, body) => {
    const { pages, lost } = await print({ letters: [letter({ body })] });
    expect(lost).toEqual([]);
    expect(textOf(pages[0] ?? [])).toContain(body.split('\n\n').at(-1));
  });

  it('begins a page for each letter, and needs no more for short ones', async () => {
    const letters = ['One', 'Two', 'Three'].map((subject) => letter({ subject }));
    const { pages, title } = await print({ letters });
    expect(title).toBe('Letters, Pretend');
    expect(pages).toHaveLength(3);
    expect(pages.map((page) => page.find(({ text }) => /^(One|Two|Three)$/.test(text))?.text)).toEqual([
      'One',
      'Two',
      'Three',
    ]);
  });

  it('goes on over as many pages as a long letter needs, without losing a word', {
    timeout: 30_000,
  }, async () => {
    const words = Array.from({ length: 1_500 }, (_, index) => `word${index}`);
    const { pages } = await print({ letters: [letter({ body: words.join(' ') }), letter()] });
    expect(pages.length).toBeGreaterThan(3);
    const all = pages.map(textOf).join(' ');
    expect(words.filter((word) => !all.includes(word))).toEqual([]);
    inside(
      pages.at(-1)?.find(({ text }) => text === 'Pretend, FL 33199'),
      'address',
    );
  });

  it.each([
    ['three lines', ['Mayor Ben Example', '100 Main Street', 'Pretend, FL 33199']],
    [
      'five lines',
      ['Commissioner Ana Example, District 1', 'Commission', 'City Hall', '1 Main St', 'Pretend, FL'],
    ],
    [
      'six long lines',
      Array.from({ length: 6 }, (_, index) => `${index} A line of an address of thirty-six`),
    ],
  ])('shows an address of %s in the window, and nothing else', async (_, address) => {
    const { pages } = await print({ letters: [letter({ address })], returnAddress: ['1 Way', 'Pretend'] });
    const [page = []] = pages;
    for (const line of address)
      inside(
        page.find(({ text }) => text === line),
        'address',
      );
    const box = visible('address');
    const slip = 13;
    const seen = page.filter(({ top }) => top > box.top - slip && top < box.bottom + slip);
    expect(seen.map(({ text }) => text).sort()).toEqual([...address].sort());
  });

  it('shows the name and return address in the upper window when they were typed', async () => {
    const { pages } = await print({ returnAddress: ['1 Fictitious Way', 'Pretend, FL 33199-0001'] });
    for (const line of ['Zoë Ñandú', '1 Fictitious Way', 'Pretend, FL 33199-0001']) {
      inside(
        pages[0]?.find(({ text }) => text === line),
        'sender',
      );
    }
    expect(textOf(pages[0] ?? [])).not.toContain('by hand');
  });

  it('leaves room to write by hand what is not known', async () => {
    const address = ['Commissioner Ana Example', 'Pretend City Commission'];
    const { pages } = await print({ writerName: '', letters: [letter({ address, byHand: true })] });
    expect(textOf(pages[0] ?? [])).toContain('Your name and return address (by hand)');
    expect(textOf(pages[0] ?? [])).toContain('Signature');
    const last = pages[0]?.find(({ text }) => text === 'Pretend City Commission');
    expect(visible('address').bottom - (last?.top ?? 0)).toBeGreaterThan(20);
  });

  it('puts a sign for what the font cannot draw, and says what it was', async () => {
    const { pages, lost } = await print({ letters: [letter({ body: 'So 👨‍👩‍👧 or 😀😀 or مرحبا.' })] });
    expect(lost.slice(0, 2)).toEqual(['👨‍👩‍👧', '😀']);
    expect(textOf(pages[0] ?? [])).toContain(`So ${MISSING} or ${MISSING}${MISSING} or`);
  });

  it('never fails, whatever a person types', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        async (body, writerName) => {
          const { pages } = await print({ writerName, letters: [letter({ body }), letter()] });
          expect(pages.length).toBeGreaterThanOrEqual(2);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('what a font can draw', () => {
  it('is read from the font', () => {
    expect(covers('ñ'.codePointAt(0) ?? 0)).toBe(true);
    expect(covers('😀'.codePointAt(0) ?? 0)).toBe(false);
    expect(() => coverageOf(new ArrayBuffer(64))).toThrow(RangeError);
  });

  it('leaves drawable text as it is, composed', () => {
    expect(printable('cafe\u0301 so\u00adft\r\nnew\tline', covers)).toEqual({
      text: 'café soft\nnew line',
      lost: [],
    });
  });
});
