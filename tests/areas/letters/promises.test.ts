import { expect, it } from 'vitest';
import { LOCALES } from '#lib/kernel/locales.ts';
import { DRAFT_DAYS } from '#lib/letters/drafts/draft-rules.ts';
import { AGAIN_DAYS } from '#lib/letters/protection/abuse-rules.ts';
import { WAIT_DAYS } from '#lib/letters/protection/held-mutations.ts';
import { RETENTION_DAYS } from '#lib/letters/sending/delivery-rules.ts';
import { messagesFor } from '#lib/platform/messages.ts';

it.each(LOCALES)('the pages promise in %s what the code keeps to', (locale) => {
  const { accounts, protection } = messagesFor(locale);
  const { held, once } = protection.conduct.sections;
  const numbers = (text: string) => (text.match(/\d+/g) ?? []).map(Number);
  // An unsent letter, the text of a sent one, a letter that waits for a person.
  expect(numbers(accounts.privacy.writing.body)).toEqual([DRAFT_DAYS, RETENTION_DAYS, WAIT_DAYS]);
  expect(numbers(held.body)).toEqual([WAIT_DAYS]);
  expect(numbers(once.body)).toEqual([AGAIN_DAYS]);
});
