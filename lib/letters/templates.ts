import { formatDay } from '#lib/kernel/format.ts';
import { inLocale, type Locale } from '#lib/kernel/locales.ts';
import {
  type Composed,
  fillTemplate,
  NAME,
  type Part,
  sentences,
  type Template,
  tidy,
  type Writer,
} from './fill.ts';
import { knownNotToVote, leanOf, type RecipientFacts, type Situation, variantFor } from './rules.ts';
import { type Ask, STANDINGS, type Variant } from './words.ts';

/** What a letter may state of a place. A fact that is null is left out with the sentence that would carry it. */
export type PlaceFacts = {
  name: string;
  kind: 'municipality' | 'county' | 'state';
  /** Lower-case USPS code. */
  stateCode: string;
  situation: Situation;
  /** The agency that holds the agreement, as ICE spells it. */
  agency: string | null;
  model: 'task_force' | 'jail_enforcement' | 'warrant_service_officer' | null;
  /** ICE's own date. */
  signedOn: string | null;
  /** The newest list of ICE's that was read. */
  listAsOf: string | null;
  approvedOn: string | null;
  /** What the mayor may do by the city's own rules; empty when not known. */
  mayorPowers: readonly string[];
};

/** `letters.templates` of one language: translator(locale, 'letters') or next-intl's getTranslations. */
export type Translate = (key: string, values?: Record<string, string>) => string;

type Given = {
  t: Translate;
  locale: Locale;
  recipient: RecipientFacts;
  ask: Ask;
  place: PlaceFacts;
  /** The organizer's own paragraph, when the letter was begun from a campaign. */
  campaignText?: string | undefined;
};

export function templateFor(given: Given): Template {
  const { t, recipient, ask, place } = given;
  const variant = variantFor(recipient);
  const named = { place: place.name };
  const after: Part[] = [
    { kind: 'fixed', text: sentences(agreementFacts(given)) },
    { kind: 'record', text: sentences([...recordFacts(given, variant), request(given, variant)]) },
    { kind: 'campaign', text: tidy(given.campaignText ?? '') },
    {
      kind: 'fixed',
      text: sentences([t(`${ask}.what`, { situation: place.situation }), ...law(given)]),
    },
    { kind: 'fixed', text: t('closing', named) },
  ];
  const office = officeOf(t, recipient);
  return {
    variant,
    subject: t(`${ask}.subject`, { ...named, situation: place.situation }),
    greeting: t(recipient.seatKind === 'mayor' ? 'greeting.mayor' : `greeting.member.${recipient.bodyKind}`, {
      name: recipient.name,
      familyName: recipient.familyName,
    }),
    standings: Object.fromEntries(
      STANDINGS.map((standing) => [standing, t(`standing.${standing}`, named)]),
    ) as Template['standings'],
    about: t(`about.${place.situation}`),
    after: after.filter((part) => part.text !== ''),
    phone: {
      hello: t('phone.hello', { name: NAME }),
      rest: [t('phone.for', { office }), t(`phone.${ask}`), t('phone.end')],
    },
  };
}

/** "Commissioner Miguel Gabela, District 1"; the seat's name stays in its own language. */
export function officeOf(t: Translate, recipient: RecipientFacts): string {
  if (recipient.seatKind === 'mayor') return t('office.mayor', { name: recipient.name });
  const office = t(`office.member.${recipient.bodyKind}`, { name: recipient.name });
  // "Commissioner (Lee)" only tells seats apart in the records: a seat is named when the body numbers it.
  return /^(District|Seat|Ward|Group) \w+$/.test(recipient.seatLabel)
    ? `${office}, ${recipient.seatLabel}`
    : office;
}

/** A whole letter at once. */
export function composeLetter({ ownWords, writerName, standing, ...given }: Given & Writer): Composed {
  return fillTemplate(templateFor(given), { ownWords, writerName, standing });
}

function agreementFacts({ t, locale, place }: Given): string[] {
  const day = (key: string, on: string | null) =>
    on === null ? '' : t(key, { date: formatDay(locale, on) });
  switch (place.situation) {
    case 'listed':
      return [
        t('fact.listed', {
          agency: place.agency
            ? t('fact.agency', { agency: place.agency })
            : t('fact.police', { place: place.name }),
          model: place.model ?? 'other',
        }),
        day('fact.signed', place.signedOn),
        day('fact.listedOn', place.listAsOf),
      ];
    case 'approved':
      return [day('fact.approved', place.approvedOn), day('fact.notListedOn', place.listAsOf)];
    case 'none':
      return [day('fact.notListedOn', place.listAsOf)];
    case 'unknown':
      return [];
  }
}

function recordFacts({ t, locale, recipient, place }: Given, variant: Variant): string[] {
  switch (variant) {
    case 'voted_against_agreement':
    case 'voted_for_agreement': {
      const vote = recipient.decidingVote;
      if (!vote) return [];
      return [
        t('vote', {
          date: formatDay(locale, vote.on),
          body: recipient.bodyName,
          title: inLocale(vote.title, locale).text,
          value: vote.value,
        }),
      ];
    }
    case 'conditional_statement':
      return [said(t, locale, recipient)];
    case 'no_recorded_vote':
      return [t('noRecord'), said(t, locale, recipient)];
    case 'mayor_without_vote': {
      if (!knownNotToVote(recipient, place.mayorPowers)) return [t('noRecord'), said(t, locale, recipient)];
      const sponsor = place.mayorPowers.includes('sponsor');
      const veto = place.mayorPowers.includes('veto');
      return [
        t('mayor', { body: recipient.bodyName }),
        sponsor || veto ? t(`powers.${sponsor && veto ? 'both' : sponsor ? 'sponsor' : 'veto'}`) : '',
        said(t, locale, recipient),
      ];
    }
  }
}

function said(t: Translate, locale: Locale, { statement }: RecipientFacts): string {
  if (!statement) return '';
  const when = {
    date: formatDay(locale, statement.on, statement.precision),
    precision: statement.precision === 'day' ? 'day' : 'other',
  };
  if (statement.words) return t('statement.quotation', { ...when, words: tidy(statement.words) });
  const summary = inLocale(statement.summary, locale).text;
  return summary === '' ? '' : t('statement.reported', { ...when, summary });
}

function request({ t, recipient, ask, place }: Given, variant: Variant): string {
  const unknownMayor = variant === 'mayor_without_vote' && !knownNotToVote(recipient, place.mayorPowers);
  return t(`${ask}.${unknownMayor ? 'mayor_unknown' : variant}`, {
    situation: place.situation,
    lean: recipient.statement ? leanOf(recipient.statement.stance, ask) : 'open',
  });
}

/** Each side's statement of Florida law is about cities; counties that run a jail are under another section. */
function law({ t, ask, place }: Given): string[] {
  const known = place.kind === 'municipality' && place.stateCode === 'fl' && ask !== 'disclose';
  return known ? [t(`${ask}.law`)] : [];
}
