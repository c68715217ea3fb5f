// What a program found wrong is kept as a code with its values, and said in the reader's language when it is read.

type Coded = { code: string };

/** A code with its values as it is kept in one column of text. */
export function keptCode(coded: Coded): string {
  return JSON.stringify(coded);
}

/** Reads one back; null for a text that is none, such as a sentence from before there were codes. */
export function readCode<T extends Coded>(kept: string, codes: Record<T['code'], true>): T | null {
  if (!kept.startsWith('{')) return null;
  try {
    const coded = JSON.parse(kept) as T;
    return typeof coded.code === 'string' && Object.hasOwn(codes, coded.code) ? coded : null;
  } catch {
    return null;
  }
}
