import { createElement } from 'react';
import { renderToReadableStream } from 'react-dom/server.edge';
import { describe, expect, it, vi } from 'vitest';
import { CountLine } from '#components/officials/count-line.tsx';
import { LOCALES, type Locale } from '#lib/kernel/locales.ts';
import type { WhipCount } from '#lib/officials/rules.ts';
import { messagesFor } from '#lib/platform/messages.ts';

// What gives a page its words asks the request for them; here they come from the catalogue itself.
vi.mock('next-intl/server', async () => {
  const { createTranslator } = await import('next-intl');
  return {
    getTranslations: async ({ locale, namespace }: { locale: Locale; namespace: 'officials.count' }) =>
      createTranslator({ locale, namespace, messages: messagesFor(locale) }),
  };
});

const count: WhipCount = {
  question: 'end',
  needed: 3,
  seats: 5,
  onRecordToEnd: 2,
  onRecordToKeep: 3,
  conditional: 0,
  otherStatement: 0,
  nothing: 0,
  vacant: 0,
  notOnFile: 0,
  changed: 0,
  sponsor: null,
};
const agendaItem = {
  id: 'item-1',
  title: 'RESOLUTION CONCERNING THE 287(g) AGREEMENT',
  // The evening of the 2nd in Florida.
  meeting: { startsAt: new Date('2026-12-03T01:00:00Z'), timeZone: 'America/New_York' },
};

async function said(over: Partial<Parameters<typeof CountLine>[0]> = {}): Promise<string> {
  const stream = await renderToReadableStream(
    createElement(CountLine, {
      locale: 'en',
      count,
      body: { kind: 'city_commission', mayorPowers: [] },
      members: true,
      agendaItem: null,
      ...over,
    }),
  );
  await stream.allReady;
  return (await new Response(stream).text()).replaceAll('<!-- -->', '');
}

describe('the arithmetic under the dais', () => {
  it('says that nobody proposed it only where no item to come is on file', async () => {
    expect(await said()).toContain('Nobody has proposed it, as far as is on file.');
    const line = await said({ agendaItem });
    expect(line).not.toContain('Nobody has proposed');
    expect(line).toContain('On the agenda of December 2, 2026:');
    expect(line).toContain(`<a href="/items/item-1" lang="en">${agendaItem.title}</a>`);
    expect(line).toContain('Nobody has checked here yet whether it would end the agreement.');
  });

  it('says of an item where there is no agreement only that nobody checked whether it leads to one', async () => {
    const line = await said({ agendaItem, count: { ...count, question: 'sign' } });
    expect(line).toContain('whether it would lead to an agreement.');
    expect(line).not.toContain('end the agreement');
  });

  it('says how old the facts are before it speaks of the agenda, read on another day', async () => {
    const asOf = 'On file as of May 1, 2026.';
    expect(await said({ asOf })).toMatch(/as far as is on file\. On file as of May 1, 2026\.\s*$/);
    expect(await said({ asOf, agendaItem })).toMatch(
      /on record to end it\. On file as of .* On the agenda of/,
    );
  });

  it.each(LOCALES)('links the item and marks its title as English in %s', async (locale) => {
    const line = await said({ locale, agendaItem });
    expect(line).toMatch(/<a href="[^"]*\/items\/item-1" lang="en">RESOLUTION/);
  });

  it('cuts a title of a paragraph between two words', async () => {
    const title = `Resolution about 287(g) ${'and more '.repeat(60)}`;
    expect(await said({ agendaItem: { ...agendaItem, title } })).toMatch(/(?:and|more) …<\/a>/);
  });
});
