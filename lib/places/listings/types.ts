import type { Day } from '#lib/kernel/dates.ts';
import type { AgreementModel } from '../types.ts';
import type { HeaderProblem } from './reason-rules.ts';

export type SheetKind = 'participating' | 'pending';

/** One row of a sheet, read. */
export type ListedRow = {
  /** In the sheet, 1 for its first row. */
  rowNumber: number;
  stateCode: string;
  agencyName: string;
  /** As ICE writes it, or its own word for a misspelling. */
  agencyType: string | null;
  countyName: string | null;
  model: AgreementModel;
  signedOn: Day | null;
  moaUrl: string | null;
  addendumUrl: string | null;
  /** "county: #N/A read as not given". */
  repairs: string[];
  /** Why the date is left unread, as it is kept; the row still says that the agency is listed. */
  held: string | null;
};

/** A row as it stood: texts and addresses by heading (or by column letter where it has none). */
export type RawRow = { cells: Record<string, string>; links: Record<string, string> };

/** A row, or a value of one, that could not be read. */
export type Rejected = {
  row: number;
  /** As it is kept: `rowProblemIn` says it. */
  reason: string;
  /** True: nothing of the row was taken. False: only this value was left out. */
  whole: boolean;
  /** What the row says, for an editor; and for the gate, which agency it may have been. */
  stateCode: string | null;
  agencyName: string | null;
  raw: RawRow;
};

export type Repair = { row: number; repair: string };

/** A file as read: what it says, and what was done to read it. */
export type Reading = {
  fileName: string;
  sha256: string;
  /** The file itself, kept with its release: all raw rows are in it. */
  file: Uint8Array;
  /** By its content. Null when its header is not known. */
  kind: SheetKind | null;
  /** By the file's name, the hint that it is. */
  namedKind: SheetKind | null;
  headerProblem: HeaderProblem | null;
  headings: string[];
  asOf: Day | null;
  asOfFrom: 'given' | 'file name' | 'workbook' | 'signature' | null;
  newestSignature: Day | null;
  /** Rows below the header that hold something. */
  rowCount: number;
  listings: ListedRow[];
  /** How many agencies they name. */
  agencies: number;
  duplicates: { row: number; of: number }[];
  repairs: Repair[];
  rejected: Rejected[];
  notes: string[];
};
