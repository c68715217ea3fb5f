import { type Day, fromDay, toDay } from '#lib/kernel/dates.ts';
import type { DateProblem } from './row-problem-rules.ts';

export type ReadDay =
  | { day: Day; repair: string | null }
  /** Not guessed: an editor decides. */
  | { day: null; problem: DateProblem };

/** The law that made these agreements possible took effect on this day. */
export const FIRST_DAY: Day = '1996-09-30';
const DAY_MS = 86_400_000;

/**
 * The day in a date cell: a serial number, or text. Text that misses or misplaces a slash but can be read in one way
 * only is repaired; a day before the act or after `latest` is not plausible and stays unread.
 */
export function readDay(text: string, from1904: boolean, latest: Day): ReadDay {
  const found = /^\d+(\.\d+)?(E\+?\d+)?$/.test(text) ? fromSerial(Number(text), from1904) : fromText(text);
  if (found === null) return { day: null, problem: { code: 'unreadable', text: text.slice(0, 40) } };
  if (found.day < FIRST_DAY || found.day > latest || found.day.length > 10) {
    return { day: null, problem: { code: 'implausible', day: found.day } };
  }
  return found;
}

function fromSerial(serial: number, from1904: boolean): { day: Day; repair: null } | null {
  // 2,958,465 is the last day of the year 9999, the last that a spreadsheet knows.
  if (serial < 1 || serial > 2_958_465) return null;
  const epoch = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  return { day: toDay(new Date(epoch + Math.floor(serial) * DAY_MS)), repair: null };
}

function fromText(text: string): { day: Day; repair: string | null } | null {
  const whole = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  if (whole) return dayOf(whole[3], whole[1], whole[2], null);
  const iso = /^(\d{4})-(\d{2})-(\d{2})(T[\d:.]*Z?)?$/.exec(text);
  if (iso) return dayOf(iso[1], iso[2], iso[3], null);
  const short = /^(\d{1,2})\/(\d{1,2})\/(\d{2})$/.exec(text);
  if (short) return dayOf(`20${short[3]}`, short[1], short[2], text);
  return oneReading(text);
}

/** Digits with slashes lost, doubled or misplaced: every way to part them into month, day and year, if it is one. */
function oneReading(text: string): { day: Day; repair: string } | null {
  if (!/^[\d/. -]{6,14}$/.test(text)) return null;
  const groups = text.split(/\D+/).filter((group) => group !== '');
  const digits = groups.join('');
  const year = /^(\d{2,4})((?:19|20)\d{2})$/.exec(digits);
  if (!year) return null;
  const rest = year[1] ?? '';
  // A slash that is there was meant: "7/72025" begins with month 7.
  const first = groups.length > 1 ? (groups[0]?.length ?? 0) : 0;
  const cuts = first > 0 && first < rest.length ? [first] : [1, 2].filter((cut) => cut < rest.length);
  const days = new Set<Day>();
  for (const cut of cuts) {
    const found = dayOf(year[2], rest.slice(0, cut), rest.slice(cut), text);
    if (found && rest.length - cut <= 2) days.add(found.day);
  }
  const [day] = days;
  return days.size === 1 && day !== undefined ? { day, repair: repairOf(text, day) } : null;
}

function dayOf(year = '', month = '', day = '', repaired: string | null) {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  try {
    fromDay(text);
  } catch {
    return null;
  }
  return { day: text, repair: repaired === null ? null : repairOf(repaired, text) };
}

function repairOf(text: string, day: Day): string {
  return `"${text}" read as ${day}`;
}
