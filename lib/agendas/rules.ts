import type { ReadItem, ReadMeeting } from './sources/reading.ts';

/** What a reading compares of a meeting. Its ids and the day of reading are not among them. */
export const MEETING_FIELDS = [
  'bodyName',
  'title',
  'startsAt',
  'startTimeKnown',
  'endsAt',
  'timeZone',
  'location',
  'status',
  'agendaUrl',
  'minutesUrl',
  'url',
  'note',
] as const satisfies readonly (keyof ReadMeeting)[];

/** `sequence` is left out: every item after an inserted one moves along, which says nothing about it. */
export const ITEM_FIELDS = [
  'number',
  'title',
  'fileNumber',
  'kind',
  'status',
  'action',
  'result',
  'attachments',
] as const satisfies readonly (keyof ReadItem)[];

export type MeetingField = (typeof MEETING_FIELDS)[number];
export type ItemField = (typeof ITEM_FIELDS)[number];
export type ChangedField = MeetingField | ItemField;

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type FieldChanges = Record<string, { before: Json; after: Json }>;

/** The fields that differ, as JSON: { location: { before, after } }. */
export function changedFields<F extends string>(
  fields: readonly F[],
  before: { [K in F]: unknown },
  after: { [K in F]: unknown },
): FieldChanges {
  const changes: FieldChanges = {};
  for (const field of fields) {
    const [was, is] = [toJson(before[field]), toJson(after[field])];
    if (canonical(was) !== canonical(is)) changes[field] = { before: was, after: is };
  }
  return changes;
}

function toJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value ?? null)) as Json;
}

/** The database gives the keys of JSON back in another order. */
function canonical(value: Json): string {
  return JSON.stringify(value, (_, inner: Json) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** More than this many vanished meetings, and more than half of those known, look like a wrong file. */
const FEW = 2;

/** Whether so many meetings vanish at once that the reading is more likely wrong than the calendar empty. */
export function looksWrong(vanished: number, known: number): boolean {
  return vanished > FEW && vanished * 2 > known;
}

/** Changes of a meeting that somebody who plans to go there must hear of. */
const TOLD_MEETING_FIELDS: readonly string[] = [
  'startsAt',
  'startTimeKnown',
  'location',
  'status',
  'agendaUrl',
];

export type TellableChange = {
  kind: 'added' | 'changed' | 'withdrawn' | 'restored';
  fields: readonly string[];
  /** When the meeting starts, and when it started before this change. */
  startsAt: readonly Date[];
};

/** A place's followers hear of meetings to come: new, moved, called off, back, or with an agenda now. */
export function tellsPlaceOfMeeting(change: TellableChange, at: Date): boolean {
  if (!change.startsAt.some((start) => start > at)) return false;
  return change.kind !== 'changed' || change.fields.some((field) => TOLD_MEETING_FIELDS.includes(field));
}

const RESULT_DAYS = 45;

/** They hear of items only when these mention the agreement, up to the weeks in which results come in. */
export function tellsPlaceOfItem(change: TellableChange, title: string, at: Date): boolean {
  const since = new Date(at.getTime() - RESULT_DAYS * 86_400_000);
  return mentionsAgreement(title) && change.startsAt.some((start) => start > since);
}

/** An item's followers hear of every change to it, and of its meeting being moved, called off or back. */
export function tellsItemOfMeeting(change: TellableChange): boolean {
  return (
    change.kind !== 'added' &&
    (change.kind !== 'changed' || change.fields.some((field) => TOLD_MEETING_FIELDS.includes(field)))
  );
}

/** Words about immigration enforcement in English, Spanish and Haitian Creole, without accents. */
const TOPIC = new RegExp(
  [
    String.raw`\b287\s*-?\s*[([]\s*g\s*[)\]]`,
    String.raw`\b287-?g\b`,
    String.raw`\bimmigra(?:tion|nts?)\b`,
    String.raw`\b(?:inmigracion|in?migrantes?|agentes? de migracion)\b`,
    String.raw`\binmigratori[oa]s?\b`,
    String.raw`\b(?:estatus|control|autoridad(?:es)?|agentes?|ley(?:es)?|redadas?) migratori[oa]s?\b`,
    String.raw`\b(?:imigrasyon|imigran)\b`,
    String.raw`\bcustoms enforcement\b`,
    String.raw`\bdeport(?:ations?|acion(?:es)?|asyon)\b`,
    String.raw`\bwarrant service officers?\b`,
    String.raw`\bjail enforcement model\b`,
  ].join('|'),
  'i',
);

/** What stands beside "ice" when it is frozen water. */
const WATER_AFTER =
  /^\s*[-/&]?\s*(?:and snow|cream|house|machine|maker|rink|skat|hockey|storm|chest|cooler|box|breaker|block|vend|plant|sculpt|truck|tea\b|water|bag|deliver|dispens|bin\b|merchandis|supply|melt|age\b|arena)/i;
const WATER_BEFORE = /\b(?:black|dry|shaved|crushed|italian|bagged|snow and|snow &)\s+$/i;
const ICE_DOTTED = /\bI\.\s?C\.\s?E\.(?=\W|$)/;
/** In a title written all in capitals, "ICE" alone could be anything: one of these must stand with it. */
const WITH_ICE =
  /agreement|memorand|\bMO[AU]\b|enforce|detain|federal|homeland|\bDHS\b|cooperat|partner|task force|sheriff|police|acuerdo|convenio|policia|akò|polis/i;

/**
 * Whether a title or text is about 287(g), ICE or immigration. "ICE" counts as a word in capitals, not in
 * "police", "service" or "ice cream".
 */
export function mentionsAgreement(text: string): boolean {
  const folded = text.normalize('NFD').replace(/\p{Mn}/gu, '');
  if (TOPIC.test(folded) || ICE_DOTTED.test(folded)) return true;
  const named = [...folded.matchAll(/\bICE\b/g)].some(
    ({ index }) => !WATER_AFTER.test(folded.slice(index + 3)) && !WATER_BEFORE.test(folded.slice(0, index)),
  );
  return named && (/\p{Ll}/u.test(folded) || WITH_ICE.test(folded));
}
