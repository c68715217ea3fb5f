// Where everything stands in the drawing of the dais. Pure: numbers in the drawing's own units.

/** A name plate: its top left corner and size, and where the seat's mark stands. */
export type Plate = { x: number; y: number; width: number; height: number; markX: number; markY: number };

export type Drawing = {
  width: number;
  height: number;
  /** Path of the desk's middle line; empty where nobody sits on the arc. */
  desk: string;
  deskWidth: number;
  arc: Plate[];
  apart: Plate[];
  /** Text sizes: the name, and the seat's label under it. */
  nameSize: number;
  labelSize: number;
  /** Whether the mark stands over the plate or inside it at its left. */
  markOver: boolean;
};

const round = (value: number) => Math.round(value * 10) / 10;

/** The shallow arc of a wide screen: the ends nearer to the public, so lower. The mayor without a vote at the right. */
export function wideDrawing(onArc: number, apart: number): Drawing {
  const width = 860;
  const plateHeight = 74;
  const apartWidth = 132;
  const arcRight = width - apart * (apartWidth + 36) - 2;
  const pitch = onArc > 0 ? arcRight / onArc : 0;
  const plateWidth = Math.min(148, pitch - 12);
  const middle = arcRight / 2;
  // The sagitta: how far the ends hang below the middle.
  const drop = onArc > 1 ? 44 : 0;
  const yAt = (x: number) => 40 + drop * ((x - middle) / middle) ** 2;
  const plates = Array.from({ length: onArc }, (_, at) => {
    const center = pitch * (at + 0.5);
    const y = yAt(center);
    return plateAt(center, y, plateWidth, plateHeight);
  });
  const left = Math.max(2, pitch / 2 - plateWidth / 2 - 10);
  const right = arcRight - left;
  const deskY = (x: number) => yAt(x) + plateHeight / 2;
  // A quadratic curve through both ends and the middle of the parabola on which the plates stand.
  const desk =
    onArc > 0
      ? `M ${round(left)} ${round(deskY(left))} Q ${round(middle)} ${round(2 * deskY(middle) - deskY(left))} ${round(right)} ${round(deskY(right))}`
      : '';
  return {
    width,
    height: onArc > 0 ? 40 + drop + plateHeight + 12 : 124,
    desk,
    deskWidth: plateHeight + 14,
    arc: plates,
    apart: Array.from({ length: apart }, (_, at) =>
      onArc > 0
        ? plateAt(arcRight + 36 + apartWidth / 2 + at * (apartWidth + 36), 40 + drop, apartWidth, plateHeight)
        : plateAt(width / 2 + (at - (apart - 1) / 2) * 176, 40, 148, plateHeight),
    ),
    nameSize: 15,
    labelSize: 12,
    markOver: true,
  };
}

function plateAt(center: number, y: number, width: number, height: number): Plate {
  return {
    x: round(center - width / 2),
    y: round(y),
    width: round(width),
    height,
    markX: round(center),
    markY: round(y - 18),
  };
}

/**
 * The deep arc of a narrow screen: the middle seat at the top, the others in pairs down both sides, a little further
 * out in each row; a mayor without a vote below, between the ends. Names stay legible at 320 pixels.
 */
export function deepDrawing(onArc: number, apart: number): Drawing {
  const width = 340;
  const plateWidth = 146;
  const plateHeight = 53;
  const pitch = plateHeight + 7;
  const odd = onArc % 2 === 1;
  const pairs = Math.floor(onArc / 2);
  const firstPairRow = odd ? 1 : 0;
  const rows = pairs + firstPairRow;
  const at = (center: number, row: number): Plate => ({
    x: round(center - plateWidth / 2),
    y: round(4 + row * pitch),
    width: plateWidth,
    height: plateHeight,
    markX: round(center - plateWidth / 2 + 15),
    markY: round(4 + row * pitch + plateHeight / 2),
  });
  const spread = (row: number) =>
    pairs > 1 ? 77 + (15 * (row - firstPairRow)) / (pairs - 1) : onArc > 1 ? 84 : 0;
  const plates = Array.from({ length: onArc }, (_, index) => {
    const fromMiddle = index - (onArc - 1) / 2;
    if (fromMiddle === 0) return at(width / 2, 0);
    const row = Math.ceil(Math.abs(fromMiddle)) - 1 + firstPairRow;
    return at(width / 2 + Math.sign(fromMiddle) * spread(row), row);
  });
  const bottom = 4 + (rows - 1) * pitch + plateHeight / 2;
  const top = 4 + plateHeight / 2;
  const out = pairs > 0 ? spread(rows - 1) : 0;
  const desk =
    pairs > 0
      ? `M ${round(width / 2 - out)} ${round(bottom)} C ${round(width / 2 - out + 16)} ${round(top - 6)} ${round(width / 2 - 60)} ${round(top)} ${width / 2} ${round(top)} S ${round(width / 2 + out - 16)} ${round(top - 6)} ${round(width / 2 + out)} ${round(bottom)}`
      : '';
  const apartRow = rows + (rows > 0 ? 0.2 : 0);
  return {
    width,
    height: round(8 + (rows + apart) * pitch - 8 + (apart > 0 && rows > 0 ? 0.2 * pitch : 0) + 4),
    desk,
    deskWidth: plateHeight - 12,
    arc: plates,
    apart: Array.from({ length: apart }, (_, index) => at(width / 2, apartRow + index)),
    nameSize: 13.5,
    labelSize: 12,
    markOver: false,
  };
}

/** Widths of letters in parts of the text size, rather too wide than too narrow: the reader's fonts are not known. */
function widthOf(text: string, size: number): number {
  let width = 0;
  for (const letter of text) {
    if (/[ilj.,'’"“”|()]/.test(letter)) width += 0.33;
    else if (/[frt\s-]/.test(letter)) width += 0.42;
    else if (/[mwMW]/.test(letter)) width += 0.9;
    else if (/[A-ZÁÉÍÓÚÑ]/.test(letter)) width += 0.72;
    else width += 0.55;
  }
  return width * size;
}

/**
 * A text in at most `lines` lines that fit into `width`, broken between words or after a hyphen, and the size that
 * makes it fit: the one asked for, or down to three quarters of it.
 */
export function fitText(
  text: string,
  width: number,
  size: number,
  lines: number,
): { lines: string[]; size: number } {
  const parts = text
    .split(/\s+/)
    .flatMap((word) => word.split(/(?<=-)/).map((part, at) => ({ part, glued: at > 0 })));
  for (let tried = size; tried > size * 0.75; tried -= 0.5) {
    const wrapped: string[] = [];
    for (const { part, glued } of parts) {
      const last = wrapped.at(-1);
      const joined = last === undefined ? part : glued ? last + part : `${last} ${part}`;
      if (last !== undefined && widthOf(joined, tried) <= width) wrapped[wrapped.length - 1] = joined;
      else wrapped.push(part);
    }
    if (wrapped.length <= lines && wrapped.every((line) => widthOf(line, tried) <= width)) {
      return { lines: wrapped, size: tried };
    }
  }
  // Nothing fits: the words in `lines` lines of like length, at the smallest size.
  const words = text.split(/\s+/);
  const perLine = Math.ceil(words.length / lines);
  const even = Array.from({ length: Math.ceil(words.length / perLine) }, (_, at) =>
    words.slice(at * perLine, (at + 1) * perLine).join(' '),
  );
  const widest = Math.max(...even.map((line) => widthOf(line, 1)));
  return { lines: even, size: Math.max(8, Math.min(size * 0.75, width / widest)) };
}
