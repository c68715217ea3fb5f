import { type FetchOptions, fetchText } from './fetch.ts';
import { readIcal } from './ical.ts';
import { readLegistar } from './legistar.ts';
import { fetchLegistar } from './legistar-http.ts';
import type { ReadAnswer, ReadOptions } from './reading.ts';

export const PLATFORMS = ['legistar', 'ical'] as const;
export type Platform = (typeof PLATFORMS)[number];

/** What was read and the text it was read from. */
export type Read = { answer: ReadAnswer; text: string };

type Adapter = {
  read: (text: string, options: ReadOptions) => ReadAnswer;
  fetch: (
    url: string,
    options: Omit<ReadOptions, 'from'> & Pick<FetchOptions, 'allowPrivate'>,
  ) => Promise<Read>;
};

/** One adapter a platform: from a file's text, and from the address of a source. */
export const ADAPTERS: Record<Platform, Adapter> = {
  legistar: { read: readLegistar, fetch: fetchLegistar },
  ical: {
    read: readIcal,
    fetch: async (url, { timeZone, allowPrivate }) => {
      const text = await fetchText(url, { allowPrivate, accept: 'text/calendar, text/plain;q=0.5' });
      return { text, answer: readIcal(text, { from: url, timeZone }) };
    },
  },
};
