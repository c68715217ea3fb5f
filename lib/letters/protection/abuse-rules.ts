import { PASSING, SLURS, THREATS } from './abuse-words.ts';
import { fold, type Token, tokensOf } from './tokens.ts';

/** Why a letter waits for a person. `busy`: very many letters at once, from accounts that are new. */
export const HOLD_REASONS = ['threat', 'slur', 'busy'] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];

/** A passage by its place in the text: `from` inclusive, `to` exclusive. */
export type Passage = { kind: 'threat' | 'slur'; from: number; to: number };

type Kind = Passage['kind'] | 'passes';
type Node = { next: Map<string, Node>; kind?: Kind };

function treeOf(): Node {
  const root: Node = { next: new Map() };
  const add = (phrase: string, kind: Kind) => {
    let node = root;
    for (const word of phrase.split(' ').map(fold)) {
      const next = node.next.get(word) ?? { next: new Map() };
      node.next.set(word, next);
      node = next;
    }
    node.kind = kind;
  };
  for (const phrase of THREATS) add(phrase, 'threat');
  for (const phrase of SLURS) add(phrase, 'slur');
  for (const phrase of PASSING) add(phrase, 'passes');
  return root;
}

const TREE = treeOf();

/** Words after which a slur is reported, not used: "they called me …". */
const REPORTED = new Set([
  'called',
  'call',
  'calling',
  'llamo',
  'llamaron',
  'llaman',
  'dijeron',
  'rele',
  'word',
  'slur',
]);
const REPORT_WORDS_BEFORE = 4;

/** The passages for which a letter waits for a person, in their order. Every word is looked at a bounded number of times. */
export function passagesToHold(text: string): Passage[] {
  const tokens = tokensOf(text);
  const found: Passage[] = [];
  for (let start = 0; start < tokens.length; start += 1) {
    // Hardly a word begins any of the phrases.
    if (!TREE.next.has(tokens[start]?.word ?? '')) continue;
    const match = longest(tokens, start);
    const [first, last] = [tokens[start], tokens[start + match.length - 1]];
    if (!match.kind || match.kind === 'passes' || !first || !last) continue;
    if (match.kind === 'slur' && isReported(tokens, start)) continue;
    found.push({ kind: match.kind, from: first.from, to: last.to });
    start += match.length - 1;
  }
  return found;
}

function longest(tokens: readonly Token[], start: number): { kind: Kind | null; length: number } {
  let node: Node | undefined = TREE;
  let best: { kind: Kind | null; length: number } = { kind: null, length: 0 };
  for (let at = start; node && at < tokens.length; at += 1) {
    node = node.next.get(tokens[at]?.word ?? '');
    if (node?.kind) best = { kind: node.kind, length: at - start + 1 };
  }
  return best;
}

function isReported(tokens: readonly Token[], at: number): boolean {
  return tokens.slice(Math.max(0, at - REPORT_WORDS_BEFORE), at).some(({ word }) => REPORTED.has(word));
}

/** The kinds of passages in any of these texts. */
export function reasonsToHold(texts: readonly string[]): HoldReason[] {
  const kinds = new Set(texts.flatMap((text) => passagesToHold(text).map(({ kind }) => kind)));
  return HOLD_REASONS.filter((reason) => kinds.has(reason as Passage['kind']));
}

/** More web addresses than this in one letter are advertising, or look like it to a mail filter. */
export const MOST_LINKS = 3;

export function countLinks(text: string): number {
  return text.match(/\bhttps?:\/\/(?:www\.)?|\bwww\./gi)?.length ?? 0;
}

export const AGAIN_DAYS = 30;

/**
 * From when on the same person may write to the same official about the same thing again: one letter in 30 days. A
 * letter that follows another up leaves that one out of `sent`, and so can go once. @returns null: now
 */
export function mayWriteFrom(sent: readonly Date[], at: Date): Date | null {
  const from = new Date(Math.max(0, ...sent.map(Number)) + AGAIN_DAYS * 86_400_000);
  return from > at ? from : null;
}

/**
 * Why a letter is not taken, by field. `waiting`: one about the same already waits for a person; `sent`: copies to the
 * same people about the same, but for those that it follows up; `disposable`: the writer's mailbox vanishes in minutes.
 */
export function refusedFor(
  { writerName, copies }: Written,
  at: Date,
  given: { disposable: boolean; waiting: boolean; sent: readonly { termId: string; at: Date }[] },
): Record<string, string> {
  const fields: Record<string, string> = {};
  if (given.disposable) fields.writer = 'disposable';
  for (const [index, { subject, body }] of copies.entries())
    if (countLinks(body) > MOST_LINKS || countLinks(subject) > 0) fields[`copies.${index}`] = 'links';
  if (countLinks(writerName) > 0) fields.writerName = 'invalid';
  if (given.waiting) fields.form = 'waiting';
  for (const [index, { termId }] of copies.entries()) {
    const dates = given.sent.filter((copy) => copy.termId === termId).map((copy) => copy.at);
    if (mayWriteFrom(dates, at)) fields[`copies.${index}`] ??= 'wroteRecently';
  }
  return fields;
}

type Written = {
  writerName: string;
  copies: readonly { termId: string; subject: string; body: string }[];
};

/** An account this young is a stranger still: limits for networks, places and campaigns are for such. */
const YOUNG_MS = 24 * 3_600_000;

export function isYoung(createdAt: Date, at: Date): boolean {
  return at.getTime() - createdAt.getTime() < YOUNG_MS;
}

const HOUR = 3600;

/**
 * What is counted for each letter of a young account, over all accounts together: what is over waits for a person, and
 * so nobody can close a library's network, a city or a campaign for others by flooding it. The keys are apart from those
 * of people who are not signed in, and settled accounts count for nothing here: each has its own limit (see sendLetter).
 */
export function limitsOfYoung(given: { network: string; place: string; campaign: string | undefined }) {
  const { network, place, campaign } = given;
  const limit = (name: string, who: string, count: number) => ({
    name: `letters.young.${name}`,
    who,
    limit: { count, seconds: HOUR },
  });
  return [
    limit('network', network, 40),
    limit('place', place, 400),
    ...(campaign ? [limit('campaign', campaign, 400)] : []),
  ];
}
