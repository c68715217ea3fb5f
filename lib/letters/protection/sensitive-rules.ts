import {
  BIRTH,
  DIRECTIONS,
  KIN,
  LINKS,
  MINE_AFTER,
  MINE_BEFORE,
  MONTHS,
  NAME_VERBS,
  NUMBER_WORDS,
  PAPER_PHRASES,
  PAPERS,
  PERSON,
  STATUS,
  STOP,
  STREET,
  STREET_BEFORE,
  STREET_OR_ELSE,
  UNIT,
} from './sensitive-words.ts';
import { type Token, tokensOf } from './tokens.ts';

/** What a text seems to give away. */
export const SENSITIVE_KINDS = ['address', 'phone', 'birth', 'number', 'status'] as const;
export type SensitiveKind = (typeof SENSITIVE_KINDS)[number];

/** A passage by its place in the text: `from` inclusive, `to` exclusive. */
export type SensitivePassage = { kind: SensitiveKind; from: number; to: number };

/**
 * Passages that seem to hold a street address, a phone number, a date of birth, the number of a paper, or a statement on
 * somebody's immigration status. A guess from words and forms alone, made where the text is; wrong now and then, so it
 * may only ever warn. Time grows with the length of the text: every pattern and every look ahead is bounded.
 * @param known texts whose own words do not count: the template, the office's address
 */
export function sensitivePassages(text: string, known: readonly string[] = []): SensitivePassage[] {
  const tokens = tokensOf(text);
  const found = [
    ...numbers(text),
    ...papers(text, tokens),
    ...phones(text),
    ...births(text, tokens),
    ...addresses(text, tokens),
    ...statuses(text, tokens),
  ];
  const familiar = known.map(
    (it) =>
      ` ${tokensOf(it)
        .map(({ word }) => word)
        .join(' ')} `,
  );
  const isKnown = ({ from, to }: SensitivePassage) => {
    const words = tokensOf(text.slice(from, to))
      .map(({ word }) => word)
      .join(' ');
    return familiar.some((it) => it.includes(` ${words} `));
  };
  const kept: SensitivePassage[] = [];
  for (const passage of found.toSorted((one, other) => one.from - other.from || other.to - one.to))
    if (passage.from >= (kept.at(-1)?.to ?? 0) && !isKnown(passage)) kept.push(passage);
  return kept;
}

function matches(text: string, pattern: RegExp, kind: SensitiveKind): SensitivePassage[] {
  return Array.from(text.matchAll(pattern), ({ 0: match, index }) => ({
    kind,
    from: index,
    to: index + match.length,
  }));
}

/** Forms that are hardly anything else: 123-45-6789, A 123 456 789, S123-456-78-901-0. */
const NUMBERS =
  /(?<![\d-])\d{3}[- ]\d{2}[- ]\d{4}(?![\d-])|(?<![A-Za-z\d])A[-#]? ?\d{2,3}[- ]?\d{3}[- ]?\d{3}(?!\d)|(?<![A-Za-z\d])[A-Z]\d{3}-\d{3}-\d{2}-\d{3}-\d(?!\d)/g;

function numbers(text: string): SensitivePassage[] {
  return matches(text, NUMBERS, 'number');
}

const PHONES =
  /(?<![\d-])(?:\+?1[ .-]?)?\(?\d{3}\)?[ .-]{0,2}\d{3}[ .-]?\d{4}(?![\d-])|(?<!\d)\+\d{2,3}(?:[ .-]?\d{2,4}){2,4}(?!\d)/g;

function phones(text: string): SensitivePassage[] {
  return matches(text, PHONES, 'phone');
}

const MOST_WORDS_TO_NUMBER = 6;

/** A word for a paper, and its number soon after. */
function papers(text: string, tokens: readonly Token[]): SensitivePassage[] {
  return tokens.flatMap((token, at) => {
    const phrase = PAPERS.has(token.word) ? token.word : phraseAt(tokens, at, PAPER_PHRASES);
    if (!phrase) return [];
    for (const next of tokens.slice(at + 1, at + 1 + MOST_WORDS_TO_NUMBER)) {
      if (endsBetween(text, token.to, next.from)) return [];
      const digits = next.word.replace(/\D/g, '').length;
      if (digits >= 6 || (digits >= 5 && next.word.length >= 8))
        return [{ kind: 'number' as const, from: token.from, to: next.to }];
    }
    return [];
  });
}

const DATE = /^(?:\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)?\d{2}|(?:19|20)\d{2}-\d{1,2}-\d{1,2})(?!\d)/;
const MOST_WORDS_TO_DATE = 9;

/** A word of birth, and a day of the calendar soon after: a year alone is none. */
function births(text: string, tokens: readonly Token[]): SensitivePassage[] {
  return tokens.flatMap((token, at) => {
    if (!BIRTH.has(token.word)) return [];
    for (let next = at + 1; next <= at + MOST_WORDS_TO_DATE && next < tokens.length; next += 1) {
      const here = tokens[next];
      if (!here || endsBetween(text, token.to, here.from)) return [];
      const written = DATE.exec(text.slice(here.from, here.from + 12))?.[0];
      const to = written ? here.from + written.length : dayInWords(tokens, next);
      if (to) return [{ kind: 'birth' as const, from: token.from, to }];
    }
    return [];
  });
}

/** "March 12, 1990", "12 de marzo de 1990", "12 mas 1990": where it ends, or null. */
function dayInWords(tokens: readonly Token[], at: number): number | null {
  const near = tokens
    .slice(at, at + 5)
    .filter(({ word }) => word !== 'de' && word !== 'del' && word !== 'of');
  const [one, two, three] = near;
  if (!one || !two || !three) return null;
  const isDay = (token: Token) => /^\d{1,2}(?:st|nd|rd|th)?$/.test(token.word);
  const isYear = (token: Token) => /^(?:19|20)\d{2}$/.test(token.word);
  const isMonth = (token: Token) => MONTHS.has(token.word);
  return ((isMonth(one) && isDay(two)) || (isDay(one) && isMonth(two))) && isYear(three) ? three.to : null;
}

const MOST_WORDS_OF_STREET = 5;

function addresses(text: string, tokens: readonly Token[]): SensitivePassage[] {
  return tokens.flatMap((token, at) => {
    const to = /^\d{1,6}[a-z]?$/.test(token.word) ? houseAt(text, tokens, at) : streetAt(text, tokens, at);
    return to === null ? [] : [{ kind: 'address' as const, from: token.from, to }];
  });
}

/** "1234 NW 5th Street, Apt 6": from its number on. */
function houseAt(text: string, tokens: readonly Token[], at: number): number | null {
  let capitals = true;
  for (let next = at + 1; next <= at + MOST_WORDS_OF_STREET && next < tokens.length; next += 1) {
    const token = tokens[next];
    const before = tokens[next - 1];
    if (!token || !before || /[^ .\-#]/.test(text.slice(before.to, token.from))) return null;
    const between = next - at - 1;
    const first = text[token.from] ?? '';
    const isCapital = first !== first.toLowerCase() || /^\d/.test(first);
    if (between > 0 && STREET.has(token.word) && (capitals || between <= 2)) return unitAfter(tokens, next);
    if (between > 0 && STREET_OR_ELSE.has(token.word) && capitals && isCapital)
      return unitAfter(tokens, next);
    if (STOP.has(token.word)) return null;
    capitals &&= isCapital || DIRECTIONS.has(token.word);
  }
  return null;
}

/** "Calle Ocho número 123", "ri Capois nimewo 12", "avenida 9 #45". */
function streetAt(text: string, tokens: readonly Token[], at: number): number | null {
  if (!STREET_BEFORE.has(tokens[at]?.word ?? '')) return null;
  let named = false;
  for (let next = at + 1; next <= at + MOST_WORDS_OF_STREET && next < tokens.length; next += 1) {
    const token = tokens[next];
    const before = tokens[next - 1];
    if (!token || !before || endsBetween(text, before.to, token.from)) return null;
    const marked = NUMBER_WORDS.has(before.word) || text.slice(before.to, token.from).includes('#');
    if (/^\d{1,6}[a-z]?$/.test(token.word) && (marked || (named && next > at + 1))) return token.to;
    const first = text[token.from] ?? '';
    named ||= first !== first.toLowerCase() || /^\d/.test(first);
    if (STOP.has(token.word) && !['de', 'la', 'el', 'los', 'las'].includes(token.word)) return null;
  }
  return null;
}

function unitAfter(tokens: readonly Token[], at: number): number {
  const [unit, number] = tokens.slice(at + 1, at + 3);
  const [end] = tokens.slice(at, at + 1);
  return unit && number && UNIT.has(unit.word) ? number.to : (end?.to ?? 0);
}

const MOST_LINKS = 8;

/** Somebody, words that only link, and a status. */
function statuses(text: string, tokens: readonly Token[]): SensitivePassage[] {
  return tokens.flatMap((token, at) => {
    const end = personAt(text, tokens, at);
    if (end === null) return [];
    for (let next = end; next <= end + MOST_LINKS && next < tokens.length; next += 1) {
      const here = tokens[next];
      if (!here || endsBetween(text, token.to, here.from)) return [];
      const status = phraseAt(tokens, next, STATUS);
      const last = status && tokens[next + status.split(' ').length - 1];
      if (last) return [{ kind: 'status' as const, from: token.from, to: last.to }];
      if (!LINKS.has(here.word)) return [];
    }
    return [];
  });
}

/** The place after a person named here: "my husband", "she", "Rosa has", "mari m". Null when nobody is. */
function personAt(text: string, tokens: readonly Token[], at: number): number | null {
  const [one, two, three] = tokens.slice(at, at + 3);
  if (!one) return null;
  if (MINE_BEFORE.has(one.word)) {
    if (two && KIN.has(two.word)) return at + 2;
    return two && three && KIN.has(three.word) && !STATUS.includes(two.word) ? at + 3 : null;
  }
  if (KIN.has(one.word) && two && MINE_AFTER.has(two.word)) return at + 2;
  if (PERSON.has(one.word)) return ['soy', 'estoy', 'tengo'].includes(one.word) ? at : at + 1;
  const first = text[one.from] ?? '';
  const isName =
    first !== first.toLowerCase() && one.word.length > 2 && !LINKS.has(one.word) && !STOP.has(one.word);
  return isName && two && NAME_VERBS.has(two.word) && !startsSentence(text, one.from, two.word)
    ? at + 1
    : null;
}

/** A sentence's first word is capital whatever it is: "Asylum is a right" names nobody. */
function startsSentence(text: string, from: number, verb: string): boolean {
  const before = text.slice(Math.max(0, from - 3), from).trimEnd();
  const isFirst = before === '' || /[.!?:\n]$/.test(before);
  return (
    isFirst &&
    ![
      'has',
      'came',
      'entered',
      'overstayed',
      'tiene',
      'vino',
      'entro',
      'cruzo',
      'is',
      'es',
      'te',
      'pa',
    ].includes(verb)
  );
}

function phraseAt(tokens: readonly Token[], at: number, all: readonly string[]): string | null {
  let best: string | null = null;
  for (let length = 1; length <= 4; length += 1) {
    const phrase = tokens
      .slice(at, at + length)
      .map(({ word }) => word)
      .join(' ');
    if (all.includes(phrase)) best = phrase;
  }
  return best;
}

/** A sentence ends between the two places; an abbreviation's full stop is no end. */
function endsBetween(text: string, from: number, to: number): boolean {
  return /[!?;\n]|[^\s.]{3}\.\s/.test(text.slice(Math.max(0, from - 3), to));
}
