/** An agenda item as a platform gives it, in our words. */
export type ReadItem = {
  /** The platform's own stable id; never the item's number, which changes from reading to reading. */
  outsideId: string;
  sequence: number | null;
  number: string | null;
  title: string;
  fileNumber: string | null;
  kind: string | null;
  status: string | null;
  action: string | null;
  result: string | null;
  /** Links only: attachments are never fetched, since residents' addresses have been seen in them. */
  attachments: { name: string; url: string }[];
};

export type ReadMeeting = {
  outsideId: string;
  /** A second id of the platform by which loose items name their meeting (Legistar's EventId). */
  outsideNumber: string | null;
  bodyName: string;
  title: string | null;
  startsAt: Date;
  /** False: only the day is known, and `startsAt` is that day's midnight in `timeZone`. */
  startTimeKnown: boolean;
  endsAt: Date | null;
  timeZone: string;
  location: string | null;
  status: 'scheduled' | 'cancelled';
  agendaUrl: string | null;
  minutesUrl: string | null;
  url: string | null;
  note: string | null;
  items: ReadItem[];
  /** All of its items are here: one that is missing was taken off. */
  itemsComplete: boolean;
};

/** What one file or answer says. */
export type ReadAnswer = {
  meetings: ReadMeeting[];
  /** Items that came without their meeting, by the meeting's `outsideNumber`. */
  looseItems: { meetingNumber: string; items: ReadItem[] }[];
  /** The span inside which a meeting that is missing was taken off; null when absence says nothing. */
  covers: { from: Date; to: Date | null } | null;
  /** What was set right or left out, one sentence each, for the person who runs the command. */
  repairs: string[];
};

/** Input that cannot be read: where it is wrong and what to do. Nothing of it is imported. */
export class ReadingError extends Error {
  constructor(where: string, what: string, todo: string) {
    super(`${where}: ${what}. ${todo}`);
    this.name = 'ReadingError';
  }
}

/** What an adapter needs to know of the place. */
export type ReadOptions = {
  /** The file's name or the address, for errors. */
  from: string;
  /** IANA zone of the body's wall clock. */
  timeZone: string;
};

/** Trimmed text with single spaces at line level; null when nothing is left. */
export function clean(text: string | null | undefined): string | null {
  const cleaned = text
    ?.replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
  return cleaned || null;
}

/** The address when it is one that a page may link to, else null. */
export function webAddress(text: string | null | undefined): string | null {
  if (!text || !URL.canParse(text.trim())) return null;
  const url = new URL(text.trim());
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
}
