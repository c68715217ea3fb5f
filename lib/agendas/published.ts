import type { DatePrecision, Day } from '#lib/kernel/dates.ts';

/** Where a place itself publishes its agendas, whether or not it can be read from here. */
export type Publication = {
  url: string;
  /** The program that the city uses, by its name. */
  platform: string;
  confidence: 'high' | 'medium';
  /** The last date at which a page or program was seen to use it, only as exact as `precision`. */
  asOf: Day;
  precision?: DatePrecision;
};

/** By GEOID. Fort Myers is left out: its city page says that it moves to another program, and no address is certain. */
export const PUBLICATIONS: Record<string, Publication> = {
  '1245000': {
    url: 'https://miamifl.iqm2.com/Citizens/Default.aspx',
    platform: 'IQM2',
    confidence: 'high',
    asOf: '2026-07-06',
  },
  '1267550': {
    url: 'https://www.southmiamifl.gov/AgendaCenter',
    platform: 'CivicPlus AgendaCenter',
    confidence: 'medium',
    asOf: '2026-06-14',
  },
  '1270600': {
    url: 'https://go.boarddocs.com/fla/talgov/Board.nsf/Public',
    platform: 'BoardDocs',
    confidence: 'high',
    asOf: '2026-09-14',
  },
  '1236550': {
    url: 'https://keywest.legistar.com/Calendar.aspx',
    platform: 'Legistar',
    confidence: 'high',
    asOf: '2024-01-01',
    precision: 'year',
  },
};
