import { now } from '#lib/kernel/clock.ts';
import {
  CHOICES,
  type Conflicts,
  contentOf,
  DRAFT_DAYS,
  type DraftContent,
  type Edit,
  EMPTY_CONTENT,
  NO_CONFLICTS,
  type TextConflict,
} from '#lib/letters/drafts/draft-rules.ts';
import { ASKS, STANDINGS } from '#lib/letters/words.ts';

/** What is being written in this browser: what every device may have, and what is of this one only. */
export type LocalDraft = DraftContent & {
  noticed: boolean;
  /** To be asked what came of it. */
  asks: boolean;
  /** The writer's address stays unknown to the officials. */
  hides: boolean;
  submissionKey?: string | undefined;
  /** The writer went away to sign in and comes back to send. */
  resume: boolean;
};

/** Where a draft stood when this browser and the account last agreed. */
export type Sync = {
  /** Whose account. */
  account: string;
  revision: number;
  base: DraftContent;
  /** ISO instant until which the account keeps it. */
  until: string;
};

/** What this browser keeps for one place. */
export type Kept = {
  draft: LocalDraft;
  conflicts: Conflicts;
  /** The person wants it in this browser only. */
  hereOnly: boolean;
  /** It was sent, cleared or ran out in another window or device; what is here waits for a decision. */
  gone: boolean;
  sync: Sync | null;
  /** ISO instant of the last change. */
  changedAt: string;
};

export const EMPTY_DRAFT: LocalDraft = {
  ...EMPTY_CONTENT,
  noticed: false,
  asks: false,
  hides: false,
  resume: false,
};

const keyOf = (geoid: string) => `dais.letter.${geoid}`;

/** The browser's store for the draft of a place; without a store it keeps nothing and says so. */
export type Store = {
  key: string;
  read(): string | null;
  /** @returns whether this browser kept it. */
  write(text: string): boolean;
  drop(): void;
};

export function browserStore(geoid: string): Store {
  const key = keyOf(geoid);
  const attempt = <T>(work: () => T, otherwise: T): T => {
    try {
      return work();
    } catch {
      return otherwise;
    }
  };
  return {
    key,
    read: () => attempt(() => localStorage.getItem(key), null),
    write: (text) =>
      attempt(() => {
        localStorage.setItem(key, text);
        return true;
      }, false),
    drop: () => attempt(() => localStorage.removeItem(key), undefined),
  };
}

/** The draft of a place in this browser, or null. */
export function readDraft(geoid: string): LocalDraft | null {
  return parseKept(browserStore(geoid).read())?.draft ?? null;
}

/** Always the same text for the same state, so that two windows can tell whether they agree. */
export function serialize({ draft, conflicts, hereOnly, gone, sync, changedAt }: Kept): string {
  const { noticed, asks, hides, submissionKey, resume } = draft;
  return JSON.stringify({
    ...contentOf(draft),
    noticed,
    asks,
    hides,
    submissionKey,
    resume,
    conflicts,
    hereOnly,
    gone,
    sync: sync && { ...sync, base: contentOf(sync.base) },
    changedAt,
  });
}

/** When a draft that is not touched again leaves this browser. */
export function keptUntil(changedAt: string): Date {
  return new Date(Date.parse(changedAt) + DRAFT_DAYS * 86_400_000);
}

/** What was kept as text; null when it is no draft or its time is over. */
export function parseKept(text: string | null): Kept | null {
  if (text === null) return null;
  try {
    const raw: unknown = JSON.parse(text);
    if (!isRecord(raw)) return null;
    const { sync } = raw;
    const kept = {
      draft: parseDraft(raw),
      conflicts: parseConflicts(raw.conflicts),
      hereOnly: raw.hereOnly === true,
      gone: raw.gone === true,
      sync:
        isRecord(sync) && typeof sync.account === 'string' && typeof sync.revision === 'number'
          ? {
              account: sync.account,
              revision: sync.revision,
              base: parseContent(isRecord(sync.base) ? sync.base : {}),
              until: string(sync.until),
            }
          : null,
      changedAt: Number.isNaN(Date.parse(string(raw.changedAt)))
        ? now().toISOString()
        : string(raw.changedAt),
    };
    return keptUntil(kept.changedAt) > now() ? kept : null;
  } catch {
    return null;
  }
}

/** Anything unexpected is dropped: an older form must not break a newer one. */
export function parseDraft(stored: unknown): LocalDraft {
  const raw = isRecord(stored) ? stored : {};
  return {
    ...parseContent(raw),
    noticed: raw.noticed === true,
    asks: raw.asks === true,
    hides: raw.hides === true,
    submissionKey: typeof raw.submissionKey === 'string' ? raw.submissionKey : undefined,
    resume: raw.resume === true,
  };
}

function parseContent(raw: { [key: string]: unknown }): DraftContent {
  const edits: DraftContent['edits'] = {};
  for (const [key, edit] of Object.entries(isRecord(raw.edits) ? raw.edits : {}))
    if (isEdit(edit)) edits[key] = { subject: edit.subject, body: edit.body };
  return {
    ask: ASKS.find((ask) => ask === raw.ask),
    to: Array.isArray(raw.to) ? raw.to.filter((id) => typeof id === 'string') : undefined,
    ownWords: string(raw.ownWords),
    writerName: string(raw.writerName),
    standing: STANDINGS.find((standing) => standing === raw.standing),
    share: raw.share === true,
    seed: typeof raw.seed === 'number' ? raw.seed : undefined,
    sendAt: typeof raw.sendAt === 'string' ? raw.sendAt : undefined,
    edits,
  };
}

function parseConflicts(raw: unknown): Conflicts {
  if (!isRecord(raw) || !Array.isArray(raw.texts)) return NO_CONFLICTS;
  const version = (it: unknown) => it === null || typeof it === 'string' || isEdit(it);
  return {
    texts: raw.texts.filter(
      (it): it is TextConflict =>
        isRecord(it) && typeof it.field === 'string' && version(it.here) && version(it.there),
    ),
    choices: isRecord(raw.choices) ? parseChoices(raw.choices) : null,
  };
}

function parseChoices(raw: { [key: string]: unknown }): Conflicts['choices'] {
  const there = parseContent(raw);
  const named = CHOICES.filter((field) => field in raw);
  return named.length > 0 ? Object.fromEntries(named.map((field) => [field, there[field] ?? null])) : null;
}

function isRecord(value: unknown): value is { [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEdit(value: unknown): value is Edit {
  return isRecord(value) && typeof value.subject === 'string' && typeof value.body === 'string';
}

function string(value: unknown): string {
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
