import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import { FOLDS, visible } from './envelope.ts';
import { type Coverage, printable } from './font-coverage.ts';

export type PaperLetter = {
  /** Name and office, body, lines of the street address. */
  address: string[];
  /** No street address is on file: a line is left to write it by hand. */
  byHand: boolean;
  subject: string;
  /** Paragraphs parted by empty lines, without the name under it. */
  body: string;
};

export type Paper = {
  /** Of the file. */
  title: string;
  language: string;
  date: string;
  /** Under the signature line; empty when the writer gave none. */
  writerName: string;
  /** As the writer typed it, a line each; empty: lines to fill by hand. Never stored. */
  returnAddress: string[];
  letters: PaperLetter[];
  texts: { sender: string; signature: string };
};

/** Left edge of all text: inside both windows, with an eighth of an inch to spare. */
const LEFT = visible('address').left + 14;
const RIGHT = 80;
const BODY_TOP = 242;

/**
 * All letters as one file for pdfmake, each beginning on a page of its own. Everything is put through `printable`;
 * `lost` holds what the font cannot draw.
 */
export function paperDocument(
  paper: Paper,
  covers: Coverage,
): { document: TDocumentDefinitions; lost: string[] } {
  const lost = new Set<string>();
  const clean = (text: string) => {
    const result = printable(text, covers);
    for (const character of result.lost) lost.add(character);
    return result.text;
  };
  const content = paper.letters.flatMap((letter, index) => letterContent(paper, letter, index > 0, clean));
  return {
    lost: [...lost],
    document: {
      info: { title: clean(paper.title) },
      language: paper.language,
      pageSize: 'LETTER',
      pageMargins: [LEFT, 72, RIGHT, 64],
      defaultStyle: { font: 'Roboto', fontSize: 11, lineHeight: 1.25 },
      content,
    },
  };
}

type Clean = (text: string) => string;

function letterContent(paper: Paper, letter: PaperLetter, newPage: boolean, clean: Clean): Content[] {
  const name = clean(paper.writerName);
  return [
    { text: ' ', fontSize: 1, lineHeight: 1, ...(newPage && { pageBreak: 'before' as const }) },
    ...foldMarks(),
    ...senderBlock(paper, clean),
    ...addressBlock(letter, clean),
    { text: clean(paper.date), absolutePosition: { x: LEFT, y: BODY_TOP } },
    // Fills the room of what stands at fixed places above.
    { text: ' ', fontSize: 1, lineHeight: 1, margin: [0, BODY_TOP + 26 - 72, 0, 0] },
    { text: clean(letter.subject), bold: true, margin: [0, 0, 0, 10] },
    ...clean(letter.body)
      .split(/\n{2,}/)
      .map((text) => ({ text, margin: [0, 0, 0, 8] as [number, number, number, number] })),
    {
      unbreakable: true,
      stack: [
        rule(216, 34),
        { text: name || clean(paper.texts.signature), margin: [0, 3, 0, 0], ...(!name && quiet) },
      ],
    },
  ];
}

const quiet = { fontSize: 8, color: '#444444' };

function foldMarks(): Content[] {
  return FOLDS.map((y) => ({
    canvas: [{ type: 'line', x1: 0, y1: 0, x2: 12, y2: 0, lineWidth: 0.5, lineColor: '#888888' }],
    absolutePosition: { x: 18, y },
  }));
}

function senderBlock({ returnAddress, writerName, texts }: Paper, clean: Clean): Content[] {
  const window = visible('sender');
  const given = [writerName, ...returnAddress].map((line) => clean(line).trim()).filter(Boolean);
  const height = window.bottom - window.top;
  if (returnAddress.some((line) => line.trim() !== '')) return block(given, window, height);
  const lines = 3;
  const step = height / lines;
  return [
    ...block(given, window, step),
    ...Array.from({ length: lines }, (_, index): Content[] =>
      index < given.length
        ? []
        : [
            {
              ...rule(window.right - LEFT, 0),
              absolutePosition: { x: LEFT, y: window.top + step * (index + 1) - 3 },
            },
          ],
    ).flat(),
    { text: clean(texts.sender), ...quiet, absolutePosition: { x: LEFT, y: window.bottom + 14 } },
  ];
}

function addressBlock({ address, byHand }: PaperLetter, clean: Clean): Content[] {
  const window = visible('address');
  const height = window.bottom - window.top;
  if (!byHand) return block(address.map(clean), window, height);
  const used = height * 0.5;
  return [
    ...block(address.map(clean), window, used),
    ...[0.75, 1].map((part) => ({
      ...rule(window.right - LEFT, 0),
      absolutePosition: { x: LEFT, y: window.top + height * part - 2 },
    })),
  ];
}

/** Lines inside a window, as large as they can be: at most 10.5 pt; never below 7, where a machine no longer reads it. */
function block(lines: string[], window: { top: number; right: number }, height: number): Content[] {
  const width = window.right - LEFT;
  const widest = Math.max(...lines.map((line) => line.length), 1);
  const step = Math.min(13, height / Math.max(lines.length, 1));
  // 0.55 of its size is more than the mean width of a letter in Roboto.
  const fontSize = Math.max(7, Math.min(10.5, step / 1.18, width / (widest * 0.55)));
  return lines.map((text, index) => ({
    text,
    fontSize,
    lineHeight: 1,
    noWrap: true,
    absolutePosition: { x: LEFT, y: window.top + step * index },
  }));
}

function rule(length: number, above: number) {
  return {
    canvas: [
      {
        type: 'line' as const,
        x1: 0,
        y1: above,
        x2: length,
        y2: above,
        lineWidth: 0.5,
        lineColor: '#555555',
      },
    ],
  };
}
