import type { Day } from '#lib/kernel/dates.ts';

export const CALL_RESULTS = ['reached', 'message', 'no_answer'] as const;
export type CallResult = (typeof CALL_RESULTS)[number];
/** A call that somebody made, by their own account. */
export type Call = { termId: string; result: CallResult; on: Day };

const MOST = 200;
const keyOf = (geoid: string) => `dais.calls.${geoid}`;

/** The calls noted in this browser for a place, the newest last. Anything unexpected is dropped. */
export function readCalls(geoid: string): Call[] {
  try {
    return parseCalls(JSON.parse(localStorage.getItem(keyOf(geoid)) ?? '[]'));
  } catch {
    return [];
  }
}

/** @returns whether this browser kept them. */
export function writeCalls(geoid: string, calls: readonly Call[]): boolean {
  try {
    if (calls.length === 0) localStorage.removeItem(keyOf(geoid));
    else localStorage.setItem(keyOf(geoid), JSON.stringify(calls.slice(-MOST)));
    return true;
  } catch {
    return false;
  }
}

export function parseCalls(stored: unknown): Call[] {
  if (!Array.isArray(stored)) return [];
  return stored.flatMap((raw): Call[] => {
    const { termId, result, on } = (raw ?? {}) as Partial<Record<keyof Call, unknown>>;
    const known = CALL_RESULTS.find((it) => it === result);
    return typeof termId === 'string' && known && typeof on === 'string' && /^\d{4}-\d\d-\d\d$/.test(on)
      ? [{ termId, result: known, on: on as Day }]
      : [];
  });
}

/** The calls without this one. Other cards of the page note theirs too, so it has no fixed place among them. */
export function withoutCall(calls: readonly Call[], { termId, result, on }: Call): Call[] {
  const at = calls.findLastIndex((it) => it.termId === termId && it.result === result && it.on === on);
  return calls.filter((_, index) => index !== at);
}

/** Today as this browser's own clock and zone have it. */
export function localDay(at: Date): Day {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}` as Day;
}
