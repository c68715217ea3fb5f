import type { DatePrecision, Day } from '#lib/kernel/dates.ts';
import type { Localized } from '#lib/kernel/locales.ts';
import type { ShownSource } from '#lib/kernel/shown-source.ts';

// What the queries of this area answer: plain values that a page, the API or a cache can hold. Days are "YYYY-MM-DD".

export const PLACE_KINDS = ['state', 'county', 'municipality'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

export const AGENCY_KINDS = [
  'municipal_police',
  'sheriff',
  'county_corrections',
  'county_government',
  'campus_police',
  'state_agency',
  'other',
] as const;
export type AgencyKind = (typeof AGENCY_KINDS)[number];

export const AGREEMENT_MODELS = ['task_force', 'warrant_service_officer', 'jail_enforcement'] as const;
export type AgreementModel = (typeof AGREEMENT_MODELS)[number];

export const SOURCE_KINDS = ['primary_document', 'official_site', 'law', 'news', 'dataset', 'other'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

export const EVENT_KINDS = [
  'proposed',
  'deferred',
  'defer_failed',
  'rejected',
  'approved_locally',
  'signed_locally',
  'pending_with_ice',
  'signed_by_ice',
  'first_listed',
  'listed',
  'no_longer_listed',
  'voided_locally',
  'reinstated',
  'rescind_failed',
  'declined',
  'suspended',
  'superseded',
  'terminated',
  'review_requested',
  'advice_requested',
  'lawsuit_filed',
  'lawsuit_hearing',
  'lawsuit_dismissed',
  'state_letter',
  'officers_trained',
  'other',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

export type { ShownSource };

export const STATUS_CODES = [
  'active_listed',
  'voided_locally_still_listed',
  'suspended',
  'reinstated',
  'pending_ice',
  'approved_locally_not_listed',
  'removed_from_list',
  'terminated',
  'superseded',
  'proposed',
  'deferred',
  'rejected',
  'no_agreement',
  'no_listing_found',
  'unknown',
] as const;
export type StatusCode = (typeof STATUS_CODES)[number];

/** One thing on file from which a status follows. */
export type Because =
  | {
      kind: 'event';
      id: string;
      event: EventKind;
      on: Day;
      precision: DatePrecision;
      summary: Localized;
      sources: ShownSource[];
    }
  | {
      /** A row of one of ICE's sheets. */
      kind: 'listing';
      releaseId: string;
      sheet: 'participating' | 'pending';
      on: Day;
      agencyName: string;
      model: AgreementModel;
      signedOn: Day | null;
      sources: ShownSource[];
    }
  | {
      /** A sheet that covers the state and has no row for the place's agencies, or no longer one that it had. */
      kind: 'absence';
      releaseId: string;
      on: Day;
      sources: ShownSource[];
    };

export type Status = {
  code: StatusCode;
  /** Key of the words in the message catalogues: "places.status.active_listed". */
  label: `places.status.${StatusCode}`;
  /** The newest day of which anything on file speaks; null when nothing does. */
  asOf: Day | null;
  /** In the order of their days. */
  because: Because[];
};

export type PlaceRef = {
  geoid: string;
  kind: PlaceKind;
  name: string;
  stateCode: string;
  slug: string;
};

export type Place = PlaceRef & {
  /** As the Census writes it: "Miami city". */
  legalName: string;
  ocdId: string | null;
  /** The counties a municipality lies in, the one with most of it first. */
  counties: PlaceRef[];
  population: number | null;
  populationYear: number | null;
  latitude: number | null;
  longitude: number | null;
  timeZone: string;
  /** The official site; null when not on file. */
  website: string | null;
  asOf: Day;
  sources: ShownSource[];
};

export type Agreement = {
  id: string;
  model: AgreementModel;
  /** ICE's own date of signature; not the local vote. */
  signedOn: Day | null;
  moaUrl: string | null;
  addendumUrl: string | null;
  /** Days of the first and last of ICE's lists that show it: the last of those on file, else the last sight reported. */
  firstListedOn: Day | null;
  lastListedOn: Day | null;
  /** It stands on the newest list on file that covers the state, or was seen on a later one. */
  listedNow: boolean;
  /** The day of the first list without it after the last that shows it; never says that it ended. */
  noLongerListedSince: Day | null;
  sources: ShownSource[];
};

/**
 * How an agency bears on a place: the place's own, one of its county, one of a campus or an airport or port
 * in the county, or one of the whole state.
 */
export type AgencyRole = 'own' | 'county' | 'campus' | 'port' | 'state';

export type Agency = {
  id: string;
  name: string;
  kind: AgencyKind;
  role: AgencyRole;
  /** The county it sits in, for county and campus agencies. */
  county: PlaceRef | null;
  ori: string | null;
  agreements: Agreement[];
  sources: ShownSource[];
};

export type FoundPlace = PlaceRef & {
  /** The county with most of a municipality; null for a county or state. */
  countyName: string | null;
  /** Share of the ZIP area's land, 0 to 1; only when a ZIP was asked for. */
  landShare?: number;
  /** Of a county found through a ZIP: what is left of the ZIP area outside the municipalities. */
  rest?: boolean;
};

export type SearchAnswer = {
  /** `choice` also when the only match is not exact: a typo is asked about, never guessed. */
  kind: 'one' | 'choice' | 'none';
  /** What was asked, trimmed. */
  query: string;
  /** The ZIP area, when one was asked for and is on file. */
  zip?: string;
  /** Why nothing was looked up. */
  problem?: 'empty' | 'too_long';
  places: FoundPlace[];
};

/** The newest ICE list on file that covers a state. */
export type ListOnFile = { id: string; asOf: Day; sources: ShownSource[] };

/** What ICE's newest list on file for a state leaves open. */
export type ListCover = {
  /** The list's day; null when no list on file covers the state. */
  asOf: Day | null;
  /** Agencies on it that could not be tied to a place, a county or the state. */
  unmatched: number;
};

export type ModelCounts = Record<AgreementModel, number>;

export type PlaceWithStatus = PlaceRef & {
  countyName: string | null;
  status: Pick<Status, 'code' | 'label' | 'asOf'>;
};

export type CountyCount = PlaceRef & {
  /** Agencies in the county that stand on the newest list: sheriff, corrections, city and campus police. */
  agencies: number;
  rows: number;
  byModel: ModelCounts;
};

export type StateOverview = {
  place: Place;
  list: ListOnFile | null;
  /** Rows of the list for this state; one agency with two models has two. */
  rows: number;
  agencies: number;
  byModel: ModelCounts;
  /** Agencies on the list that could not be tied to a place or county. */
  unmatched: number;
  unmatchedAgencies: { id: string; name: string }[];
  counties: CountyCount[];
  municipalities: PlaceWithStatus[];
  stateAgencies: Agency[];
};

export type CountyOverview = {
  place: Place;
  status: Status;
  agencies: Agency[];
  cover: ListCover;
  municipalities: PlaceWithStatus[];
};

export const FACT_KINDS = [
  'place',
  'agency',
  'agreement',
  'event',
  'body',
  'term',
  'motion',
  'tally',
  'statement',
  'channel',
  'rule',
] as const;
export type FactKind = (typeof FACT_KINDS)[number];

export type FactCount = {
  kind: FactKind;
  facts: number;
  /** Facts that fewer than two sources support. */
  single: number;
  /** Facts of which some source says otherwise. */
  disputed: number;
};

export type SourceUse = {
  id: string;
  kind: SourceKind;
  publisher: string;
  title: string;
  language: string;
  url: string | null;
  publishedOn: Day | null;
  retrievedOn: Day;
  note: string | null;
  /** Facts that cite it. */
  facts: number;
};

export type ListUse = {
  id: string;
  kind: 'participating' | 'pending';
  fileName: string;
  asOf: Day;
  /** Rows in the whole file. */
  rows: number;
  /** Rows read here. */
  read: number;
};
