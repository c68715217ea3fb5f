// Slips of the finger, the same in every run.

export const SLIPS = ['swapped', 'left out', 'doubled', 'another letter'] as const;
export type Slip = (typeof SLIPS)[number];

/** The name with one slip of that kind, somewhere behind its first letter. `part`: where, 0 up to 1. */
export function misspelt(name: string, slip: Slip, part: number): string {
  // Letters only, and two different ones to be swapped: a slip that changes nothing is none.
  const places = [...Array(name.length).keys()].filter(
    (at) =>
      at > 0 &&
      isLetter(name[at]) &&
      (slip !== 'swapped' || (isLetter(name[at + 1]) && name[at] !== name[at + 1])),
  );
  const at = places[Math.floor(part * places.length)];
  if (at === undefined) return name;
  const [before, letter, after] = [name.slice(0, at), name[at] ?? '', name.slice(at + 1)];
  switch (slip) {
    case 'swapped':
      return `${before}${after[0]}${letter}${after.slice(1)}`;
    case 'left out':
      return before + after;
    case 'doubled':
      return before + letter + letter + after;
    case 'another letter':
      return `${before}${NEXT_KEY[letter.toLowerCase()] ?? 'e'}${after}`;
  }
}

/** The key beside it. */
const NEXT_KEY: Record<string, string> = Object.fromEntries(
  ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'].flatMap((row) =>
    [...row].map((key, at) => [key, row[at + 1] ?? row[at - 1] ?? key] as const),
  ),
);

function isLetter(sign: string | undefined): boolean {
  return sign !== undefined && /^[a-z]$/i.test(sign);
}
