import { beforeAll, describe, expect, it } from 'vitest';
import { formatDay } from '#lib/kernel/format.ts';
import { LOCALES, type Locale } from '#lib/kernel/locales.ts';
import { placeFacts } from '#lib/letters/wording/place-facts.ts';
import { composeLetter } from '#lib/letters/wording/templates.ts';
import { translateTemplates } from '#lib/letters/wording/translate.ts';
import { ASKS, type Ask } from '#lib/letters/words.ts';
import { recipientsOf } from '#lib/officials/queries.ts';
import type { Recipient } from '#lib/officials/types.ts';
import { newestList, placeBySlug, statusOf } from '#lib/places/queries.ts';
import { miami } from '#seed/history/miami.ts';
import { tallahassee } from '#seed/history/tallahassee.ts';
import { useDatabase } from '#tests/support/database.ts';

// What `npm run letters:sample` prints, held against the seed's own record of who voted how.

useDatabase();
const DAY = '2026-11-23';
const HISTORY = { miami, tallahassee };
type Slug = keyof typeof HISTORY;
const letters: {
  slug: Slug;
  recipient: Recipient;
  ask: Ask;
  locale: Locale;
  subject: string;
  body: string;
}[] = [];

beforeAll(async () => {
  for (const slug of Object.keys(HISTORY) as Slug[]) {
    const place = await placeBySlug('fl', slug);
    if (!place) throw new Error(`no place ${slug}`);
    const facts = placeFacts(place, await statusOf(place), await newestList('fl'));
    for (const recipient of await recipientsOf(place.geoid, DAY))
      for (const ask of ASKS.filter((it) => it !== 'decline'))
        for (const locale of LOCALES) {
          const { subject, body } = composeLetter({
            t: translateTemplates(locale),
            locale,
            recipient,
            ask,
            place: facts,
            key: recipient.termId,
            ownWords: '',
            writerName: '',
            seed: 1,
          });
          letters.push({ slug, recipient, ask, locale, subject, body });
        }
  }
}, 60_000);

const english = () => letters.filter((it) => it.locale === 'en' && it.ask === 'rescind');

describe('the letters to those who decide in Miami and Tallahassee', () => {
  it('are ten', () => {
    expect(english().map((it) => it.recipient.name)).toEqual([
      'Miguel Gabela',
      'Damian Pardo',
      'Rolando Escalona',
      'Ralph "Rafael" Rosado',
      'Christine King',
      'Eileen Higgins',
      'Jacqueline "Jack" Porter',
      'Curtis Richardson',
      'Jeremy Matlow',
      'Dianne Williams-Cox',
    ]);
  });

  it('say of each the vote that the record has, on its day, and of nobody else any', () => {
    for (const { slug, recipient, locale, body } of letters) {
      const motion = HISTORY[slug].motions?.find((it) => !it.procedural && it.rollCallComplete);
      const yes = motion?.positions?.yes ?? [];
      const no = motion?.positions?.no ?? [];
      const value = yes.includes(recipient.termId) ? 'yes' : no.includes(recipient.termId) ? 'no' : null;
      const t = translateTemplates(locale);
      const day = formatDay(locale, motion?.on ?? '');
      const told = `${recipient.name} ${locale}`;
      const said = { en: /You voted “(\w+)”/, es: /Usted votó «(\S+)»/, ht: /Ou te vote «(\w+)»/ }[locale];
      expect(said.exec(body)?.[1] ?? null, told).toBe(value && t(`value.${value}`));
      expect(body.includes(day), told).toBe(value !== null);
    }
  });

  it('all differ', () => {
    expect(new Set(letters.map((it) => it.body)).size).toBe(letters.length);
  });

  it('name no party, guess nobody’s sex, raise no voice', () => {
    for (const { recipient, body, subject } of letters) {
      const summary = Object.values(recipient.statement?.summary ?? {}).join(' ');
      // What was reported of somebody is the record's own sentence.
      const ours = body.split(/(?<=[.:?])\s/).filter((sentence) => !summary.includes(sentence));
      for (const text of [subject, ...ours]) {
        expect(text).not.toMatch(/democrat|republican|demócrata|republicano|demokrat|repibliken/i);
        expect(text).not.toMatch(
          /\b(he|she|him|his|her|hers|Mr|Mrs|Ms|señor|señora|Estimad[oa]|Msye|Madan)\b/,
        );
        expect(text).not.toMatch(/!|\bmust\b|shame|vergüenza/i);
      }
    }
  });
});
