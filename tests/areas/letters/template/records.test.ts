import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LOCALES } from '#lib/kernel/locales.ts';
import type { RecipientFacts } from '#lib/letters/rules.ts';
import { hasTemplateSyntax } from '#lib/letters/template/render.ts';
import { FIELDS, isAlwaysKnown } from '#lib/letters/template/vocabulary.ts';
import { fillTemplate } from '#lib/letters/wording/fill.ts';
import type { PlaceFacts } from '#lib/letters/wording/place-facts.ts';
import { templateFor } from '#lib/letters/wording/templates.ts';
import { translateTemplates } from '#lib/letters/wording/translate.ts';
import { ASKS, STANDINGS } from '#lib/letters/words.ts';

// Whole records, as the database can hold them, through the catalogue of each language into letters.

const day = fc.constantFrom('2025-06-17', '2026-02-28', '2024-01-01');
const name = fc
  .oneof(
    fc.constantFrom('{{vote.date}}', '}}', '{a.b}'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
  )
  .filter((it) => it.trim() !== '');
const prose = fc.oneof(fc.constantFrom('', 'A title', '{{vote.date}}', "It's {b}", '<b>|#</b>'), name);
const localized = fc.record({ en: name, es: prose, ht: prose });
const option = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary);

const recipient: fc.Arbitrary<RecipientFacts> = fc.record({
  name,
  familyName: name,
  seatLabel: fc.constantFrom('District 1', 'Seat A', 'Mayor', 'Commissioner (Delta)', ''),
  seatKind: fc.constantFrom('member', 'mayor'),
  bodyName: name,
  bodyKind: fc.constantFrom('city_commission', 'city_council', 'county_commission', 'state_board'),
  votes: fc.boolean(),
  presides: fc.boolean(),
  mayorPowers: fc.subarray(['vote', 'veto', 'sponsor', 'sign', 'presides']),
  decider: option(fc.constantFrom('commission', 'chief', 'manager', 'sheriff', 'state_board')),
  direction: option(fc.constantFrom('keep' as const, 'end' as const)),
  decidingVote: option(
    fc.record({
      on: day,
      title: localized,
      value: fc.constantFrom('yes', 'no', 'absent'),
      bodyName: name,
    }),
  ),
  statement: option(
    fc.record({
      on: day,
      precision: fc.constantFrom('day', 'month', 'year', 'before', 'about'),
      kind: fc.constantFrom('quotation', 'reported_intention'),
      stance: fc.constantFrom('would_end', 'would_keep', 'conditional', 'neutral'),
      words: option(prose),
      language: fc.constant('en'),
      summary: localized,
    }),
  ),
});

const startsAt = fc.constant(new Date('2026-12-02T20:00:00Z'));
const timeZone = fc.constant('America/New_York');
const place: fc.Arbitrary<PlaceFacts> = fc.record({
  name,
  kind: fc.constantFrom('municipality', 'county'),
  stateCode: fc.constantFrom('fl', 'ga'),
  situation: fc.constantFrom('listed', 'approved', 'none', 'unknown'),
  agency: option(prose),
  model: option(fc.constantFrom('task_force', 'jail_enforcement', 'warrant_service_officer')),
  signedOn: option(day),
  listAsOf: option(day),
  approvedOn: option(day),
  meeting: option(
    fc.record({ bodyName: prose, startsAt, startTimeKnown: fc.boolean(), timeZone, location: option(prose) }),
  ),
  item: option(
    fc.record({ title: prose, link: fc.constant('https://dais.example/items/1'), startsAt, timeZone }),
  ),
});

/** Every word of the language in one template, each under its own condition. */
const EVERYTHING = FIELDS.map((field) =>
  isAlwaysKnown(field) ? `{{${field}}}` : `{{if ${field}}}{{${field}}}{{else}}none{{end}}`,
).join('\n\n');

it('random records make whole letters in every language: the ready-made one, and one with every word', () => {
  fc.assert(
    fc.property(
      recipient,
      place,
      fc.constantFrom(...ASKS),
      fc.constantFrom(...LOCALES),
      option(fc.constantFrom(...STANDINGS)),
      fc.nat(),
      (one, facts, ask, locale, standing, seed) => {
        const given = {
          t: translateTemplates(locale),
          locale,
          recipient: one,
          ask,
          place: facts,
          key: 'term',
        };
        const campaign = { subject: 'About {{place.name}}', body: EVERYTHING };
        for (const template of [templateFor(given), templateFor({ ...given, campaign })]) {
          const letter = fillTemplate(template, {
            ownWords: '',
            writerName: 'Robin Writer',
            standing: standing ?? undefined,
            seed,
          });
          expect(letter.subject.trim()).not.toBe('');
          for (const text of [letter.subject, letter.body]) {
            expect(hasTemplateSyntax(text)).toBe(false);
            expect(text).not.toMatch(/undefined|\bnull\b|NaN|templates\.|Invalid Date/);
          }
          expect(letter.parts.length).toBeGreaterThan(4);
        }
      },
    ),
    { numRuns: 1000, seed: 287 },
  );
}, 120_000);
