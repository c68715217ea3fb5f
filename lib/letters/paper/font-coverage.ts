/** What a font can draw, read from its own table of characters (TrueType "cmap", formats 4 and 12). */
export type Coverage = (codePoint: number) => boolean;

/** @throws RangeError when the bytes are not a TrueType font with a Unicode table. */
export function coverageOf(font: ArrayBuffer): Coverage {
  const view = new DataView(font);
  const cmap = tableAt(view, 'cmap');
  const drawn = new Set<number>();
  for (let index = 0; index < view.getUint16(cmap + 2); index++) {
    const at = cmap + view.getUint32(cmap + 4 + index * 8 + 4);
    const format = view.getUint16(at);
    if (format === 4) addSegments(view, at, drawn);
    if (format === 12) addGroups(view, at, drawn);
  }
  if (drawn.size === 0) throw new RangeError('a font without a table of Unicode characters');
  return (codePoint) => drawn.has(codePoint);
}

function tableAt(view: DataView, wanted: string): number {
  for (let index = 0; index < view.getUint16(4); index++) {
    const at = 12 + index * 16;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((letter) => view.getUint8(at + letter)));
    if (tag === wanted) return view.getUint32(at + 8);
  }
  throw new RangeError(`a font without the table ${wanted}`);
}

/** Format 4. A character inside a segment may still map to glyph 0, "not here". */
function addSegments(view: DataView, at: number, drawn: Set<number>): void {
  const doubled = view.getUint16(at + 6);
  const ends = at + 14;
  const starts = ends + doubled + 2;
  const deltas = starts + doubled;
  const offsets = deltas + doubled;
  for (let here = 0; here < doubled; here += 2) {
    const first = view.getUint16(starts + here);
    const offset = view.getUint16(offsets + here);
    for (let code = first; code <= view.getUint16(ends + here) && code < 0xffff; code++) {
      const glyph =
        offset === 0
          ? code + view.getInt16(deltas + here)
          : view.getUint16(offsets + here + offset + (code - first) * 2);
      if ((glyph & 0xffff) !== 0) drawn.add(code);
    }
  }
}

/** Format 12: runs of characters with glyphs. */
function addGroups(view: DataView, at: number, drawn: Set<number>): void {
  for (let index = 0; index < view.getUint32(at + 12); index++) {
    const group = at + 16 + index * 12;
    for (let code = view.getUint32(group); code <= view.getUint32(group + 4); code++) drawn.add(code);
  }
}

/** Stands for a character that the font cannot draw. */
export const MISSING = '\uFFFD';

/**
 * A text with every character that the font lacks replaced by MISSING, one for each character as people see it (an
 * emoji of several code points is one). `lost` lists them once each, in their order.
 */
export function printable(text: string, covers: Coverage): { text: string; lost: string[] } {
  const lost = new Set<string>();
  const seen = [...new Intl.Segmenter('en').segment(text.normalize('NFC').replace(/\r\n?/g, '\n'))];
  const kept = seen.map(({ segment }) => {
    if (segment === '\n' || segment === '\t') return segment === '\t' ? ' ' : segment;
    // What has no shape of its own needs none: soft hyphens, joiners, direction marks.
    const drawn = segment.replace(/[\p{Cf}\p{Cc}]/gu, '');
    if (drawn === '') return '';
    if ([...drawn].every((character) => covers(character.codePointAt(0) ?? 0))) return drawn;
    lost.add(segment);
    return MISSING;
  });
  return { text: kept.join(''), lost: [...lost] };
}
