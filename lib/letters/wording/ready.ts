import { formatBareDay, formatDay } from '#lib/kernel/format.ts';
import { inLocale, type Locale } from '#lib/kernel/locales.ts';
import {
  deciderElsewhere,
  isMayorWithoutVote,
  knownNotToVote,
  leanOf,
  powersOf,
  presides,
  type RecipientFacts,
  variantFor,
} from '../rules.ts';
import type { Ask, Variant } from '../words.ts';
import type { PlaceFacts } from './place-facts.ts';
import { sentences, tidy } from './tidy.ts';
import { asked, type Translate, wordings } from './wordings.ts';

/** One letter to one official about one thing: what every sentence of it is made from. */
export type Given = {
  t: Translate;
  locale: Locale;
  recipient: RecipientFacts;
  ask: Ask;
  place: PlaceFacts;
};

/** What is on file of the agreement; empty when nothing is. */
export function readyAgreement({ t, locale, place }: Given): string {
  const day = (key: string, on: string | null) =>
    on === null ? '' : t(key, { date: formatDay(locale, on) });
  switch (place.situation) {
    case 'listed':
      return sentences([
        t('fact.listed', {
          agency: place.agency
            ? t('fact.agency', { agency: place.agency })
            : t('fact.police', { place: place.name }),
          model: place.model ?? 'other',
        }),
        day('fact.signed', place.signedOn),
        day('fact.listedOn', place.listAsOf),
      ]);
    case 'approved':
      return sentences([day('fact.approved', place.approvedOn), day('fact.notListedOn', place.listAsOf)]);
    case 'none':
      return day('fact.notListedOn', place.listAsOf);
    case 'unknown':
      return '';
  }
}

/** What this official has on record, in every way to say it; never empty. */
export function readyRecord(given: Given): string[] {
  const { t, recipient, place } = given;
  const { decidingVote } = recipient;
  const body = recipient.bodyName;
  const words = said(given);
  const nothing = wordings(t, 'noRecord', 2);
  const variant = variantFor(recipient);
  const chair = presides(recipient) ? t('presides', { body }) : '';
  const powers = powersOf(recipient);
  const office = sentences([
    knownNotToVote(recipient) ? t('mayor', { body }) : '',
    powers ? t(`powers.${powers}`) : '',
  ]);
  const with_ = (firsts: string[], ...more: string[]) => firsts.map((first) => sentences([first, ...more]));
  switch (variant) {
    case 'voted_against_agreement':
    case 'voted_for_agreement':
      return decidingVote ? [sentences([chair, voted(given)])] : nothing;
    case 'conditional_statement':
      return words === '' ? with_(nothing, chair) : [sentences([chair, words])];
    case 'can_veto_or_place':
      if (!isMayorWithoutVote(recipient)) return with_(nothing, office, words);
      return with_([office], decidingVote ? voted(given) : '', words);
    case 'not_the_decider': {
      const decider = t(`deciders.${deciderElsewhere(recipient)}`);
      return with_(nothing, t('decider', { body, decider, situation: place.situation }), words);
    }
    case 'presides':
      return with_([chair], nothing[0] ?? '', words);
    case 'no_recorded_vote':
      return knownNotToVote(recipient) ? with_([office], words) : with_(nothing, words);
  }
}

function voted({ t, locale, recipient }: Given): string {
  const vote = recipient.decidingVote;
  if (!vote) return '';
  return t('vote', {
    date: formatDay(locale, vote.on),
    body: vote.bodyName,
    title: inLocale(vote.title, locale).text,
    value: vote.value,
  });
}

function said({ t, locale, recipient: { statement } }: Given): string {
  if (!statement) return '';
  const when = {
    date: formatBareDay(locale, statement.on, statement.precision),
    precision: statement.precision === 'day' ? 'day' : 'other',
  };
  if (statement.words) return t('statement.quotation', { ...when, words: tidy(statement.words) });
  const summary = inLocale(statement.summary, locale).text;
  return summary === '' ? '' : t('statement.reported', { ...when, summary });
}

/** These ask for what the office can do; the others ask whoever also presides for that besides. */
const OF_THE_OFFICE: readonly Variant[] = ['presides', 'not_the_decider', 'can_veto_or_place'];

/** What this official is asked to do, in every way to say it. */
export function readyRequest({ t, recipient, ask, place }: Given): string[] {
  const variant = variantFor(recipient);
  const powers = powersOf(recipient);
  // Whether a mayor without a recorded vote votes at all is not always known: a vote must not be asked for.
  const office = isMayorWithoutVote(recipient) && variant !== 'can_veto_or_place' ? 'mayor_unknown' : variant;
  const requests = asked(t, `${ask}.${office}`, {
    situation: place.situation,
    lean: recipient.statement ? leanOf(recipient.statement.stance, ask) : 'open',
    body: recipient.bodyName,
    powers: powers ?? '',
    decider: t(`deciders.${deciderElsewhere(recipient) ?? 'chief'}`),
  });
  const alsoPresides = presides(recipient) && !OF_THE_OFFICE.includes(variant);
  return requests.map((request) => sentences([request, alsoPresides ? t('chair') : '']));
}

/** How it should be done, and the law where a side of it is known. */
export function readyDetails({ t, ask, place }: Given): string {
  // Each side's statement of Florida law is about cities; counties that run a jail are under another section.
  const lawKnown = place.kind === 'municipality' && place.stateCode === 'fl' && ask !== 'disclose';
  return sentences([t(`${ask}.what`, { situation: place.situation }), lawKnown ? t(`${ask}.law`) : '']);
}
