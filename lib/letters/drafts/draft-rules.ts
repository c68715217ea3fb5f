import type { Ask, WriterStanding } from '../words.ts';

/** A draft that nobody touches is removed after this many days, in the browser and on the account. */
export const DRAFT_DAYS = 30;

/** A copy changed by hand. */
export type Edit = { subject: string; body: string };

/** What of an unfinished letter goes from device to device. */
export type DraftContent = {
  ask?: Ask | undefined;
  /** Term ids. */
  to?: string[] | undefined;
  ownWords: string;
  writerName: string;
  standing?: WriterStanding | undefined;
  share: boolean;
  /** Chooses among wordings that say the same; made with the first change. */
  seed?: number | undefined;
  /** When to leave, on the place's wall clock: "2026-12-01T08:00"; "" for later, not yet chosen; at once without it. */
  sendAt?: string | undefined;
  /** By editKey. */
  edits: { [key: string]: Edit };
};

export const EMPTY_CONTENT: DraftContent = { ownWords: '', writerName: '', share: false, edits: {} };

/** An edited copy belongs to what it asks and the language it is in: another choice shows its own template. */
export function editKey(ask: Ask, language: string, termId: string): string {
  return `${ask} ${language} ${termId}`;
}

/** The parts of a draft in a fixed order, whatever else stands beside them. */
export function contentOf(draft: DraftContent): DraftContent {
  const { ask, to, ownWords, writerName, standing, share, seed, sendAt } = draft;
  const edits = Object.fromEntries(
    Object.entries(draft.edits)
      .sort(([one], [two]) => (one < two ? -1 : 1))
      .map(([key, { subject, body }]) => [key, { subject, body }]),
  );
  return { ask, to, ownWords, writerName, standing, share, seed, sendAt, edits };
}

export function sameContent(one: DraftContent, two: DraftContent): boolean {
  return JSON.stringify(contentOf(one)) === JSON.stringify(contentOf(two));
}

/** Whether a person wrote anything: choices alone are no draft worth asking about. */
export function hasText({ ownWords, writerName, edits }: DraftContent): boolean {
  return ownWords.trim() !== '' || writerName.trim() !== '' || Object.keys(edits).length > 0;
}

export const CHOICES = ['ask', 'to', 'standing', 'sendAt'] as const;
export type ChoiceField = (typeof CHOICES)[number];

/** A text that two windows or devices changed differently. Null: that side removed the text. */
export type TextConflict = {
  /** "ownWords", "writerName" or the key of an edited copy. */
  field: string;
  here: string | Edit | null;
  there: string | Edit | null;
};

/** What could not be brought together: until it is settled, `here` stands in the draft and nothing is thrown away. */
export type Conflicts = {
  texts: TextConflict[];
  /** Choices that differ, as the other side made them; null where it took its choice back. */
  choices: { [field in ChoiceField]?: DraftContent[field] | null } | null;
};

export const NO_CONFLICTS: Conflicts = { texts: [], choices: null };

export function isSettled({ texts, choices }: Conflicts): boolean {
  return texts.length === 0 && choices === null;
}

/**
 * Brings two versions of a draft together. What only one side changed since `base` is taken from that side; text to
 * which one side only added is the longer one; everything else that both changed is a conflict, `here` standing until
 * the person chooses. `base` null: the two never met.
 */
export function mergeDrafts(
  base: DraftContent | null,
  here: DraftContent,
  there: DraftContent,
): { content: DraftContent; conflicts: Conflicts } {
  const from = base ?? EMPTY_CONTENT;
  const conflicts: Conflicts = { texts: [], choices: null };
  const line = (field: 'ownWords' | 'writerName'): string => {
    const merged = mergeText(from[field], here[field], there[field]);
    if (merged !== null) return merged;
    conflicts.texts.push({ field, here: here[field], there: there[field] });
    return here[field];
  };
  const content: DraftContent = {
    ...here,
    ownWords: line('ownWords'),
    writerName: line('writerName'),
    share: here.share === from.share ? there.share : here.share,
    // Nobody chose it, so nobody is asked: the account's goes before.
    seed: there.seed ?? here.seed,
    edits: {},
  };
  for (const field of CHOICES) mergeChoice(field, { from, here, there, content, conflicts });
  for (const key of new Set([...Object.keys(here.edits), ...Object.keys(there.edits)])) {
    const sides = { from: from.edits[key], here: here.edits[key], there: there.edits[key] };
    const merged = mergeEdit(sides);
    if (merged === 'conflict') {
      conflicts.texts.push({ field: key, here: sides.here ?? null, there: sides.there ?? null });
      if (sides.here) content.edits[key] = sides.here;
    } else if (merged) content.edits[key] = merged;
  }
  return { content, conflicts };
}

type Sides<T> = { from: T; here: T; there: T };

/** The text that holds what both wrote, or null. */
function mergeText(from: string, here: string, there: string): string | null {
  if (here === there || there === from) return here;
  if (here === from) return there;
  // Both only added, and one holds the whole of the other.
  const [short, long] = here.length <= there.length ? [here, there] : [there, here];
  return short.startsWith(from) && long.startsWith(short) ? long : null;
}

function mergeEdit({ from, here, there }: Sides<Edit | undefined>): Edit | undefined | 'conflict' {
  if (sameEdit(here, there) || sameEdit(there, from)) return here;
  if (sameEdit(here, from)) return there;
  if (!here || !there) return 'conflict';
  const subject = mergeText(from?.subject ?? '', here.subject, there.subject);
  const body = mergeText(from?.body ?? '', here.body, there.body);
  return subject === null || body === null ? 'conflict' : { subject, body };
}

function sameEdit(one: Edit | undefined, two: Edit | undefined): boolean {
  return one?.subject === two?.subject && one?.body === two?.body;
}

function mergeChoice(
  field: ChoiceField,
  given: Sides<DraftContent> & { content: DraftContent; conflicts: Conflicts },
): void {
  const { from, here, there, content, conflicts } = given;
  const [f, h, t] = [from, here, there].map((side) => JSON.stringify(side[field]));
  if (h === t || t === f) return;
  if (h === f) Object.assign(content, { [field]: there[field] });
  else conflicts.choices = { ...conflicts.choices, [field]: there[field] ?? null };
}

/** The other side's choices, as a change of the draft. */
export function choicesThere({ choices }: Conflicts): Partial<DraftContent> {
  return Object.fromEntries(
    Object.entries(choices ?? {}).map(([field, there]) => [field, there ?? undefined]),
  );
}

export type Choice = 'here' | 'there' | 'both';

/** Settles one text. `both` puts the other version under the one here; where a line can hold one only, here stays. */
export function settleText(content: DraftContent, { field, here, there }: TextConflict, choice: Choice) {
  const pick = (): string | Edit | null => {
    if (choice === 'there') return there;
    // What was typed since stands in the draft.
    const now =
      field === 'ownWords' || field === 'writerName' ? content[field] : (content.edits[field] ?? here);
    if (choice === 'here' || now === null || there === null) return now ?? (choice === 'both' ? there : null);
    if (typeof now === 'string' || typeof there === 'string')
      return field === 'ownWords' && typeof now === 'string' && typeof there === 'string'
        ? joinBoth(now, there)
        : now;
    return { subject: now.subject, body: joinBoth(now.body, there.body) };
  };
  const picked = pick();
  if (field === 'ownWords' || field === 'writerName')
    return { ...content, [field]: typeof picked === 'string' ? picked : '' };
  const { [field]: _, ...others } = content.edits;
  return {
    ...content,
    edits: picked && typeof picked !== 'string' ? { ...others, [field]: picked } : others,
  };
}

/** Two texts as one, nothing of either left out. */
export function joinBoth(one: string, two: string): string {
  if (one.includes(two)) return one;
  if (two.includes(one)) return two;
  return `${one.trimEnd()}\n\n${two.trimStart()}`;
}

/** Conflicts of two meetings together: each other version once. */
export function addConflicts(before: Conflicts, more: Conflicts): Conflicts {
  const known = new Set(more.texts.map(({ field, there }) => JSON.stringify([field, there])));
  const older = before.texts.filter(({ field, there }) => !known.has(JSON.stringify([field, there])));
  const choices = before.choices || more.choices ? { ...before.choices, ...more.choices } : null;
  return { texts: [...older, ...more.texts], choices };
}
