import { ASKS, type Ask, STANDINGS, type WriterStanding } from '#lib/letters/words.ts';

/** A copy changed by hand. */
export type Edit = { subject: string; body: string };

/** What is being written, finished or not; kept in this browser only. */
export type LocalDraft = {
  ask?: Ask | undefined;
  /** Term ids. */
  to?: string[] | undefined;
  ownWords: string;
  writerName: string;
  standing?: WriterStanding | undefined;
  share: boolean;
  noticed: boolean;
  /** By editKey. */
  edits: { [key: string]: Edit };
  submissionKey?: string | undefined;
  /** The writer went away to sign in and comes back to send. */
  resume: boolean;
};

export const EMPTY_DRAFT: LocalDraft = {
  ownWords: '',
  writerName: '',
  share: false,
  noticed: false,
  edits: {},
  resume: false,
};

/** An edited copy belongs to what it asks and the language it is in: another choice shows its own template. */
export function editKey(ask: Ask, language: string, termId: string): string {
  return `${ask} ${language} ${termId}`;
}

const keyOf = (geoid: string) => `dais.letter.${geoid}`;

/** The draft for a place, or null. Anything unexpected in it is dropped: an older form must not break a newer one. */
export function readDraft(geoid: string): LocalDraft | null {
  try {
    const stored = localStorage.getItem(keyOf(geoid));
    return stored === null ? null : parseDraft(JSON.parse(stored));
  } catch {
    return null;
  }
}

/** @returns whether this browser kept it. */
export function writeDraft(geoid: string, draft: LocalDraft): boolean {
  try {
    localStorage.setItem(keyOf(geoid), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function dropDraft(geoid: string): void {
  try {
    localStorage.removeItem(keyOf(geoid));
  } catch {
    // Without a store there is nothing to remove.
  }
}

export function parseDraft(stored: unknown): LocalDraft {
  const raw = isRecord(stored) ? stored : {};
  const edits: LocalDraft['edits'] = {};
  for (const [key, edit] of Object.entries(isRecord(raw.edits) ? raw.edits : {})) {
    if (isRecord(edit) && typeof edit.subject === 'string' && typeof edit.body === 'string')
      edits[key] = { subject: edit.subject, body: edit.body };
  }
  return {
    ask: ASKS.find((ask) => ask === raw.ask),
    to: Array.isArray(raw.to) ? raw.to.filter((id) => typeof id === 'string') : undefined,
    ownWords: text(raw.ownWords),
    writerName: text(raw.writerName),
    standing: STANDINGS.find((standing) => standing === raw.standing),
    share: raw.share === true,
    noticed: raw.noticed === true,
    edits,
    submissionKey: typeof raw.submissionKey === 'string' ? raw.submissionKey : undefined,
    resume: raw.resume === true,
  };
}

function isRecord(value: unknown): value is { [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A random UUID, also where the page is not served over https and crypto.randomUUID is missing. */
export function newKey(): string {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
