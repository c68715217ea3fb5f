const SPELLED_OUT = new Map([
  ['st', 'saint'],
  ['ste', 'saint'],
  ['ft', 'fort'],
  ['mt', 'mount'],
]);

/**
 * A name as it is searched and compared: "Port St. Lucie" and "PORT SAINT-LUCIE" are both "port saint lucie".
 * No accents, lower case, apostrophes gone ("Sewall's" is "sewalls"), other punctuation and runs of white space
 * one space, "st"/"ste" → "saint", "ft" → "fort", "mt" → "mount". Text without a letter or digit folds to "".
 */
export function foldName(text: string): string {
  return foldWords(text).join(' ');
}

/** The words of a folded name. */
export function foldWords(text: string): string[] {
  // Most names are plain ASCII, for which the Unicode steps do nothing but take time.
  if (ASCII.test(text)) return wordsOfAscii(text.toLowerCase());
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['`\u2018\u2019\u02bc]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map(spelledOut);
}

/** The same for lower-case ASCII, sign by sign: whole sheets of names are folded, and regular expressions take their time. */
function wordsOfAscii(text: string): string[] {
  const words: string[] = [];
  let word = '';
  let from = -1;
  for (let at = 0; at <= text.length; at += 1) {
    const code = at < text.length ? text.charCodeAt(at) : SPACE;
    if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) {
      if (from < 0) from = at;
      continue;
    }
    if (from >= 0) word += text.slice(from, at);
    from = -1;
    if (code === APOSTROPHE || code === BACKTICK || word === '') continue;
    words.push(spelledOut(word));
    word = '';
  }
  return words;
}

const SPACE = 32;
const APOSTROPHE = 39;
const BACKTICK = 96;

function spelledOut(word: string): string {
  return word.length > 3 ? word : (SPELLED_OUT.get(word) ?? word);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII begins with them.
const ASCII = /^[\x00-\x7f]*$/;
