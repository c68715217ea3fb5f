import { z } from 'zod';
import { PRECISIONS } from '#lib/kernel/dates.ts';
import { AGENCY_KINDS, AGREEMENT_MODELS, EVENT_KINDS, SOURCE_KINDS } from './types.ts';

// What an editor's form of a fact is made of. A field's name is the column's; messages are keys of `edit.errors`
// and `common.errors`.

/** What a field may point at: a fact of the same place, or a place of the same state. */
export type RefTarget =
  | 'body'
  | 'ownBody'
  | 'seat'
  | 'official'
  | 'term'
  | 'openTerm'
  | 'motion'
  | 'agency'
  | 'agreement'
  | 'owner'
  | 'municipality'
  | 'county';

export type FieldSpec = {
  name: string;
  required?: boolean;
  /** Asked when a fact is added only: what goes on file along with it, each as a fact of its own. */
  along?: boolean;
} & (
  | { type: 'line' | 'text'; max: number }
  | { type: 'web' }
  | { type: 'day' }
  | { type: 'number'; max: number }
  | { type: 'flag' }
  /** One of some words; `words` names the group of their translations in `edit.words`. */
  | { type: 'choice'; options: readonly string[]; words: string }
  /** Some of them, or none. */
  | { type: 'set'; options: readonly string[]; words: string }
  /** { en, es, ht }, each a form field of its own: "summary.en". */
  | { type: 'prose' }
  | { type: 'ref'; to: RefTarget }
);

/** A column's value as JSON can hold it: days are "YYYY-MM-DD", prose is { en, es, ht }, a set is a list. */
export type FieldValue = string | number | boolean | null | Record<string, string> | string[];
export type FactValues = Record<string, FieldValue>;

export const editDay = z.iso.date('date');
export const editLine = (max: number) =>
  z
    .string()
    .trim()
    .min(1, 'required')
    .max(max, 'tooLong')
    .regex(/^[^\p{Cc}]*$/u, 'invalid');
export const editWebAddress = z
  .url({ protocol: /^https?$/, error: 'webAddress' })
  .max(2000, 'tooLong')
  .regex(/^[^\p{Cc}]*$/u, 'webAddress');

/** Several lines; no other control characters. */
export const editText = (max: number) =>
  z
    .string()
    .transform((text) => text.replaceAll('\r\n', '\n').trim())
    .pipe(
      z
        .string()
        .min(1, 'required')
        .max(max, 'tooLong')
        .regex(/^(?:[^\p{Cc}]|\n)*$/u, 'invalid'),
    );

/** Who published it, where, and when an editor read it. */
export const newSourceSchema = z.object({
  kind: z.enum(SOURCE_KINDS, 'choose'),
  publisher: editLine(200),
  title: editLine(300),
  url: editWebAddress,
  language: z.enum(['en', 'es', 'ht'], 'choose').default('en'),
  publishedOn: z.preprocess((value) => (value === '' ? undefined : value), editDay.optional()),
  retrievedOn: editDay,
});
export type NewSource = z.output<typeof newSourceSchema>;

const PROSE_MAX = 2000;
const PROSE_LANGUAGES = ['en', 'es', 'ht'] as const;

/** Reads one field of a form: its value, or what is wrong by input name. */
export function readField(
  field: FieldSpec,
  form: Readonly<Record<string, string | undefined>>,
): { value: FieldValue } | { errors: Record<string, string> } {
  const given = (name: string) => (form[name] ?? '').trim();
  if (field.type === 'prose') return readProse(field, given);
  const text = given(field.name);
  if (text === '') return field.required ? { errors: { [field.name]: 'required' } } : { value: null };
  const checked = schemaOf(field).safeParse(text);
  return checked.success
    ? { value: checked.data }
    : { errors: { [field.name]: checked.error.issues[0]?.message ?? 'invalid' } };
}

/** English is needed; a reader of a language that is missing gets the English, marked as such. */
function readProse(field: FieldSpec, given: (name: string) => string): ReturnType<typeof readField> {
  const prose: Record<string, string> = {};
  const errors: Record<string, string> = {};
  for (const code of PROSE_LANGUAGES) {
    const name = `${field.name}.${code}`;
    const text = given(name);
    if (text === '') continue;
    const checked = editText(PROSE_MAX).safeParse(text);
    if (checked.success) prose[code] = checked.data;
    else errors[name] = checked.error.issues[0]?.message ?? 'invalid';
  }
  const some = Object.keys(prose).length > 0;
  if ((field.required || some) && !prose.en) errors[`${field.name}.en`] ??= 'required';
  if (Object.keys(errors).length > 0) return { errors };
  return { value: some ? prose : null };
}

function schemaOf(field: Exclude<FieldSpec, { type: 'prose' }>): z.ZodType<FieldValue> {
  switch (field.type) {
    case 'line':
      return editLine(field.max);
    case 'text':
      return editText(field.max);
    case 'web':
      return editWebAddress;
    case 'day':
      return editDay;
    case 'number':
      return z
        .string()
        .regex(/^\d{1,6}$/, 'number')
        .transform(Number)
        .pipe(z.int('number').max(field.max, 'number'));
    case 'flag':
      return z.enum(['yes', 'no'], 'choose').transform((answer) => answer === 'yes');
    case 'choice':
      return z.enum(field.options as [string, ...string[]], 'choose');
    case 'set':
      return z
        .string()
        .transform((text) => text.split(','))
        .pipe(z.array(z.enum(field.options as [string, ...string[]], 'choose')))
        .transform((chosen) => field.options.filter((option) => chosen.includes(option)));
    case 'ref':
      return z.string().max(250, 'choose');
  }
}

/** A dated thing that happened to an agreement. */
export const EVENT_FIELDS: readonly FieldSpec[] = [
  { name: 'kind', type: 'choice', options: EVENT_KINDS, words: 'event', required: true },
  { name: 'on', type: 'day', required: true },
  { name: 'precision', type: 'choice', options: PRECISIONS, words: 'precision', required: true },
  { name: 'summary', type: 'prose', required: true },
  { name: 'agencyId', type: 'ref', to: 'agency' },
  { name: 'agreementId', type: 'ref', to: 'agreement' },
  { name: 'motionId', type: 'ref', to: 'motion' },
  { name: 'asOf', type: 'day', required: true },
];

/** An agency that no file brings, or a correction of one. */
export const AGENCY_FIELDS: readonly FieldSpec[] = [
  { name: 'name', type: 'line', max: 200, required: true },
  { name: 'kind', type: 'choice', options: AGENCY_KINDS, words: 'agency', required: true },
  { name: 'placeGeoid', type: 'ref', to: 'municipality' },
  { name: 'second', type: 'set', options: ['yes'], words: 'second' },
  { name: 'countyGeoid', type: 'ref', to: 'county' },
];

/** What a document can show of an agreement before any list of ICE's does. */
const FIRST_EVENTS = ['proposed', 'approved_locally', 'signed_locally', 'pending_with_ice', 'signed_by_ice'];

/** An agreement known from a document. The event that goes along is what its status follows from. */
export const AGREEMENT_FIELDS: readonly FieldSpec[] = [
  { name: 'agencyId', type: 'ref', to: 'agency', required: true },
  { name: 'model', type: 'choice', options: AGREEMENT_MODELS, words: 'model', required: true },
  { name: 'signedOn', type: 'day' },
  { name: 'moaUrl', type: 'web' },
  { name: 'addendumUrl', type: 'web' },
  { name: 'eventKind', type: 'choice', options: FIRST_EVENTS, words: 'event', required: true, along: true },
  { name: 'eventOn', type: 'day', required: true, along: true },
  { name: 'eventSummary', type: 'prose', required: true, along: true },
];

/** Zones of the United States and its islands. */
const TIME_ZONES = [
  'America/New_York',
  'America/Detroit',
  'America/Indiana/Indianapolis',
  'America/Kentucky/Louisville',
  'America/Chicago',
  'America/Denver',
  'America/Boise',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Anchorage',
  'Pacific/Honolulu',
  'America/Puerto_Rico',
  'Pacific/Guam',
  'Pacific/Pago_Pago',
];

/** What is said of a place beside what the Census files say. */
export const PLACE_FIELDS: readonly FieldSpec[] = [
  { name: 'name', type: 'line', max: 200, required: true },
  { name: 'website', type: 'web' },
  { name: 'timeZone', type: 'choice', options: TIME_ZONES, words: 'timeZone', required: true },
];

/** What does not go together in an agency, by field. */
export function agencyProblems(values: FactValues): Record<string, string> {
  const { kind, placeGeoid, countyGeoid } = values;
  switch (kind) {
    case 'municipal_police':
      return placeGeoid ? {} : { placeGeoid: 'policeOfPlace' };
    case 'state_agency':
      if (placeGeoid) return { placeGeoid: 'wholeState' };
      return countyGeoid ? { countyGeoid: 'wholeState' } : {};
    case 'sheriff':
      return countyGeoid ? {} : { countyGeoid: 'agencyOfCounty' };
    default:
      // Else a campus's police would speak for the city around it.
      if (placeGeoid) return { placeGeoid: 'notOfPlace' };
      return countyGeoid ? {} : { countyGeoid: 'agencyOfCounty' };
  }
}
