// One order of ICE's lists for all that asks which came before which. Two of one day are told apart by their names, in
// which ICE writes "am" and "pm". In SQL: "asOf", "fileName", id.

export const OLDEST_FIRST = [{ asOf: 'asc' as const }, { fileName: 'asc' as const }, { id: 'asc' as const }];
export const NEWEST_FIRST = [
  { asOf: 'desc' as const },
  { fileName: 'desc' as const },
  { id: 'desc' as const },
];
