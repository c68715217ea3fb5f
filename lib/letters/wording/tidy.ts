export function sentences(all: readonly string[]): string {
  return all.filter((sentence) => sentence !== '').join(' ');
}

/** Spaces at the ends and doubled ones go; the writer's own paragraphs stay. */
export function tidy(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
