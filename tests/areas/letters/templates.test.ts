import { describe, expect, it } from 'vitest';
import { LOCALES, type Locale } from '#lib/kernel/locales.ts';
import type { RecipientFacts, Situation, Stance } from '#lib/letters/rules.ts';
import { variantFor } from '#lib/letters/rules.ts';
import { ASKS, STANDINGS, VARIANTS, type Variant } from '#lib/letters/schema.ts';
import { fillTemplate, NAME, phoneScript } from '#lib/letters/wording/fill.ts';
import { READY_MADE } from '#lib/letters/wording/pieces.ts';
import type { PlaceFacts } from '#lib/letters/wording/place-facts.ts';
import { composeLetter, officeOf, templateFor } from '#lib/letters/wording/templates.ts';
import { translateTemplates } from '#lib/letters/wording/translate.ts';
import { whyText } from '#lib/letters/wording/why.ts';

const SITUATIONS: Situation[] = ['listed', 'approved', 'none', 'unknown'];
const STANCES: Stance[] = ['would_end', 'would_keep', 'conditional', 'neutral'];

const vote = {
  on: '2025-06-17',
  title: { en: 'Sign the agreement', es: 'Firmar el acuerdo', ht: 'Siyen akò a' },
  value: 'no',
  bodyName: 'Exampleville City Commission',
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
  presides: false,
  mayorPowers: [],
  decider: 'commission',
  direction: null,
  decidingVote: null,
  statement: null,
};
const mayor: RecipientFacts = {
  ...base,
  seatKind: 'mayor',
  seatLabel: 'Mayor',
  votes: false,
  mayorPowers: ['veto', 'sponsor'],
};

const recipients: Record<Variant, RecipientFacts> = {
  voted_against_agreement: { ...base, direction: 'end', decidingVote: vote },
  voted_for_agreement: { ...base, direction: 'keep', decidingVote: { ...vote, value: 'yes' } },
  conditional_statement: { ...base, statement: reported },
  no_recorded_vote: base,
  presides: { ...base, presides: true },
  can_veto_or_place: mayor,
  not_the_decider: { ...base, decider: 'chief' },
};

/** Others of the same variants, whose sentences differ. */
const others: Record<Variant, RecipientFacts[]> = {
  voted_against_agreement: [
    { ...base, presides: true, direction: 'end', decidingVote: vote },
    { ...mayor, mayorPowers: [], direction: 'end', decidingVote: vote },
  ],
  voted_for_agreement: [{ ...base, direction: 'keep', decidingVote: vote, statement: reported }],
  conditional_statement: [
    { ...base, statement: { ...reported, kind: 'quotation', words: 'We will see.' } },
    { ...mayor, mayorPowers: ['sign'], statement: reported },
  ],
  no_recorded_vote: [
    { ...mayor, mayorPowers: [] },
    { ...mayor, mayorPowers: ['sign'] },
    { ...base, bodyKind: 'state_board', decider: 'state_board' },
    { ...base, bodyKind: 'city_council', statement: { ...reported, stance: 'neutral' } },
  ],
  presides: [{ ...mayor, votes: true, mayorPowers: ['presides'] }],
  can_veto_or_place: [
    { ...mayor, mayorPowers: ['veto'] },
    { ...mayor, mayorPowers: ['sponsor'], decidingVote: vote, direction: 'end' },
    { ...mayor, votes: true, statement: { ...reported, stance: 'neutral' } },
  ],
  not_the_decider: ['manager', 'sheriff', 'state_board'].map((decider) => ({ ...base, decider })),
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
  meeting: null,
  item: null,
};
const bare: PlaceFacts = {
  ...place,
  agency: null,
  model: null,
  signedOn: null,
  listAsOf: null,
  approvedOn: null,
};
const writer = { ownWords: '', writerName: 'Robin Writer' };
const translations = Object.fromEntries(LOCALES.map((it) => [it, translateTemplates(it)])) as Record<
  Locale,
  ReturnType<typeof translateTemplates>
>;
const words = (text: string) => text.split(/\s+/).length;

/** Every letter that can be written: language × ask × variant × situation × facts known or not × stance. */
function* everyLetter() {
  for (const locale of LOCALES)
    for (const ask of ASKS)
      for (const variant of VARIANTS)
        for (const situation of SITUATIONS)
          for (const facts of [place, bare])
            for (const one of [recipients[variant], ...others[variant]])
              for (const stance of variant === 'conditional_statement' ? STANCES.slice(0, 3) : [null]) {
                const statement = one.statement && { ...one.statement, ...(stance && { stance }) };
                const recipient = { ...one, statement };
                const given = {
                  t: translations[locale],
                  locale,
                  ask,
                  place: { ...facts, situation },
                  recipient,
                };
                yield { given, variant, template: templateFor(given) };
              }
}

const EVERY_STANDING = [undefined, ...STANDINGS];

describe('a letter', () => {
  it('is clean in every combination: nothing unresolved, nothing empty, signed at the end', () => {
    let count = 0;
    for (const { given, variant, template } of everyLetter()) {
      const standing = EVERY_STANDING[count % EVERY_STANDING.length];
      const letter = fillTemplate(template, { ...writer, standing });
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
      expect(words(letter.body), told).toBeLessThanOrEqual(given.locale === 'en' ? 225 : 260);
      count += 1;
    }
    expect(count).toBeGreaterThan(2000);
  }, 60_000);

  it.each(LOCALES)('has a body of 120 to 200 words when the facts are known (%s)', (locale) => {
    for (const ask of ASKS)
      for (const variant of VARIANTS) {
        const t = translations[locale];
        const recipient = recipients[variant];
        const letter = composeLetter({ t, locale, ask, place, recipient, ...writer, standing: 'lives' });
        expect.soft(words(letter.body), `${ask} ${variant}`).toBeGreaterThanOrEqual(115);
        expect.soft(words(letter.body), `${ask} ${variant}`).toBeLessThanOrEqual(locale === 'en' ? 200 : 230);
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
    expect(letter('conditional_statement')).toContain('reported of you no later than February 12, 2026');
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
      campaign: {
        subject: READY_MADE.subject,
        body: READY_MADE.body.replace('{{ready.details}}', 'We meet on Fridays.\n\n$&'),
      },
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
    for (const locale of LOCALES)
      for (const ask of ASKS) {
        const given = { t: translations[locale], locale, ask, place, ...writer };
        const known = composeLetter({ ...given, recipient: mayor }).body;
        const unknown = composeLetter({ ...given, recipient: { ...mayor, mayorPowers: [] } }).body;
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

describe('a campaign’s template', () => {
  const letter = (body: string, recipient: RecipientFacts = base, more: object = {}) =>
    composeLetter({
      t: translations.en,
      locale: 'en',
      ask: 'rescind',
      place,
      recipient,
      campaign: { subject: 'About {{place.name}}', body },
      ...writer,
      ...more,
    });
  const kinds = (body: string) => letter(body).parts.map((part) => [part.kind, part.text]);

  it('stands between the writer’s own words and the name', () => {
    const { subject, body } = letter('Text.', base, { ownWords: 'Mine.', standing: 'works' });
    expect(subject).toBe('About Exampleville');
    expect(body).toMatch(
      /^Dear Commissioner Delta,\n\nI work in Exampleville\. .*\n\nMine\.\n\nText\.\n\nRobin Writer$/,
    );
  });

  it('shows which paragraphs are whose', () => {
    const middle = kinds(
      'We ask.\n\n{{if not vote}}\nYou have no vote, {{official.name}}.\n{{end}}\n\n{{ready.closing}}\n \nBye {{place.name}}.',
    ).slice(2, -1);
    expect(middle).toEqual([
      ['campaign', 'We ask.'],
      ['record', 'You have no vote, Alex Delta.'],
      ['fixed', expect.stringContaining('Thank you')],
      ['campaign', 'Bye Exampleville.'],
    ]);
  });

  it('says the calendar’s facts where there are any', () => {
    const body =
      'Hello.{{if meeting}} The {{meeting.body}} meets on {{meeting.date}}{{if meeting.time}} at {{meeting.time}}{{end}}.{{end}}{{if item}} See “{{item.title}}”, {{item.link}}.{{end}}';
    const startsAt = new Date('2026-12-02T20:00:00Z');
    const meeting = {
      bodyName: 'Exampleville City Commission',
      startsAt,
      startTimeKnown: true,
      timeZone: 'America/New_York',
      location: null,
    };
    const item = {
      title: 'A title',
      link: 'https://dais.example/items/1',
      startsAt,
      timeZone: 'America/New_York',
    };
    const said = (facts: Partial<PlaceFacts>) => letter(body, base, { place: { ...place, ...facts } }).body;
    expect(said({})).toContain('\n\nHello.\n\n');
    expect(said({ meeting })).toMatch(/Commission meets on December 2, 2026 at 3:00\sPM\./);
    expect(said({ meeting: { ...meeting, startTimeKnown: false } })).toContain('on December 2, 2026.');
    expect(said({ item })).toContain('See “A title”, https://dais.example/items/1.');
  });

  it('gives way to the ready-made letter where it has a mistake or lacks a fact', () => {
    const ready = composeLetter({
      t: translations.en,
      locale: 'en',
      ask: 'rescind',
      place,
      recipient: base,
      ...writer,
    });
    for (const body of ['{{nonsense}}', 'On {{vote.date}}.', '']) expect(letter(body)).toEqual(ready);
    const nameless = { ...base, familyName: '' };
    expect(letter('{{if writer.name}}{{official.family_name}}{{else}}A{{end}}', nameless).body).not.toContain(
      '\n\nA\n\n',
    );
  });
});

describe('wordings', () => {
  const seeds = Array.from({ length: 200 }, (_, index) => index * 7919);
  const bodies = (ask: (typeof ASKS)[number], recipient: RecipientFacts, key: string, locale: Locale) => {
    const template = templateFor({ t: translations[locale], locale, ask, place, recipient, key });
    return seeds.map((seed) => fillTemplate(template, { ...writer, seed }));
  };

  it('stay as they are for one draft', () => {
    expect(bodies('keep', base, 'a', 'en')).toEqual(bodies('keep', base, 'a', 'en'));
  });

  it('differ between residents, and between the officials of one', () => {
    for (const locale of LOCALES)
      for (const ask of ASKS) {
        const one = bodies(ask, recipients.voted_for_agreement, 'a', locale);
        // Two subjects, two greetings, three openings, three requests, three closings: 108 letters.
        expect(new Set(one.map((it) => it.subject + it.body)).size).toBeGreaterThan(60);
        expect(new Set(one.map((it) => it.subject)).size).toBe(2);
        const other = bodies(ask, recipients.voted_for_agreement, 'b', locale);
        const same = one.filter((it, index) => it.body === other[index]?.body);
        expect(same.length).toBeLessThan(20);
      }
  });

  it('are whole and clean in each choice', () => {
    for (const locale of LOCALES)
      for (const ask of ASKS)
        for (const variant of VARIANTS)
          for (const { subject, body } of bodies(ask, recipients[variant], variant, locale).slice(0, 40))
            for (const text of [subject, body])
              expect(text).not.toMatch(/[{}!]|undefined|templates\.| {2}|\s[.,;]|\.\./);
  });
});

describe('why a letter is as it is', () => {
  const why = (recipient: RecipientFacts, locale: Locale = 'en') =>
    whyText(translations[locale], locale, recipient);

  it('names the person, the act and the day, and guesses nobody’s sex', () => {
    expect(why(recipients.voted_against_agreement)).toBe(
      'Because Alex Delta voted “no” on June 17, 2025: against the agreement.',
    );
    expect(why(recipients.voted_against_agreement, 'es')).toBe(
      'Porque Alex Delta votó «no» el 17 de junio de 2025: contra el acuerdo.',
    );
    expect(why(recipients.voted_against_agreement, 'ht')).toBe(
      'Paske Alex Delta te vote «non» nan dat 17 jen 2025: kont akò a.',
    );
    expect(why(mayor)).toBe(
      'Because Alex Delta, as mayor, can place items on the agenda and veto what passes, but does not vote.',
    );
    expect(why(recipients.not_the_decider)).toContain('the police chief decides here');
    for (const locale of LOCALES)
      for (const variant of VARIANTS)
        for (const recipient of [recipients[variant], ...others[variant]]) {
          const text = why(recipient, locale);
          expect(text).toContain('Alex Delta');
          expect(text).not.toMatch(/\b(he|she|his|her|him|él|ella)\b|[{}]|templates\./);
        }
  });
});

describe('an office', () => {
  it('names the seat where the body numbers it, and nothing that only tells records apart', () => {
    expect(officeOf(translations.en, base)).toBe('Commissioner Alex Delta, District 9');
    expect(officeOf(translations.en, { ...base, seatLabel: 'Commissioner (Delta)' })).toBe(
      'Commissioner Alex Delta',
    );
    expect(officeOf(translations.en, mayor)).toBe('Mayor Alex Delta');
  });
});

describe('a phone script', () => {
  it('is short and says who calls', () => {
    for (const [index, { template }] of [...everyLetter()].entries()) {
      const standing = EVERY_STANDING[index % EVERY_STANDING.length];
      const script = phoneScript(template, { writerName: 'Robin $& Writer', standing }, '____');
      expect(script).toContain('Robin $& Writer');
      expect(script).not.toContain(NAME);
      expect(words(script)).toBeLessThan(80);
    }
    const template = templateFor({ t: translations.en, locale: 'en', ask: 'keep', place, recipient: base });
    expect(phoneScript(template, { writerName: '' }, '____')).toContain('my name is ____.');
  }, 60_000);
});
