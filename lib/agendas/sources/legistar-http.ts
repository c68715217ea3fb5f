import { now } from '#lib/kernel/clock.ts';
import { addDays, dayIn } from '#lib/kernel/dates.ts';
import { instantOf } from '#lib/kernel/local-time.ts';
import { type FetchOptions, fetchText } from './fetch.ts';
import { readLegistar } from './legistar.ts';
import { type ReadAnswer, ReadingError } from './reading.ts';

const PAGE_SIZE = 1000;
const MOST_PAGES = 20;
/** Meetings of the last weeks are read again, since results and minutes come late. */
const DAYS_BACK = 45;
/** Meetings whose items are asked for one by one, where the list comes without them. */
const MOST_SINGLE = 80;

export type LegistarFetch = Pick<FetchOptions, 'allowPrivate' | 'timeoutMs' | 'maxBytes'> & {
  timeZone: string;
  /** Rows a page; for tests. */
  pageSize?: number;
};

/**
 * Reads the events of a Legistar client from 45 days back on, with their items.
 * @param base the client's address: "https://webapi.legistar.com/v1/keywest"
 * @throws ReadingError
 */
export async function fetchLegistar(
  base: string,
  options: LegistarFetch,
): Promise<{ answer: ReadAnswer; text: string }> {
  const { timeZone, pageSize = PAGE_SIZE } = options;
  const get = (path: string) =>
    fetchText(`${base.replace(/\/$/, '')}${path}`, { ...options, accept: 'application/json' });
  const from = addDays(dayIn(timeZone, now()), -DAYS_BACK);

  const pages: string[] = [];
  const rows: unknown[] = [];
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const text = await get(
      `/events?${query({ $filter: `EventDate ge datetime'${from}'`, EventItems: '1', $orderby: 'EventId', $top: String(pageSize), $skip: String(page * pageSize) })}`,
    );
    const list = asList(text, base);
    pages.push(text);
    rows.push(...list);
    if (list.length < pageSize) break;
    if (page === MOST_PAGES - 1) {
      throw new ReadingError(
        base,
        `it has more than ${MOST_PAGES * pageSize} meetings`,
        'Check the address of the source',
      );
    }
  }

  const listed = readLegistar(JSON.stringify(rows), { from: base, timeZone });
  const { answer, texts } = await withItems(listed, get, base, timeZone);
  const [year = 0, month = 0, day = 0] = from.split('-').map(Number);
  const start = instantOf({ year, month, day, hour: 0, minute: 0, second: 0 }, timeZone);
  return {
    // An empty answer says rather that something is wrong than that every meeting was called off.
    answer: { ...answer, covers: answer.meetings.length > 0 ? { from: start, to: null } : null },
    text: [...pages, ...texts].join('\n'),
  };
}

/** Some clients leave the items out of the list: then they are asked for meeting by meeting. */
async function withItems(
  listed: ReadAnswer,
  get: (path: string) => Promise<string>,
  base: string,
  timeZone: string,
) {
  if (listed.meetings.length === 0 || listed.meetings.some(({ itemsComplete }) => itemsComplete)) {
    return { answer: listed, texts: [] };
  }
  const texts: string[] = [];
  const repairs = [...listed.repairs];
  const asked = [...listed.meetings]
    .sort((a, b) => b.startsAt.getTime() - a.startsAt.getTime())
    .slice(0, MOST_SINGLE);
  if (asked.length < listed.meetings.length) {
    repairs.push(`Items were read for the ${MOST_SINGLE} latest of ${listed.meetings.length} meetings.`);
  }
  for (const meeting of asked) {
    const path = `/events/${meeting.outsideNumber}/eventitems`;
    const text = await get(`${path}?${query({ AgendaNote: '1', MinutesNote: '1', Attachments: '1' })}`);
    texts.push(text);
    if (asList(text, base).length > 0) {
      const read = readLegistar(text, { from: `${base}${path}`, timeZone });
      repairs.push(...read.repairs);
      meeting.items = read.looseItems.flatMap(({ items }) => items);
    }
    meeting.itemsComplete = true;
  }
  return { answer: { ...listed, repairs }, texts };
}

function query(parameters: Record<string, string>): string {
  return Object.entries(parameters)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
}

function asList(text: string, base: string): unknown[] {
  try {
    const json: unknown = JSON.parse(text);
    if (Array.isArray(json)) return json;
  } catch {
    // Said below.
  }
  throw new ReadingError(
    base,
    'the answer is not a JSON list',
    'Check that this is the address of a Legistar Web API client',
  );
}
