import type { DatePrecision, Day } from '#lib/kernel/dates.ts';
import type { Confidence } from '#lib/kernel/shown-source.ts';
import type { BodyKind, ChannelKind, SeatKind } from '../types.ts';
import type { ImportProblem } from './import-problem.ts';

/** Who published what an import reads, where, and when it was read. */
export type ImportSource = {
  kind: 'dataset' | 'official_site';
  publisher: string;
  title: string;
  url: string | null;
  note: string | null;
  retrievedOn: Day;
};

/** One person's time in one seat, as a file gives it. The end is exclusive, as everywhere. */
export type ImportedTerm = {
  /** Where it stands in the file: the number of the CSV row (the header is 1), or of the role in a YAML file. */
  row: number;
  /** A Census GEOID, or an Open Civic Data division id. */
  place: string;
  /** Null: the place's only body, or the one that has the seat. */
  body: string | null;
  bodyKind: BodyKind | null;
  seat: string;
  seatKind: SeatKind;
  name: string;
  familyName: string;
  ocdPersonId: string | null;
  startOn: Day | null;
  startPrecision: DatePrecision | null;
  endOn: Day | null;
  endPrecision: DatePrecision | null;
  channels: { kind: ChannelKind; value: string }[];
  source: ImportSource;
  /** What shows the body itself, where it is another source than the row's. */
  bodySource: ImportSource | null;
  confidence: Confidence;
  /** Where in the source. */
  locator: string | null;
};

/** Why a file cannot be taken: the row and the column at fault, where there is one. */
export type ImportError = {
  file: string;
  row: number | null;
  column: string | null;
  /** In English, for commands. */
  why: string;
  problem: ImportProblem;
};

export type Reading = { terms: ImportedTerm[]; errors: ImportError[] };

/** What stands otherwise on file than in the file. Nothing of it is overwritten. */
export type Difference = {
  row: number;
  who: string;
  about: 'start' | 'end' | 'name' | ChannelKind | 'holder' | 'same_name';
  onFile: string | null;
  inFile: string | null;
  /** `disputed`: the file is cited beside the fact as saying otherwise; `reported`: an editor has to look. */
  done: 'disputed' | 'reported';
};

export type ImportReport = {
  file: string;
  format: 'openstates' | 'csv';
  rows: number;
  dryRun: boolean;
  terms: { added: number; updated: number; unchanged: number; held: number };
  channels: { added: number; updated: number; unchanged: number; skipped: number };
  /** New on file because of this file. */
  made: { bodies: string[]; seats: string[]; people: string[] };
  differences: Difference[];
  errors: ImportError[];
  /** GEOIDs of the places whose pages change. */
  places: string[];
};
