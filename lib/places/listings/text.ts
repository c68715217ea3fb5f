/** Spaces of every kind, also those without width, become one plain space; curly apostrophes and dashes plain ones. */
export function plain(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u2018\u2019\u02bc\u00b4`]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/[\s\u00a0\u00ad\u180e\u200b-\u200f\u2028-\u202f\u2060\ufeff\p{Cc}]+/gu, ' ')
    .trim();
}
