import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { FIELDS, FLAGS } from '#lib/letters/template/vocabulary.ts';
import { messagesFor } from '#lib/platform/messages.ts';
import { vocabularyDocument } from '#scripts/support/vocabulary-document.ts';

it('docs/templates.md is what the table says: npm run templates:doc', () => {
  expect(readFileSync('docs/templates.md', 'utf8')).toBe(vocabularyDocument());
});

it('every word is explained in English and Spanish', () => {
  for (const locale of ['en', 'es'] as const) {
    const { field, flag } = messagesFor(locale).templates;
    const key = (name: string) => name.replaceAll('.', '_');
    expect(Object.keys(field).sort()).toEqual(FIELDS.map(key).sort());
    expect(Object.keys(flag).sort()).toEqual(FLAGS.map(key).sort());
  }
});
