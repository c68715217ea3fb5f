/** How a body names its seats, as far as these patterns are common; others stay as the body writes them. */
const NUMBERED = [
  ['district', /^District (\w+)$/],
  ['seat', /^Seat (\w+)$/],
  ['ward', /^Ward (\w+)$/],
  ['group', /^Group (\w+)$/],
] as const;
const PLAIN = [
  ['mayor', 'Mayor'],
  ['atLarge', 'Commissioner at large'],
  ['commissioner', 'Commissioner'],
  ['councilMember', 'Council member'],
] as const;

type Key = (typeof NUMBERED)[number][0] | (typeof PLAIN)[number][0];

/**
 * A seat's label in the reader's language, with the language it really is in: "Distrito 3". What stands in brackets
 * after it only tells seats apart in the records and is left out.
 *
 * @param t translates the keys of `officials.seat`
 */
export function seatLabel(
  t: (key: Key, values: { number: string }) => string,
  label: string,
): { text: string; lang: 'en' | undefined } {
  const own = label.replace(/\s*\([^)]*\)$/, '');
  for (const [key, pattern] of NUMBERED) {
    const number = pattern.exec(own)?.[1];
    if (number) return { text: t(key, { number }), lang: undefined };
  }
  const plain = PLAIN.find(([, name]) => name === own);
  return plain ? { text: t(plain[0], { number: '' }), lang: undefined } : { text: own, lang: 'en' };
}

/** A seat and, in English, the body that it is of. */
export type OfficeLabel = { seat: { text: string; lang: 'en' | undefined }; body: string | null };

/**
 * The same for an office as it is kept with a letter, "Mayor, Homestead City Council": the seat in the reader's
 * language. An office that is no seat, or one that its body names in its own way, stays as it is.
 *
 * @param t translates the keys of `officials.seat`
 */
export function officeLabel(t: Parameters<typeof seatLabel>[0], office: string): OfficeLabel {
  const [, label, body] = /^([^,(]+(?:\([^)]*\))?), (.+)$/.exec(office) ?? [];
  const seat = label && seatLabel(t, label);
  return seat && body && !seat.lang ? { seat, body } : { seat: { text: office, lang: 'en' }, body: null };
}
