/**
 * Where things stand on a sheet of US letter paper so that they show in the windows of a No. 10 double-window
 * envelope, in points (1/72 inch) from the top left of the sheet.
 *
 * The envelope, with its face up: 9.5 × 4.125 in. Upper window 3.25 × 0.875 in, 0.625 in from the left and 2.375 in from
 * the bottom; lower window 4 × 1 in, 0.625 in from the left and 1 in from the bottom (as one large mailing house
 * publishes its standard No. 10: help.lob.com, "Letter envelopes"). The sheet can slide in it. Folded at the marks it
 * is 3.95 in high, so it slides by 0.175 in upwards and by 1 in sideways; the boxes below show wherever it lies.
 */
const INCH = 72;
const ENVELOPE = { width: 9.5, height: 4.125 };
const WINDOWS = {
  sender: { left: 0.625, bottom: 2.375, width: 3.25, height: 0.875 },
  address: { left: 0.625, bottom: 1, width: 4, height: 1 },
};

export const SHEET = { width: 8.5 * INCH, height: 11 * INCH };
/** The first fold leaves an upper part almost as high as the envelope; the second halves the rest. */
export const FOLDS = [3.95 * INCH, (3.95 + (11 - 3.95) / 2) * INCH] as const;

export type Box = { left: number; top: number; right: number; bottom: number };

/** What of the sheet shows through a window however far the sheet has slid. */
export function visible(name: keyof typeof WINDOWS): Box {
  const { left, bottom, width, height } = WINDOWS[name];
  const folded = FOLDS[0] / INCH;
  const up = ENVELOPE.height - folded;
  const aside = ENVELOPE.width - SHEET.width / INCH;
  return {
    left: left * INCH,
    right: (left + width - aside) * INCH,
    top: (folded - (bottom + height) + up) * INCH,
    bottom: (folded - bottom) * INCH,
  };
}
