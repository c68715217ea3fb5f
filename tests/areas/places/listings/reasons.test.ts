import { describe, expect, it } from 'vitest';
import { LOCALES } from '#lib/kernel/locales.ts';
import { type GateReason, keptReason, readReason } from '#lib/places/listings/reason-rules.ts';
import { englishReasons, reasonsIn, sentence } from '#lib/places/listings/reason-texts.ts';

const GONE: GateReason = {
  code: 'many_gone',
  gone: 61,
  of: 1900,
  since: '2026-05-14',
  allowed: 10,
  months: 0.1,
};
const ALL: GateReason[] = [
  { code: 'no_header', rows: 20 },
  { code: 'doubled_column', row: 1, heading: 'STATE' },
  { code: 'missing_columns', row: 1, columns: 'state, agency' },
  { code: 'other_kind', given: 'pending', found: 'participating' },
  { code: 'few_dates', dated: 2, rows: 1500 },
  { code: 'signed_links', linked: 7, rows: 9 },
  { code: 'odd_types', odd: 8, rows: 9 },
  { code: 'no_rows' },
  { code: 'lost_rows', lost: 50, rows: 90 },
  { code: 'no_day' },
  { code: 'being_read' },
  GONE,
  { code: 'state_emptied', state: 'me', rows: 1 },
  { code: 'row_hides', row: 7, agency: 'Example Police Department' },
];

describe('why a list is held', () => {
  it('is kept as a code with its values, and read again', () => {
    for (const reason of ALL) expect(readReason(keptReason(reason))).toEqual(reason);
  });

  it('is said in the reader’s language, with days and numbers as they are written there', () => {
    expect(sentence('en', GONE)).toBe(
      '61 of 1900 listings are gone since May 14, 2026; at most 10 may leave in 0.1 months.',
    );
    expect(sentence('es', GONE)).toBe(
      'Faltan 61 de 1900 anotaciones desde el 14 de mayo de 2026; en 0.1 meses pueden salir 10 como máximo.',
    );
    expect(sentence('ht', GONE)).toContain('depi 14 me 2026');
    expect(sentence('es', { code: 'other_kind', given: 'participating', found: 'pending' })).toContain(
      'una lista de agencias pendientes (sin columna SIGNED)',
    );
  });

  it.each(LOCALES)('every reason has a sentence in %s', (locale) => {
    const said = ALL.map((reason) => sentence(locale, reason));
    expect(said.filter((text) => /reason\.|\{/.test(text))).toEqual([]);
    expect(new Set(said).size).toBe(ALL.length);
  });

  it('a sentence from before there were codes still shows, as English', () => {
    const old = 'Every listing of Maine is gone (1).';
    expect(reasonsIn('es', [old, keptReason({ code: 'no_rows' })])).toEqual([
      { text: old, lang: 'en' },
      { text: 'No se pudo leer ninguna fila.', lang: 'es' },
    ]);
    expect(englishReasons([old, '{"code":"unknown"}'])).toEqual([old, '{"code":"unknown"}']);
  });
});
