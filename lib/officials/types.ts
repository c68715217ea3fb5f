import type { DatePrecision, Day } from '#lib/kernel/dates.ts';
import type { Localized } from '#lib/kernel/locales.ts';
import type { ShownSource } from '#lib/kernel/shown-source.ts';

// Everything here is plain and serialisable: days are "YYYY-MM-DD", prose is { en, es, ht }.

export const BODY_KINDS = ['city_council', 'city_commission', 'county_commission', 'state_board'] as const;
export type BodyKind = (typeof BODY_KINDS)[number];

export const DECIDERS = [
  'commission',
  'council',
  'council_and_mayor',
  'manager',
  'chief',
  'sheriff',
  'state_board',
] as const;
export type Decider = (typeof DECIDERS)[number];

export const MAYOR_POWERS = ['vote', 'veto', 'sponsor', 'sign', 'presides'] as const;
export type MayorPower = (typeof MAYOR_POWERS)[number];

export const SEAT_KINDS = ['member', 'mayor'] as const;
export type SeatKind = (typeof SEAT_KINDS)[number];

export const END_REASONS = ['expired', 'resigned', 'defeated', 'other'] as const;
export type EndReason = (typeof END_REASONS)[number];

export const MOTION_EFFECTS = [
  'sign',
  'decline',
  'keep',
  'end',
  'void',
  'reinstate',
  'defer',
  'advice',
  'review',
  'other',
] as const;
export type MotionEffect = (typeof MOTION_EFFECTS)[number];

export const POSITION_VALUES = ['yes', 'no', 'absent', 'ineligible', 'abstain'] as const;
export type PositionValue = (typeof POSITION_VALUES)[number];

export const STATEMENT_KINDS = ['quotation', 'reported_intention'] as const;
export type StatementKind = (typeof STATEMENT_KINDS)[number];

export const STANCES = ['would_end', 'would_keep', 'conditional', 'neutral'] as const;
export type Stance = (typeof STANCES)[number];

export const CHANNEL_KINDS = ['email', 'phone', 'postal', 'web_form'] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/** What the length of a public comment is counted in. */
export const LIMIT_UNITS = ['minutes', 'words', 'characters'] as const;
export type LimitUnit = (typeof LIMIT_UNITS)[number];

export type ChannelFact = {
  id: string;
  kind: ChannelKind;
  /** A postal address has its lines parted by line feeds. */
  value: string;
  asOf: Day;
  /** Mail to it failed for good, or its owner complained. */
  suppressed: boolean;
  /** When mail of ours last arrived there; null when none did. */
  lastWorkedOn: Day | null;
  sources: ShownSource[];
};

/** How one person voted on one motion. */
export type Vote = {
  /** Of the member's position. */
  id: string;
  motionId: string;
  bodyName: string;
  on: Day;
  title: Localized;
  effect: MotionEffect;
  procedural: boolean;
  passed: boolean;
  value: PositionValue;
  sources: ShownSource[];
};

export type StatementFact = {
  id: string;
  official: { id: string; slug: string; name: string };
  on: Day;
  precision: DatePrecision;
  kind: StatementKind;
  stance: Stance;
  /** The exact words of a quotation, in `language`; null for a reported intention. */
  words: string | null;
  language: string;
  summary: Localized;
  asOf: Day;
  sources: ShownSource[];
};

/** A person, with what they did and said about this place's agreement in whichever seat they held. */
export type Person = {
  id: string;
  slug: string;
  name: string;
  familyName: string;
  votes: Vote[];
  statements: StatementFact[];
};

export type TermFact = {
  id: string;
  person: Person;
  startOn: Day | null;
  startPrecision: DatePrecision | null;
  /** Exclusive: on that day the person no longer holds the seat. */
  endOn: Day | null;
  endPrecision: DatePrecision | null;
  endReason: EndReason | null;
  /** The last day at which a source shows the person in office. */
  asOf: Day;
  channels: ChannelFact[];
  sources: ShownSource[];
};

export type SeatFact = {
  id: string;
  /** As the body names it: "District 3", "Mayor". */
  label: string;
  kind: SeatKind;
  votes: boolean;
  presides: boolean;
  position: number;
  terms: TermFact[];
};

export type BodyFact = {
  id: string;
  placeGeoid: string;
  name: string;
  kind: BodyKind;
  decider: Decider | null;
  /** Null when not on file. */
  votingSeats: number | null;
  votesNeeded: number | null;
  mayorPowers: MayorPower[];
  meetsNote: Localized | null;
  website: string | null;
  asOf: Day;
  seats: SeatFact[];
  channels: ChannelFact[];
  /** Of its clerk, who files copies with the official record. */
  clerk: ChannelFact[];
  sources: ShownSource[];
};

export type Tally = { id: string; yes: number; no: number; absent: number | null; sources: ShownSource[] };

/** A vote taken, with every position on file and every tally that a source reports, side by side. */
export type MotionFact = {
  id: string;
  bodyName: string;
  on: Day;
  title: Localized;
  fileNumber: string | null;
  effect: MotionEffect;
  passed: boolean;
  procedural: boolean;
  rollCallComplete: boolean;
  sponsor: { id: string; slug: string; name: string } | null;
  positions: {
    value: PositionValue;
    official: { id: string; slug: string; name: string; familyName: string };
    seat: string;
  }[];
  tallies: Tally[];
  asOf: Day;
  sources: ShownSource[];
};

export const RULE_TOPICS = [
  'who_must_sign',
  'who_decides',
  'sponsor',
  'notice',
  'form',
  'comment',
  'vote',
  'mayor',
  'termination_notice',
  'state_board',
  'consequence',
  'precedent',
  'public_records',
  'sunshine',
  'removal',
] as const;
export type RuleTopic = (typeof RULE_TOPICS)[number];

/** A legal or procedural claim, with its citation and its contest. */
export type RuleFact = {
  id: string;
  /** The place it is about: the municipality, or the state. */
  placeGeoid: string;
  topic: RuleTopic;
  text: Localized;
  /** "s. 908.11, Fla. Stat." */
  legalCite: string | null;
  contested: boolean;
  contestNote: Localized | null;
  /** How long one public comment may be. */
  limit: { of: LimitUnit; count: number } | null;
  asOf: Day;
  sources: ShownSource[];
};

/** What a seat's holder has on record about the agreement. */
export type RecordMark = 'voted_keep' | 'voted_end' | 'mixed' | 'statement' | 'none' | 'vacant';
export type Direction = 'keep' | 'end';

/** One entry of the timeline. A motion that an event tells of is inside the event. */
export type TimelineEntry = {
  id: string;
  on: Day;
  precision: DatePrecision;
  /** The kind of an AgreementEvent, or "motion" or "statement". */
  kind: string;
  summary: Localized;
  motion: MotionFact | null;
  statement: StatementFact | null;
  sources: ShownSource[];
};

/** An event before its motion is put into it. */
export type EventFact = Omit<TimelineEntry, 'motion' | 'statement'> & { motionId: string | null };

/** Someone who holds an office today and may be written to. */
export type Recipient = {
  termId: string;
  officialId: string;
  slug: string;
  name: string;
  /** What follows "Commissioner" in a salutation. */
  familyName: string;
  seatLabel: string;
  seatKind: SeatKind;
  seatId: string;
  bodyId: string;
  bodyName: string;
  bodyKind: BodyKind;
  /** Whether the seat votes on the body. */
  votes: boolean;
  /** A source shows the seat in the chair. */
  presides: boolean;
  /** What the mayor of this body may do by the place's own rules; empty when not on file. */
  mayorPowers: readonly MayorPower[];
  /** Who decided, or decides, on an agreement here; null when not on file. */
  decider: Decider | null;
  /** The last day at which a source shows the person in office. */
  asOf: Day;
  mark: RecordMark;
  /** Where the newest decisive vote points; null without one. */
  direction: Direction | null;
  /** The newest vote with a direction. */
  decidingVote: Vote | null;
  /** The newest vote before it that points the other way. */
  otherVote: Vote | null;
  /** The newest statement; also given when there is a vote. */
  statement: StatementFact | null;
  /** An office address with a recorded source that still takes mail; null when none is on file. */
  email: ChannelFact | null;
  /** Phone, form and postal channels of the term, then of the body. */
  otherChannels: ChannelFact[];
  /** The body's or the term's postal address, its lines parted by line feeds. */
  postalAddress: string | null;
};
