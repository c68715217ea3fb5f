import { PRECISIONS } from '#lib/kernel/dates.ts';
import {
  AGENCY_FIELDS,
  AGREEMENT_FIELDS,
  EVENT_FIELDS,
  type FieldSpec,
  PLACE_FIELDS,
} from '#lib/places/edit-schema.ts';
import {
  BODY_KINDS,
  CHANNEL_KINDS,
  DECIDERS,
  END_REASONS,
  LIMIT_UNITS,
  MAYOR_POWERS,
  MOTION_EFFECTS,
  POSITION_VALUES,
  RULE_TOPICS,
  SEAT_KINDS,
  STANCES,
  STATEMENT_KINDS,
} from '../types.ts';

/** Facts that editors add and correct. */
export const EDIT_KINDS = [
  'body',
  'seat',
  'term',
  'channel',
  'motion',
  'position',
  'tally',
  'statement',
  'event',
  'agency',
  'agreement',
  'rule',
  'place',
] as const;
export type EditKind = (typeof EDIT_KINDS)[number];

/** Kinds that are there already, or not at all: corrected, never added or taken away. */
export function isGiven(kind: EditKind): boolean {
  return kind === 'place';
}

export function isEditKind(value: unknown): value is EditKind {
  return EDIT_KINDS.includes(value as EditKind);
}

const asOf: FieldSpec = { name: 'asOf', type: 'day', required: true };
/** The most seats that one form makes. */
export const MOST_SEATS = 60;

/** What each kind's form asks, in its order. */
export const EDIT_FIELDS: Record<EditKind, readonly FieldSpec[]> = {
  body: [
    { name: 'name', type: 'line', max: 200, required: true },
    { name: 'kind', type: 'choice', options: BODY_KINDS, words: 'body', required: true },
    { name: 'seatLabels', type: 'text', max: 3000, along: true },
    { name: 'votingSeats', type: 'number', max: 200 },
    { name: 'votesNeeded', type: 'number', max: 200 },
    { name: 'decider', type: 'choice', options: DECIDERS, words: 'decider' },
    { name: 'mayorPowers', type: 'set', options: MAYOR_POWERS, words: 'mayorPower' },
    { name: 'meetsNote', type: 'prose' },
    { name: 'website', type: 'web' },
    asOf,
  ],
  seat: [
    { name: 'bodyId', type: 'ref', to: 'ownBody', required: true },
    { name: 'label', type: 'line', max: 100, required: true },
    { name: 'kind', type: 'choice', options: SEAT_KINDS, words: 'seat', required: true },
    { name: 'votes', type: 'flag', required: true },
    { name: 'presides', type: 'flag', required: true },
    { name: 'position', type: 'number', max: 1000 },
    { name: 'ocdId', type: 'line', max: 300 },
  ],
  place: PLACE_FIELDS,
  agency: AGENCY_FIELDS,
  agreement: AGREEMENT_FIELDS,
  event: EVENT_FIELDS,
  motion: [
    { name: 'bodyId', type: 'ref', to: 'body', required: true },
    { name: 'on', type: 'day', required: true },
    { name: 'title', type: 'prose', required: true },
    { name: 'fileNumber', type: 'line', max: 100 },
    { name: 'effect', type: 'choice', options: MOTION_EFFECTS, words: 'effect', required: true },
    { name: 'passed', type: 'flag', required: true },
    { name: 'procedural', type: 'flag', required: true },
    { name: 'sponsorTermId', type: 'ref', to: 'term' },
    { name: 'rollCallComplete', type: 'flag', required: true },
    asOf,
  ],
  position: [
    { name: 'motionId', type: 'ref', to: 'motion', required: true },
    { name: 'termId', type: 'ref', to: 'term', required: true },
    { name: 'value', type: 'choice', options: POSITION_VALUES, words: 'position', required: true },
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
      options: STATEMENT_KINDS,
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
    { name: 'endReason', type: 'choice', options: END_REASONS, words: 'end' },
    asOf,
    { name: 'formerTermId', type: 'ref', to: 'openTerm', along: true },
    { name: 'formerEndOn', type: 'day', along: true },
    { name: 'formerEndReason', type: 'choice', options: END_REASONS, words: 'end', along: true },
  ],
  channel: [
    { name: 'owner', type: 'ref', to: 'owner', required: true },
    { name: 'kind', type: 'choice', options: CHANNEL_KINDS, words: 'channel', required: true },
    { name: 'value', type: 'text', max: 500, required: true },
    { name: 'clerk', type: 'flag' },
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
    { name: 'limitOf', type: 'choice', options: LIMIT_UNITS, words: 'limitOf' },
    { name: 'limitCount', type: 'number', max: 100_000 },
    asOf,
  ],
};
