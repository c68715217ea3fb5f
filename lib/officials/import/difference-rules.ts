import type { DatePrecision, Day } from '#lib/kernel/dates.ts';
import type { Confidence } from '#lib/kernel/shown-source.ts';
import { CHANNEL_KINDS } from '../types.ts';

/** A file's version in full, as it is kept until an editor decides. */
export type Wanted = {
  name: string;
  familyName: string;
  ocdPersonId: string | null;
  startOn: Day | null;
  startPrecision: DatePrecision | null;
  endOn: Day | null;
  endPrecision: DatePrecision | null;
  confidence: Confidence;
  locator: string | null;
  /** The day on which the file's source was read. */
  readOn: Day;
  /** With a channel: its address. */
  value: string | null;
  /** With `same_name`: whom the file means. */
  officialId: string | null;
};

const ABOUT = ['start', 'end', 'name', 'same_name', 'holder', ...CHANNEL_KINDS] as const;
export type About = (typeof ABOUT)[number];

export function isAbout(text: string): text is About {
  return (ABOUT as readonly string[]).includes(text);
}

/** Why the file's version cannot be taken at once, as a key of the forms' errors; null when it can. */
export function cannotTake(about: About, wanted: Wanted): 'noStart' | null {
  // Without the newcomer's first day nobody knows when the one before left.
  return about === 'holder' && wanted.startOn === null ? 'noStart' : null;
}
