import type { Variant } from '../words.ts';

// The words of the template language, published in docs/templates.md and beside the editor. Everything that checks,
// renders or explains a template reads this one table.

type FieldEntry = {
  /** Known of every official and every place, so that it needs no condition. */
  always?: true;
  /** Follows the official's own record: the writer is shown why it differs. */
  record?: true;
};

const fields = {
  'official.name': { always: true },
  'official.family_name': { always: true },
  'official.office': { always: true },
  'official.district': {},
  'body.name': { always: true },
  'place.name': { always: true },
  'vote.date': { record: true },
  'vote.value': { record: true },
  'vote.title': { record: true },
  'vote.body': { record: true },
  'statement.when': { record: true },
  'statement.summary': { record: true },
  'statement.words': { record: true },
  'agreement.agency': {},
  'agreement.model': {},
  'agreement.signed': {},
  'agreement.listed': {},
  'agreement.approved': {},
  'list.date': {},
  'meeting.date': {},
  'meeting.time': {},
  'meeting.place': {},
  'meeting.body': {},
  'item.title': {},
  'item.link': {},
  'item.date': {},
  'writer.name': {},
  'writer.standing': {},
  'ready.subject': { always: true },
  'ready.agreement': {},
  'ready.record': { always: true, record: true },
  'ready.request': { always: true, record: true },
  'ready.details': { always: true },
  'ready.closing': { always: true },
} as const satisfies { [name: string]: FieldEntry };

export type Field = keyof typeof fields;
export const FIELDS = Object.keys(fields) as Field[];
/** What fields are about: the part of their names before the dot. */
export const GROUPS = [...new Set(FIELDS.map((field) => field.split('.')[0] ?? field))];

const VOTE = ['vote.date', 'vote.value', 'vote.title', 'vote.body'] as const;
const STATEMENT = ['statement.when', 'statement.summary'] as const;

/** What can be asked of a record besides "is this field known", with the fields that are known wherever it holds. */
const conditions = {
  vote: VOTE,
  'vote.for': VOTE,
  'vote.against': VOTE,
  'vote.agrees': VOTE,
  'vote.disagrees': VOTE,
  statement: STATEMENT,
  'statement.agrees': STATEMENT,
  'statement.disagrees': STATEMENT,
  'statement.open': STATEMENT,
  'official.mayor': [],
  'official.votes': [],
  'official.presides': [],
  'official.can_place': [],
  'official.can_veto': [],
  'official.not_decider': [],
  agreement: ['agreement.agency', 'agreement.listed'],
  meeting: ['meeting.date', 'meeting.body'],
  item: ['item.title', 'item.link', 'item.date'],
  'writer.lives': [],
  'writer.works': [],
  'writer.owns_business': [],
} as const satisfies { [name: string]: readonly Field[] };

export type Flag = keyof typeof conditions;
export const FLAGS = Object.keys(conditions) as Flag[];

/** `{{if …}}` takes a flag, or a field: then it asks whether the field is known. */
export type Condition = Flag | Field;

export function isField(name: string): name is Field {
  return Object.hasOwn(fields, name);
}

export function isCondition(name: string): name is Condition {
  return isField(name) || Object.hasOwn(conditions, name);
}

export function isAlwaysKnown(field: Field): boolean {
  return (fields[field] as FieldEntry).always === true;
}

/** Fields that are known wherever the condition holds. */
export function guaranteedBy(condition: Condition): readonly Field[] {
  return isField(condition) ? [condition] : conditions[condition];
}

/** The shortest condition under which a field may be used; null when it needs none. */
export function conditionFor(field: Field): Condition | null {
  if (isAlwaysKnown(field)) return null;
  return FLAGS.find((flag) => guaranteedBy(flag).includes(field)) ?? field;
}

/** Whether text under this condition, or from this field, is there because of the official's own record. */
export function followsRecord(name: Condition): boolean {
  if (isField(name)) return (fields[name] as FieldEntry).record === true;
  return /^(vote|statement|official)\b/.test(name);
}

const variants: { [variant in Variant]?: Flag } = {
  voted_against_agreement: 'vote',
  voted_for_agreement: 'vote',
  conditional_statement: 'statement',
};

/** Fields that every official has to whom the template of this variant goes; null is the template for all. */
export function knownIn(variant: Variant | null): readonly Field[] {
  const flag = variant === null ? undefined : variants[variant];
  return flag ? guaranteedBy(flag) : [];
}
