import { instantOf } from '#lib/kernel/local-time.ts';
import { type LegistarEvent, type LegistarItem, parseLegistar } from './legistar-shape.ts';
import {
  clean,
  type ReadAnswer,
  type ReadItem,
  type ReadMeeting,
  type ReadOptions,
  webAddress,
} from './reading.ts';

/**
 * Reads an answer of the Legistar Web API: events (with or without their items), one event, or event items.
 * @param options.expanded the events were asked for with their items, so that an empty list means "none"
 * @throws ReadingError
 */
export function readLegistar(text: string, options: ReadOptions & { expanded?: boolean }): ReadAnswer {
  const answer = parseLegistar(text, options.from);
  const repairs: string[] = [];
  if (answer.kind === 'items')
    return { meetings: [], looseItems: looseItems(answer.items, repairs), covers: null, repairs };

  const events = onePerGuid(answer.events, (event) => event.EventGuid, 'event', repairs);
  // Legistar sends an empty list both for "not asked for" and for "none". Any item at all shows that they were asked for.
  const expanded = options.expanded ?? events.some((event) => (event.EventItems?.length ?? 0) > 0);
  const meetings = events.map((event) => toMeeting(event, options.timeZone, expanded, repairs));
  const first = meetings.reduce<Date | null>(
    (least, { startsAt }) => (least && least < startsAt ? least : startsAt),
    null,
  );
  return {
    meetings,
    looseItems: [],
    covers: answer.whole && first ? { from: first, to: null } : null,
    repairs,
  };
}

function toMeeting(
  event: LegistarEvent,
  timeZone: string,
  expanded: boolean,
  repairs: string[],
): ReadMeeting {
  const time = parseTime(event.EventTime);
  const note = clean(event.EventComment);
  const unread = time ? null : clean(event.EventTime);
  if (unread) repairs.push(`Event ${event.EventGuid}: the time "${unread}" is not an hour; kept as a note.`);
  const [year = 0, month = 0, day = 0] = event.EventDate.slice(0, 10).split('-').map(Number);
  const items = onePerGuid(event.EventItems ?? [], (item) => item.EventItemGuid, 'item', repairs)
    .map((item) => toItem(item, repairs))
    .filter((item) => item !== null);
  return {
    outsideId: event.EventGuid.toUpperCase(),
    outsideNumber: String(event.EventId),
    bodyName: clean(event.EventBodyName) ?? 'Unnamed body',
    title: null,
    startsAt: instantOf({ year, month, day, hour: 0, minute: 0, second: 0, ...time }, timeZone),
    startTimeKnown: time !== null,
    endsAt: null,
    timeZone,
    location: clean(event.EventLocation),
    status: isCancelled(event) ? 'cancelled' : 'scheduled',
    agendaUrl: webAddress(event.EventAgendaFile),
    minutesUrl: webAddress(event.EventMinutesFile),
    url: webAddress(event.EventInSiteURL),
    note: [unread, note].filter(Boolean).join('\n') || null,
    items,
    itemsComplete: expanded && Array.isArray(event.EventItems),
  };
}

/** Cities write it as an agenda status, or at the start of the comment or of the place. */
function isCancelled(event: LegistarEvent): boolean {
  if (/cancel/i.test(event.EventAgendaStatusName ?? '')) return true;
  const said = /^\W*(?:(?:this|the)\s+)?(?:meeting\s+)?(?:(?:is|was|has been)\s+)?cancel+ed\b/i;
  return said.test(event.EventComment ?? '') || said.test(event.EventLocation ?? '');
}

/** "4:00 PM", "16:00", "9 a.m."; null for anything else. */
export function parseTime(text: string | null | undefined): { hour: number; minute: number } | null {
  const match = /^\s*(\d{1,2})(?::(\d{2}))?(?::\d{2})?\s*([ap])?\.?\s*(?:m\.?)?\s*$/i.exec(text ?? '');
  if (!match) return null;
  const [, hours, minutes = '0', half] = match;
  let hour = Number(hours);
  const minute = Number(minutes);
  if (half ? hour < 1 || hour > 12 : hour > 23 || match[2] === undefined) return null;
  if (half) hour = (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  return minute > 59 ? null : { hour, minute };
}

function toItem(item: LegistarItem, repairs: string[]): ReadItem | null {
  const title =
    clean(item.EventItemTitle) ?? clean(item.EventItemMatterName) ?? clean(item.EventItemMatterFile);
  if (!title) {
    repairs.push(`Item ${item.EventItemGuid}: it has neither title, name nor file number; left out.`);
    return null;
  }
  const attachments = (item.EventItemMatterAttachments ?? []).flatMap((attachment) => {
    const url = webAddress(attachment.MatterAttachmentHyperlink);
    return url ? [{ name: clean(attachment.MatterAttachmentName) ?? url, url }] : [];
  });
  return {
    outsideId: item.EventItemGuid.toUpperCase(),
    sequence: item.EventItemAgendaSequence ?? item.EventItemMinutesSequence ?? null,
    number: clean(item.EventItemAgendaNumber),
    title,
    fileNumber: clean(item.EventItemMatterFile),
    kind: clean(item.EventItemMatterType),
    status: clean(item.EventItemMatterStatus),
    action: clean(item.EventItemActionName),
    result: clean(item.EventItemPassedFlagName),
    attachments,
  };
}

function looseItems(items: LegistarItem[], repairs: string[]): ReadAnswer['looseItems'] {
  const byMeeting = new Map<string, ReadItem[]>();
  for (const item of onePerGuid(items, (each) => each.EventItemGuid, 'item', repairs)) {
    const read = toItem(item, repairs);
    const key = String(item.EventItemEventId);
    if (read) byMeeting.set(key, [...(byMeeting.get(key) ?? []), read]);
  }
  return [...byMeeting].map(([meetingNumber, list]) => ({ meetingNumber, items: list }));
}

/** The same GUID twice is one thing: the row that stands later is kept. */
function onePerGuid<T>(rows: T[], guid: (row: T) => string, what: string, repairs: string[]): T[] {
  const kept = new Map<string, T>();
  for (const row of rows) {
    const key = guid(row).toUpperCase();
    if (kept.has(key)) repairs.push(`The ${what} ${key} stands in it twice; the later row is kept.`);
    kept.set(key, row);
  }
  return [...kept.values()];
}
