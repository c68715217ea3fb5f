import { expect, it } from 'vitest';
import { ofTheWhole } from '#components/letters/use-sending.ts';
import { LOCALES } from '#lib/kernel/locales.ts';
import { messagesFor } from '#lib/platform/messages.ts';

it.each(LOCALES)('each refusal of a whole letter has its own words in %s', (locale) => {
  const { reasons } = messagesFor(locale).protection;
  const said = (fields: Record<string, string>) => ofTheWhole(fields, reasons);
  expect(said({ follows: 'early' })).toEqual([reasons.early]);
  expect(said({ form: 'waiting' })).toEqual([reasons.waiting]);
  expect(said({ writer: 'disposable' })).toEqual([reasons.disposable]);
  expect(said({ standing: 'residence' })).toEqual([reasons.residence]);
  expect(said({ 'fileWith.0': 'noEmail', 'fileWith.1': 'suppressed' })).toEqual([reasons.clerk]);
  expect(said({ 'copies.0': 'wroteRecently' })).toEqual([]);
});
