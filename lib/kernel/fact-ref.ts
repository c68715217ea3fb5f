/** Kinds of facts that a page can point at. */
export const FACT_REF_KINDS = [
  'place',
  'agency',
  'agreement',
  'event',
  'body',
  'term',
  'motion',
  'position',
  'tally',
  'statement',
  'channel',
  'rule',
  'seat',
  'outline',
  'release',
  'item',
] as const;
export type FactRefKind = (typeof FACT_REF_KINDS)[number];

/** One fact by its kind and key, as addresses and the audit carry it: "motion:miami-2025-06-17". */
export type FactRef = `${FactRefKind}:${string}`;

/** The parts of a reference; null when it is none. */
export function parseFactRef(text: unknown): { kind: FactRefKind; id: string } | null {
  if (typeof text !== 'string') return null;
  const [, kind, id] = /^([a-z]+):([^\p{Cc}]{1,200})$/u.exec(text) ?? [];
  return id !== undefined && FACT_REF_KINDS.includes(kind as FactRefKind)
    ? { kind: kind as FactRefKind, id }
    : null;
}

/** Where a reader reports a mistake in a fact, without a language. */
export function reportPath(fact: FactRef): string {
  return `/report?fact=${encodeURIComponent(fact)}`;
}
