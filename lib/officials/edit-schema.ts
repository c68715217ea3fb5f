import { z } from 'zod';
import {
  CONFIDENCES,
  EVENT_FIELDS,
  editLine,
  editWebAddress,
  type FactValues,
  type FieldSpec,
  newSourceSchema,
  PRECISIONS,
  readField,
} from '#lib/places/edit-schema.ts';
import { RULE_TOPICS } from './types.ts';

/** Facts that editors add and correct. */
export const EDIT_KINDS = [
  'event',
  'motion',
  'position',
  'tally',
  'statement',
  'term',
  'channel',
  'rule',
] as const;
export type EditKind = (typeof EDIT_KINDS)[number];

export function isEditKind(value: unknown): value is EditKind {
  return EDIT_KINDS.includes(value as EditKind);
}

export const CHANNEL_KINDS = ['email', 'phone', 'postal', 'web_form'] as const;
const EFFECTS = ['sign', 'decline', 'keep', 'end', 'void', 'reinstate', 'defer', 'advice', 'review', 'other'];
const POSITIONS = ['yes', 'no', 'absent', 'ineligible', 'abstain'];
const STANCES = ['would_end', 'would_keep', 'conditional', 'neutral'];
const ENDS = ['expired', 'resigned', 'defeated', 'other'];
const asOf: FieldSpec = { name: 'asOf', type: 'day', required: true };

/** What each kind's form asks, in its order. */
export const EDIT_FIELDS: Record<EditKind, readonly FieldSpec[]> = {
  event: EVENT_FIELDS,
  motion: [
    { name: 'bodyId', type: 'ref', to: 'body', required: true },
    { name: 'on', type: 'day', required: true },
    { name: 'title', type: 'prose', required: true },
    { name: 'fileNumber', type: 'line', max: 100 },
    { name: 'effect', type: 'choice', options: EFFECTS, words: 'effect', required: true },
    { name: 'passed', type: 'flag', required: true },
    { name: 'procedural', type: 'flag', required: true },
    { name: 'sponsorTermId', type: 'ref', to: 'term' },
    { name: 'rollCallComplete', type: 'flag', required: true },
    asOf,
  ],
  position: [
    { name: 'motionId', type: 'ref', to: 'motion', required: true },
    { name: 'termId', type: 'ref', to: 'term', required: true },
    { name: 'value', type: 'choice', options: POSITIONS, words: 'position', required: true },
  ],
  tally: [
    { name: 'motionId', type: 'ref', to: 'motion', required: true },
    { name: 'yes', type: 'number', max: 200, required: true },
    { name: 'no', type: 'number', max: 200, required: true },
    { name: 'absent', type: 'number', max: 200 },
  ],
  statement: [
    { name: 'officialId', type: 'ref', to: 'official', required: true },
    { name: 'on', type: 'day', required: true },
    { name: 'precision', type: 'choice', options: PRECISIONS, words: 'precision', required: true },
    {
      name: 'kind',
      type: 'choice',
      options: ['quotation', 'reported_intention'],
      words: 'statement',
      required: true,
    },
    { name: 'stance', type: 'choice', options: STANCES, words: 'stance', required: true },
    { name: 'words', type: 'text', max: 3000 },
    { name: 'language', type: 'choice', options: ['en', 'es', 'ht'], words: 'language', required: true },
    { name: 'summary', type: 'prose', required: true },
    asOf,
  ],
  term: [
    { name: 'seatId', type: 'ref', to: 'seat', required: true },
    { name: 'officialId', type: 'ref', to: 'official' },
    { name: 'officialName', type: 'line', max: 200 },
    { name: 'familyName', type: 'line', max: 100 },
    { name: 'startOn', type: 'day' },
    { name: 'startPrecision', type: 'choice', options: PRECISIONS, words: 'precision' },
    { name: 'endOn', type: 'day' },
    { name: 'endPrecision', type: 'choice', options: PRECISIONS, words: 'precision' },
    { name: 'endReason', type: 'choice', options: ENDS, words: 'end' },
    asOf,
  ],
  channel: [
    { name: 'owner', type: 'ref', to: 'owner', required: true },
    { name: 'kind', type: 'choice', options: CHANNEL_KINDS, words: 'channel', required: true },
    { name: 'value', type: 'text', max: 500, required: true },
    asOf,
  ],
  rule: [
    { name: 'topic', type: 'choice', options: RULE_TOPICS, words: 'topic', required: true },
    { name: 'appliesTo', type: 'choice', options: ['municipality', 'county'], words: 'appliesTo' },
    { name: 'position', type: 'number', max: 10_000, required: true },
    { name: 'text', type: 'prose', required: true },
    { name: 'legalCite', type: 'line', max: 200 },
    { name: 'contested', type: 'flag', required: true },
    { name: 'contestNote', type: 'prose' },
    asOf,
  ],
};

/** PostgreSQL holds no text with this character in it. */
const NO_NUL = /^[^\0]*$/;

/** How a form says what becomes of a citation that is on file. */
export const CITE_ANSWERS = ['keep', 'disputes', 'drop'] as const;
export type CiteAnswer = (typeof CITE_ANSWERS)[number];

const citedSchema = z.object({
  confidence: z.enum(CONFIDENCES, 'choose').default('medium'),
  locator: z.preprocess((value) => (value === '' ? undefined : value), editLine(300).optional()),
});

/**
 * A fact as its form sends it: the columns under "f.", what becomes of each citation under "cite.", a source to add
 * under "s." ("s.source" is "", "new" or a source on file). Errors come back under the same names.
 */
export const saveFactSchema = z
  .record(
    z.string().max(300),
    z.union([z.string().max(10_000, 'tooLong').regex(NO_NUL, 'invalid'), z.array(z.string())]),
  )
  .transform((raw, context) => {
    const form: Record<string, string> = {};
    for (const [name, value] of Object.entries(raw)) if (typeof value === 'string') form[name] = value;
    const issue = (name: string, message: string) =>
      context.addIssue({ code: 'custom', path: [name], message });
    const kind = form.kind;
    if (!isEditKind(kind)) {
      issue('form', 'invalid');
      return z.NEVER;
    }
    const columns = under(form, 'f.');
    const values: FactValues = {};
    let wrong = false;
    for (const field of EDIT_FIELDS[kind]) {
      const read = readField(field, columns);
      if ('value' in read) values[field.name] = read.value;
      else {
        wrong = true;
        for (const [name, message] of Object.entries(read.errors)) issue(`f.${name}`, message);
      }
    }
    if (!wrong)
      for (const [name, message] of Object.entries(together(kind, values))) issue(`f.${name}`, message);
    const cites: Record<string, CiteAnswer> = {};
    for (const [id, answer] of Object.entries(under(form, 'cite.'))) {
      if (CITE_ANSWERS.includes(answer as CiteAnswer)) cites[id] = answer as CiteAnswer;
      else issue(`cite.${id}`, 'choose');
    }
    return {
      kind,
      id: form.id || null,
      placeGeoid: form.place ?? '',
      // Ticked by someone who read the newer version and saves theirs over it.
      version: form.over || form.version || null,
      values,
      cites,
      source: readSource(under(form, 's.'), issue),
      typed: Object.fromEntries(Object.entries(form).filter(([name]) => /^(f|s|cite)\./.test(name))),
    };
  });

export type SaveFact = z.output<typeof saveFactSchema>;
export type AddedSource = NonNullable<SaveFact['source']>;

function readSource(form: Record<string, string>, issue: (name: string, message: string) => void) {
  const source = form.source ?? '';
  if (source === '') return null;
  const cited = citedSchema.safeParse(form);
  const fresh = source === 'new' ? newSourceSchema.safeParse(form) : null;
  for (const checked of [cited, fresh]) {
    for (const { path, message } of checked?.error?.issues ?? []) issue(`s.${path.join('.')}`, message);
  }
  if (!cited.success || (fresh && !fresh.success)) return null;
  return { ...cited.data, id: fresh ? null : source, fresh: fresh?.data ?? null };
}

function under(form: Record<string, string>, prefix: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(form)
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, value]) => [name.slice(prefix.length), value]),
  );
}

/** What no field shows alone, by input name. Tidies a channel's value in place. */
function together(kind: EditKind, values: FactValues): Record<string, string> {
  const text = (name: string) => values[name] as string | null;
  switch (kind) {
    case 'statement': {
      if (values.kind === 'quotation') return values.words === null ? { words: 'quotation' } : {};
      return values.words === null ? {} : { words: 'noQuotation' };
    }
    case 'term': {
      const [start, end] = [text('startOn'), text('endOn')];
      if (start && end && end <= start) return { endOn: 'endsBefore' };
      if (!values.officialId && !values.officialName) return { officialName: 'person' };
      return values.officialName && !values.familyName ? { familyName: 'required' } : {};
    }
    case 'rule':
      return values.contestNote !== null && !values.contested ? { contested: 'contestNote' } : {};
    case 'channel': {
      const channelKind = values.kind as (typeof CHANNEL_KINDS)[number];
      const wrong = channelProblem(channelKind, text('value') ?? '');
      if (!wrong) values.value = tidyChannel(channelKind, text('value') ?? '');
      return wrong ? { value: wrong } : {};
    }
    default:
      return {};
  }
}

/** What is wrong with an address of this kind, as a key of the forms' errors; null when nothing is. */
export function channelProblem(kind: (typeof CHANNEL_KINDS)[number], value: string): string | null {
  switch (kind) {
    case 'email':
      return z.email().safeParse(value).success ? null : 'email';
    case 'phone':
      return /^[+()\d\s.-]+( ?(x|ext\.?) ?\d+)?$/i.test(value) && value.replace(/\D/g, '').length >= 10
        ? null
        : 'phone';
    case 'postal':
      return value.split('\n').filter((part) => part.trim() !== '').length >= 2 ? null : 'postal';
    case 'web_form':
      return editWebAddress.safeParse(value).success ? null : 'webAddress';
  }
}

/** An address as it is stored: e-mail in lower case, a postal address line by line. */
export function tidyChannel(kind: (typeof CHANNEL_KINDS)[number], value: string): string {
  if (kind === 'email') return value.toLowerCase();
  if (kind !== 'postal') return value;
  return value
    .split('\n')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join('\n');
}

/** Taking a fact away: only as it was seen. */
export const removeFactSchema = z.object({
  kind: z.enum(EDIT_KINDS),
  id: z.string().min(1).max(200).regex(NO_NUL),
  version: z.string().min(1).max(100),
});

export const undoSchema = z.object({ entry: z.string().min(1).max(100).regex(NO_NUL) });
