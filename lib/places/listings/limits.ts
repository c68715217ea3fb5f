/**
 * How much of a workbook is read at most. ICE's largest sheet has some 1,900 rows, 230 kB packed and 1.5 MB unpacked;
 * these leave room for ten times that and stop a file that was made to fill the memory.
 */
export const LIMITS = {
  /** Bytes of the file. */
  fileBytes: 20_000_000,
  /** Files inside the workbook. */
  parts: 500,
  /** Bytes of one unpacked part, and of all that are read. */
  partBytes: 60_000_000,
  unpackedBytes: 100_000_000,
  /** Rows that hold something, below and with the header. */
  rows: 25_000,
  /** Rows altogether, the empty ones included. */
  rowsWithEmpty: 1_500_000,
  /** Columns that may hold something. */
  columns: 64,
  /** Characters of one cell, and of all texts together. */
  cellLength: 4_000,
  textLength: 40_000_000,
  /** Shared texts and links. */
  sharedTexts: 300_000,
  links: 200_000,
  /** Depth of nested elements. */
  depth: 40,
} as const;
