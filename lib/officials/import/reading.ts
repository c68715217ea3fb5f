import { now } from '#lib/kernel/clock.ts';
import { type Day, toDay } from '#lib/kernel/dates.ts';
import { editWebAddress } from '#lib/places/edit-schema.ts';
import { fault } from './import-problem.ts';
import { readOpenStates } from './openstates.ts';
import { type RosterOptions, readRoster } from './roster.ts';
import type { ImportReport, ImportSource, Reading } from './types.ts';

/**
 * Reads a file of either format. What stands for missing columns of a CSV stands for Open States too, as far as its
 * records have no such thing: the day of reading, and the source that shows the body.
 */
export function readOfficials(
  { name, format, text }: { name: string; format: ImportReport['format']; text: string },
  options: RosterOptions,
): Reading {
  if (format === 'csv') return readRoster(name, text, options);
  const retrieved: Day = options.defaults?.retrieved ?? toDay(now());
  const { body_publisher: publisher, body_title: title, body_url: url } = options.defaults ?? {};
  const reading = readOpenStates(name, text, retrieved);
  if (!publisher && !title && !url) return reading;
  if (!publisher || !title || !url) {
    const column = publisher ? (title ? 'body_url' : 'body_title') : 'body_publisher';
    return { terms: [], errors: [...reading.errors, fault(name, null, column, { code: 'source_part' })] };
  }
  if (!editWebAddress.safeParse(url).success)
    return { terms: [], errors: [...reading.errors, fault(name, null, 'body_url', { code: 'not_web' })] };
  const bodySource: ImportSource = {
    kind: 'official_site',
    publisher,
    title,
    url,
    note: null,
    retrievedOn: retrieved,
  };
  return { ...reading, terms: reading.terms.map((term) => ({ ...term, bodySource })) };
}
