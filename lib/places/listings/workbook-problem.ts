import { keptCode, readCode } from '#lib/kernel/kept-code.ts';
import type { Locale } from '#lib/kernel/locales.ts';
import { codedText, plainDigits } from '#lib/platform/translator.ts';

/** Where in a sheet: its row, and the letters of its column. */
type At = { row: string; column: string };

/** Why a file cannot be read as a workbook. The sentences stand in the catalogue, under `sheets.workbook`. */
export type WorkbookProblem =
  | { code: 'not_workbook' }
  | { code: 'no_part'; part: string }
  | { code: 'damaged'; part: string }
  | { code: 'doctype'; part: string }
  | { code: 'deep'; part: string; most: number }
  | { code: 'large_part'; part: string; bytes: number }
  | { code: 'large_file'; bytes: number; most: number }
  | { code: 'many_parts'; most: number }
  | { code: 'no_visible_sheet' }
  | { code: 'sheet_gone'; sheet: string }
  | { code: 'many_links'; most: number }
  | { code: 'many_texts'; most: number }
  | { code: 'much_text'; most: number }
  | ({ code: 'long_cell'; most: number } & At)
  | { code: 'long_text'; number: number; most: number }
  | ({ code: 'many_columns'; most: number } & At)
  | ({ code: 'cell_twice' } & At)
  | ({ code: 'text_gone' } & At)
  | { code: 'many_rows'; row: number; most: number }
  | { code: 'row_order'; row: string; after: number }
  | { code: 'unreachable' }
  | { code: 'answered'; status: number }
  | { code: 'cut_off' }
  | { code: 'large_answer'; most: number }
  | { code: 'no_file' }
  | { code: 'cannot_open'; why: string }
  | { code: 'not_file' };

const CODES: Record<WorkbookProblem['code'], true> = {
  not_workbook: true,
  no_part: true,
  damaged: true,
  doctype: true,
  deep: true,
  large_part: true,
  large_file: true,
  many_parts: true,
  no_visible_sheet: true,
  sheet_gone: true,
  many_links: true,
  many_texts: true,
  much_text: true,
  long_cell: true,
  long_text: true,
  many_columns: true,
  cell_twice: true,
  text_gone: true,
  many_rows: true,
  row_order: true,
  unreachable: true,
  answered: true,
  cut_off: true,
  large_answer: true,
  no_file: true,
  cannot_open: true,
  not_file: true,
};

/** A file that cannot be read as a workbook: which part, which row, why. Its message is the English sentence. */
export class WorkbookError extends Error {
  override name = 'WorkbookError';
  readonly problem: WorkbookProblem;

  /** @param detail what a library said of it, for logs and commands */
  constructor(problem: WorkbookProblem, detail?: string) {
    super(workbookProblemIn('en', problem) + (detail ? ` (${detail})` : ''));
    this.problem = problem;
  }
}

export function workbookProblemIn(locale: Locale, problem: WorkbookProblem): string {
  const { code, ...values } = problem;
  return codedText(locale, 'sheets', `workbook.${code}`, plainDigits(values));
}

export function keptWorkbookProblem(problem: WorkbookProblem): string {
  return keptCode(problem);
}

export function readWorkbookProblem(kept: string): WorkbookProblem | null {
  return readCode<WorkbookProblem>(kept, CODES);
}
