import { z } from 'zod';
import { ReadingError } from './reading.ts';

const text = z.string().nullish();
const guid = z.string().regex(/^\{?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\}?$/i, 'is not a GUID');

/** Only what we read; Legistar sends much more, and leaves nearly anything null. */
const itemSchema = z.object({
  EventItemGuid: guid,
  EventItemEventId: z.number().int(),
  EventItemAgendaSequence: z.number().nullish(),
  EventItemMinutesSequence: z.number().nullish(),
  EventItemAgendaNumber: text,
  EventItemTitle: text,
  EventItemActionName: text,
  EventItemPassedFlagName: text,
  EventItemMatterFile: text,
  EventItemMatterName: text,
  EventItemMatterType: text,
  EventItemMatterStatus: text,
  EventItemMatterAttachments: z
    .array(z.object({ MatterAttachmentName: text, MatterAttachmentHyperlink: text }))
    .nullish(),
});

const eventSchema = z.object({
  EventId: z.number().int(),
  EventGuid: guid,
  EventBodyName: text,
  EventDate: z.iso.datetime({ local: true, error: 'is not a date such as 2026-12-01T00:00:00' }),
  EventTime: text,
  EventAgendaStatusName: text,
  EventLocation: text,
  EventAgendaFile: text,
  EventMinutesFile: text,
  EventComment: text,
  EventInSiteURL: text,
  EventItems: z.array(itemSchema).nullish(),
});

export type LegistarItem = z.output<typeof itemSchema>;
export type LegistarEvent = z.output<typeof eventSchema>;

/** `whole`: a list of events, not a single one. */
export type LegistarAnswer =
  | { kind: 'events'; events: LegistarEvent[]; whole: boolean }
  | { kind: 'items'; items: LegistarItem[] };

const WANTED =
  'Give an answer of /events, /events/{id}, /events/{id}/eventitems or /eventitems of the Legistar Web API';

/** What other answers of the same API are called, by the key that only they have. */
const OTHER_ANSWERS: Record<string, string> = {
  VoteId: 'votes',
  MatterHistoryId: 'histories of a matter',
  MatterId: 'matters',
  BodyId: 'bodies',
  PersonId: 'persons',
  OfficeRecordId: 'office records',
  RollCallId: 'roll calls',
  MatterAttachmentId: 'attachments',
};

/** @throws ReadingError naming the row and the field. */
export function parseLegistar(raw: string, from: string): LegistarAnswer {
  const json = parseJson(raw, from);
  const whole = Array.isArray(json);
  const rows: unknown[] = whole ? json : [json];
  const keys = rows.map((row) => (typeof row === 'object' && row !== null ? Object.keys(row) : []));
  const isItems =
    keys.length > 0 &&
    keys.every((names) => names.includes('EventItemId') || names.includes('EventItemGuid'));
  const isEvents = keys.every((names) => names.includes('EventId') || names.includes('EventGuid'));
  if (isItems)
    return { kind: 'items', items: rows.map((row, index) => parseRow(itemSchema, row, index, whole, from)) };
  if (isEvents) {
    return {
      kind: 'events',
      whole,
      events: rows.map((row, index) => parseRow(eventSchema, row, index, whole, from)),
    };
  }
  const odd = keys.findIndex((names) => !names.includes('EventId') && !names.includes('EventGuid'));
  const other = Object.entries(OTHER_ANSWERS).find(([key]) => keys[odd]?.includes(key))?.[1];
  throw new ReadingError(
    whole ? `${from}, row ${odd + 1}` : from,
    other ? `these are ${other}, not meetings or agenda items` : 'neither a meeting nor an agenda item',
    WANTED,
  );
}

function parseRow<S extends z.ZodType>(
  schema: S,
  row: unknown,
  index: number,
  whole: boolean,
  from: string,
): z.output<S> {
  const parsed = schema.safeParse(row);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.') || 'the row';
  throw new ReadingError(
    `${from}${whole ? `, row ${index + 1}` : ''}, ${field}`,
    issue?.message ?? 'cannot be read',
    'Correct that field or take the answer from the Web API anew; nothing was imported',
  );
}

function parseJson(raw: string, from: string): unknown {
  const body = raw.replace(/^\uFEFF/, '');
  try {
    return JSON.parse(body);
  } catch (error) {
    const { message } = error as Error;
    const before = body.slice(0, positionOf(message, body));
    const line = before.split('\n').length;
    const column = before.length - before.lastIndexOf('\n');
    throw new ReadingError(
      `${from}, line ${line}, column ${column}`,
      body.trim() === '' ? 'the file is empty' : 'not JSON, or cut off here',
      `${WANTED}; nothing was imported`,
    );
  }
}

/** Where the parser stopped: it names the position, or quotes the text around it, or reached the end. */
function positionOf(message: string, body: string): number {
  const at = /position (\d+)/.exec(message)?.[1];
  if (at !== undefined) return Number(at);
  const quoted = /, (?:\.\.\.)?"([\s\S]*)"(?:\.\.\.)? is not valid JSON/.exec(message)?.[1];
  const start = quoted ? body.indexOf(quoted) : -1;
  return start < 0 ? body.length : start;
}
