import { parseDocument } from 'yaml';
import { z } from 'zod';
import { addDays, type DatePrecision, type Day } from '#lib/kernel/dates.ts';
import { channelProblem, tidyChannel } from '../edit/edit-checks-schema.ts';
import type { ChannelKind } from '../types.ts';
import { asMessage, fault, type ImportProblem, ofMessage } from './import-problem.ts';
import type { ImportError, ImportedTerm, Reading } from './types.ts';

const MOST_CHARACTERS = 200_000;

/** "2024", "2024-03" or a day, as Open States writes them. */
const partialDay = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, asMessage({ code: 'not_date' }));
const person = z.object({
  id: z.string().regex(/^ocd-person\/[0-9a-f-]{36}$/, asMessage({ code: 'not_person' })),
  name: z.string().trim().min(2).max(200),
  family_name: z.string().trim().min(1).max(100).optional(),
  email: z.string().trim().optional(),
  roles: z
    .array(
      z.object({
        type: z.literal('mayor', asMessage({ code: 'only_mayors' })),
        jurisdiction: z
          .string()
          .regex(
            /^ocd-jurisdiction\/country:us\/state:[a-z]{2}\/(county:[^/]+\/)?place:[^/]+\/government$/,
            asMessage({ code: 'not_government' }),
          ),
        start_date: partialDay.optional(),
        end_date: partialDay.optional(),
        end_reason: z.string().optional(),
      }),
    )
    .min(1, asMessage({ code: 'no_roles' })),
  offices: z
    .array(
      z.object({
        classification: z.string().optional(),
        address: z.string().optional(),
        voice: z.string().optional(),
      }),
    )
    .default([]),
  sources: z.array(z.object({ url: z.url({ protocol: /^https?$/ }) })).default([]),
});
type Person = z.output<typeof person>;

/**
 * Reads one person of Open States. The file has no date of its own: `retrievedOn` is the day on which it was read.
 * Party, birth and biography are not read at all.
 */
export function readOpenStates(file: string, text: string, retrievedOn: Day): Reading {
  const wrong = (problem: ImportProblem, row: number | null = null): Reading => ({
    terms: [],
    errors: [fault(file, row, null, problem)],
  });
  if (text.length > MOST_CHARACTERS) return wrong({ code: 'large_person' });
  const document = parseDocument(text, {
    schema: 'core',
    version: '1.2',
    uniqueKeys: true,
    prettyErrors: true,
  });
  const [broken] = document.errors;
  if (broken) {
    const detail = broken.message.split('\n')[0] ?? '';
    return wrong({ code: 'not_yaml', detail }, broken.linePos?.[0].line ?? null);
  }
  let plain: unknown;
  try {
    // No alias is needed in these files: refusing them all makes a file that unfolds without end impossible.
    plain = document.toJS({ maxAliasCount: 0 });
  } catch {
    return wrong({ code: 'aliases' });
  }
  const parsed = person.safeParse(plain);
  if (!parsed.success) {
    const errors = parsed.error.issues.map(({ path, message }) =>
      fault(
        file,
        path[0] === 'roles' && typeof path[1] === 'number' ? path[1] + 1 : null,
        path.join('.') || null,
        ofMessage(message),
      ),
    );
    return { terms: [], errors };
  }
  const channels = channelsOf(file, parsed.data);
  if (channels.errors.length > 0) return { terms: [], errors: channels.errors };
  const terms: ImportedTerm[] = [];
  const errors: ImportError[] = [];
  for (const [index, role] of parsed.data.roles.entries()) {
    const term = termOf(parsed.data, role, index + 1, retrievedOn, channels.list);
    if ('problem' in term) errors.push(fault(file, index + 1, term.column, term.problem));
    else terms.push(term);
  }
  return errors.length > 0 ? { terms: [], errors } : { terms, errors };
}

function termOf(
  { id, name, family_name, sources }: Person,
  role: Person['roles'][number],
  row: number,
  retrievedOn: Day,
  channels: ImportedTerm['channels'],
): ImportedTerm | { column: string; problem: ImportProblem } {
  const start = role.start_date ? wholeDay(role.start_date) : null;
  const end = role.end_date ? wholeDay(role.end_date) : null;
  if (role.start_date && !start) return { column: 'roles.start_date', problem: { code: 'not_calendar' } };
  if (role.end_date && !end) return { column: 'roles.end_date', problem: { code: 'not_calendar' } };
  if (start && end && start.day >= end.day)
    return { column: 'roles.end_date', problem: { code: 'end_first' } };
  const slug = /place:([^/]+)/.exec(role.jurisdiction)?.[1] ?? '';
  const city = slug
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
  const url = sources[0]?.url ?? null;
  return {
    row,
    place: role.jurisdiction.replace('ocd-jurisdiction', 'ocd-division').replace(/\/government$/, ''),
    body: null,
    bodyKind: null,
    seat: 'Mayor',
    seatKind: 'mayor',
    name,
    familyName: family_name ?? familyNameOf(name),
    ocdPersonId: id,
    startOn: start?.day ?? null,
    startPrecision: start?.precision ?? null,
    endOn: end?.day ?? null,
    endPrecision: end?.precision ?? null,
    channels,
    source: {
      kind: 'dataset',
      publisher: 'Open States (openstates/people, CC0)',
      title: `[Record of ${name}, mayor of ${city}]`,
      url,
      note: url
        ? 'The address is the page that the record names as its source.'
        : 'The record names no page as its source.',
      retrievedOn,
    },
    bodySource: null,
    confidence: 'medium',
    locator: role.end_date ? `end_date ${role.end_date}` : null,
  };
}

function channelsOf(file: string, { email, offices }: Person) {
  const list: ImportedTerm['channels'] = [];
  const errors: ImportError[] = [];
  const add = (kind: ChannelKind, value: string | undefined, column: string) => {
    if (!value?.trim()) return;
    if (channelProblem(kind, value)) {
      errors.push(fault(file, null, column, { code: 'not_address', value }));
    } else list.push({ kind, value: kind === 'email' ? value : tidyChannel(kind, value) });
  };
  add('email', email, 'email');
  for (const [index, office] of offices.entries()) {
    add('phone', office.voice, `offices.${index}.voice`);
    const lines = office.address
      ?.split(';')
      .map((line) => line.trim().replace(/\s+/g, ' '))
      .join('\n');
    add('postal', lines, `offices.${index}.address`);
  }
  return { list, errors };
}

/** A year or a month is written as its first day; null when the calendar has no such day. */
export function wholeDay(text: string): { day: Day; precision: DatePrecision } | null {
  const precision = text.length === 4 ? 'year' : text.length === 7 ? 'month' : 'day';
  const day = `${text}-01-01`.slice(0, 10);
  try {
    return addDays(day, 0) === day ? { day, precision } : null;
  } catch {
    return null;
  }
}

/** The last word of a name, without what follows it: "Jr.", "III". */
export function familyNameOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => !/^(jr|sr|i{2,3}|iv)\.?,?$/i.test(word));
  return words.at(-1)?.replace(/,$/, '') ?? name;
}
