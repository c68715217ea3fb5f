type Part = { text: string; english: boolean };

/**
 * A text of ours in pieces: the names in it that stay English whatever its language (a body's, an office's, an agenda
 * item's), and what stands between, so that each can carry the language it is in.
 */
export function englishParts(text: string, names: readonly string[]): Part[] {
  const longestFirst = names.filter(Boolean).toSorted((one, other) => other.length - one.length);
  let parts: Part[] = [{ text, english: false }];
  for (const name of longestFirst) parts = parts.flatMap((part) => (part.english ? part : cut(part, name)));
  return parts.filter((part) => part.text !== '');
}

function cut(part: Part, name: string): Part[] {
  return part.text
    .split(name)
    .flatMap((text, index) => [
      ...(index > 0 ? [{ text: name, english: true }] : []),
      { text, english: false },
    ]);
}
