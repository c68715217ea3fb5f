import { expect, it } from 'vitest';
import { LOCALES } from '#lib/kernel/locales.ts';
import { clerkCopy } from '#lib/letters/wording/clerk-copy.ts';
import { messagesFor } from '#lib/platform/messages.ts';

const LETTERS = [
  { name: 'Ana Example', body: 'Dear Ana,\n\n$& and {body} stay as typed.\n\nZoë\n' },
  { name: 'Ben Example', body: 'Dear Ben,\n\nAnother letter.\n\nZoë' },
];

it.each(LOCALES)('the copy for the record in %s holds every letter as it is sent, and to whom', (locale) => {
  const copy = clerkCopy(messagesFor(locale).paper.record, 'Pretend City Commission', LETTERS, 'Zoë Ñandú');
  expect(copy.subject).toContain('Pretend City Commission');
  expect(copy.subject).not.toContain('\n');
  expect(copy.body).toContain('Ana Example, Ben Example');
  for (const { body } of LETTERS) expect(copy.body).toContain(body.trim());
  expect(copy.body.endsWith('Zoë Ñandú')).toBe(true);
  expect(copy.body.replace('{body} stay', '')).not.toMatch(/[{}]/);
});

it('leaves the name out where a signature follows', () => {
  expect(clerkCopy(messagesFor('en').paper.record, 'Pretend', LETTERS, '').body).toMatch(/\n\nThank you\.$/);
});
