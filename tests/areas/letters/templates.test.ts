import { describe, expect, it } from 'vitest';
import { LOCALES, type Locale } from '#lib/kernel/locales.ts';
import { NAME, phoneScript } from '#lib/letters/fill.ts';
import type { RecipientFacts, Situation, Stance } from '#lib/letters/rules.ts';
import { variantFor } from '#lib/letters/rules.ts';
import { ASKS, STANDINGS, VARIANTS, type Variant } from '#lib/letters/schema.ts';
import { composeLetter, officeOf, type PlaceFacts, templateFor } from '#lib/letters/templates.ts';
import { translateTemplates } from '#lib/letters/translate.ts';

const SITUATIONS: Situation[] = ['listed', 'approved', 'none', 'unknown'];
const STANCES: Stance[] = ['would_end', 'would_keep', 'conditional', 'neutral'];

const vote = {
  on: '2025-06-17',
  title: { en: 'Sign the agreement', es: 'Firmar el acuerdo', ht: 'Siyen akò a' },
  value: 'no',
};
const reported = {
  on: '2026-02-12',
  precision: 'before' as const,
  kind: 'reported_intention' as const,
  stance: 'conditional' as Stance,
  words: null,
  language: 'en',
  summary: {
    en: 'Commissioner Delta would consider a measure.',
    es: 'Delta consideraría una medida.',
    ht: 'Delta ta konsidere yon mezi.',
  },
};

const base: RecipientFacts = {
  name: 'Alex Delta',
  familyName: 'Delta',
  seatLabel: 'District 9',
  seatKind: 'member',
  bodyName: 'Exampleville City Commission',
  bodyKind: 'city_commission',
  votes: true,
  direction: null,
  decidingVote: null,
  statement: null,
};

const recipients: Record<Variant, RecipientFacts> = {
  voted_against_agreement: { ...base, direction: 'end', decidingVote: vote },
  voted_for_agreement: { ...base, direction: 'keep', decidingVote: { ...vote, value: 'yes' } },
  conditional_statement: { ...base, statement: reported },
  no_recorded_vote: base,
  mayor_without_vote: { ...base, seatKind: 'mayor', seatLabel: 'Mayor', votes: false },
};

const place: PlaceFacts = {
  name: 'Exampleville',
  kind: 'municipality',
  stateCode: 'fl',
  situation: 'listed',
  agency: 'Exampleville Police Department',
  model: 'task_force',
  signedOn: '2025-08-28',
  listAsOf: '2026-05-18',
  approvedOn: '2025-06-17',
  mayorPowers: ['veto', 'sponsor'],
};
const bare: PlaceFacts = {
  ...place,
  agency: null,
  model: null,
  signedOn: null,
  listAsOf: null,
  approvedOn: null,
  mayorPowers: [],
};
const writer = { ownWords: '', writerName: 'Robin Writer' };
const translations = Object.fromEntries(LOCALES.map((it) => [it, translateTemplates(it)])) as Record<
  Locale,
  ReturnType<typeof translateTemplates>
>;
const words = (text: string) => text.split(/\s+/).length;

/** Every letter that can be written: language × ask × variant × situation × facts known or not × connection. */
function* everyLetter() {
  for (const locale of LOCALES)
    for (const ask of ASKS)
      for (const variant of VARIANTS)
        for (const situation of SITUATIONS)
          for (const facts of [place, bare])
            for (const standing of [undefined, ...STANDINGS])
              for (const stance of variant === 'conditional_statement' ? STANCES.slice(0, 3) : [null]) {
                const recipient = recipients[variant];
                const statement = stance && recipient.statement ? { ...recipient.statement, stance } : null;
                yield {
                  given: {
                    t: translations[locale],
                    locale,
                    ask,
                    place: { ...facts, situation },
                    recipient: { ...recipient, statement },
                  },
                  variant,
                  standing,
                };
              }
}

describe('a letter', () => {
  it('is clean in every combination: nothing unresolved, nothing empty, signed at the end', () => {
    let count = 0;
    for (const { given, variant, standing } of everyLetter()) {
      const letter = composeLetter({ ...given, ...writer, standing });
      const told = `${given.locale} ${given.ask} ${variant} ${given.place.situation}`;
      expect(variantFor(given.recipient), told).toBe(variant);
      for (const text of [letter.subject, letter.body]) {
        expect(text, told).not.toMatch(
          /[{}]|undefined|null|NaN|\(\s*\)|“\s*”|«\s*»|templates\.| {2}|[ \t]$/m,
        );
        expect(text, told).not.toMatch(/!|\s[.,;]|\.\.(?!\.)/);
      }
      expect(letter.subject, told).not.toMatch(/[\p{Cc}]/u);
      expect(letter.subject.length, told).toBeLessThanOrEqual(200);
      expect(letter.body.endsWith('Robin Writer'), told).toBe(true);
      expect(
        letter.parts.filter((part) => part.kind === 'record'),
        told,
      ).toHaveLength(1);
      expect(words(letter.body), told).toBeLessThanOrEqual(given.locale === 'en' ? 182 : 215);
      count += 1;
    }
    expect(count).toBeGreaterThan(2000);
  }, 60_000);

  it.each(LOCALES)('has a body of 120 to 180 words when the facts are known (%s)', (locale) => {
    for (const ask of ASKS)
      for (const variant of VARIANTS) {
        const t = translations[locale];
        const recipient = recipients[variant];
        const letter = composeLetter({ t, locale, ask, place, recipient, ...writer, standing: 'lives' });
        expect.soft(words(letter.body), `${ask} ${variant}`).toBeGreaterThanOrEqual(115);
        expect.soft(words(letter.body), `${ask} ${variant}`).toBeLessThanOrEqual(locale === 'en' ? 180 : 215);
      }
  });

  it('differs between two recipients with different records, in the record part', () => {
    for (const locale of LOCALES)
      for (const ask of ASKS) {
        const records = VARIANTS.map((variant) => {
          const recipient = recipients[variant];
          const letter = composeLetter({ t: translations[locale], locale, ask, place, recipient, ...writer });
          return letter.parts.find((part) => part.kind === 'record')?.text;
        });
        expect(new Set(records).size, `${locale} ${ask}`).toBe(VARIANTS.length);
      }
  });

  it('states a vote with its day, its motion and its value, and nothing of a vote that was not taken', () => {
    const t = translations.en;
    const letter = (variant: Variant) =>
      composeLetter({ t, locale: 'en', ask: 'rescind', place, recipient: recipients[variant], ...writer })
        .body;
    expect(letter('voted_against_agreement')).toContain(
      'On June 17, 2025 the Exampleville City Commission voted',
    );
    expect(letter('voted_against_agreement')).toContain('You voted “no”.');
    expect(letter('voted_for_agreement')).toContain('You voted “yes”.');
    expect(letter('conditional_statement')).not.toContain('You voted');
    expect(letter('conditional_statement')).toContain('reported by February 12, 2026');
    expect(letter('no_recorded_vote')).toContain('no recorded vote');
  });

  it('keeps the words of a quotation as they were said', () => {
    const quoted = { ...reported, kind: 'quotation' as const, words: 'We have to look at it.' };
    const recipient = { ...base, statement: quoted };
    for (const locale of LOCALES) {
      const { body } = composeLetter({
        t: translations[locale],
        locale,
        ask: 'keep',
        place,
        recipient,
        ...writer,
      });
      expect(body).toContain('We have to look at it.');
    }
  });

  it('puts own words after the opening and the campaign’s after the record, untouched by the catalogue', () => {
    const letter = composeLetter({
      t: translations.en,
      locale: 'en',
      ask: 'rescind',
      place,
      recipient: recipients.no_recorded_vote,
      ownWords: 'My {son} rides <b>the</b> bus.\r\n\r\n\r\n\r\nHe   is 12.',
      writerName: ' Robin  Writer ',
      campaignText: 'We meet on Fridays.',
    });
    expect(letter.parts.map((part) => part.kind)).toEqual([
      'fixed',
      'fixed',
      'own',
      'fixed',
      'record',
      'campaign',
      'fixed',
      'fixed',
      'fixed',
    ]);
    expect(letter.body).toContain('My {son} rides <b>the</b> bus.\n\nHe is 12.');
    expect(letter.body).not.toContain('\n\n\n');
  });

  it('does not say that a mayor has no vote where that is not on file', () => {
    const recipient = recipients.mayor_without_vote;
    for (const locale of LOCALES)
      for (const ask of ASKS) {
        const given = { t: translations[locale], locale, ask, recipient, ...writer };
        const known = composeLetter({ ...given, place }).body;
        const unknown = composeLetter({ ...given, place: { ...place, mayorPowers: [] } }).body;
        expect(known).toMatch(/do not vote|no vota|pa vote/);
        expect(unknown).not.toMatch(/do not vote|no vota|pa vote/);
      }
  });

  it('makes the claim about state law only for cities in Florida', () => {
    const recipient = recipients.no_recorded_vote;
    const about = (facts: PlaceFacts) =>
      composeLetter({ t: translations.en, locale: 'en', ask: 'rescind', place: facts, recipient, ...writer })
        .body;
    expect(about(place)).toContain('does not require cities');
    expect(about({ ...place, kind: 'county' })).not.toContain('does not require');
    expect(about({ ...place, stateCode: 'ga' })).not.toContain('does not require');
  });
});

describe('an office', () => {
  it('names the seat where the body numbers it, and nothing that only tells records apart', () => {
    expect(officeOf(translations.en, base)).toBe('Commissioner Alex Delta, District 9');
    expect(officeOf(translations.en, { ...base, seatLabel: 'Commissioner (Delta)' })).toBe(
      'Commissioner Alex Delta',
    );
    expect(officeOf(translations.en, recipients.mayor_without_vote)).toBe('Mayor Alex Delta');
  });
});

describe('a phone script', () => {
  it('is short and says who calls', () => {
    for (const { given, standing } of everyLetter()) {
      const script = phoneScript(templateFor(given), { writerName: 'Robin $& Writer', standing }, '____');
      expect(script).toContain('Robin $& Writer');
      expect(script).not.toContain(NAME);
      expect(words(script)).toBeLessThan(80);
    }
    const template = templateFor({ t: translations.en, locale: 'en', ask: 'keep', place, recipient: base });
    expect(phoneScript(template, { writerName: '' }, '____')).toContain('my name is ____.');
  }, 60_000);
});
