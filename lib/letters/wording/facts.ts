import { dayIn } from '#lib/kernel/dates.ts';
import { formatBareDay, formatDay, formatTime } from '#lib/kernel/format.ts';
import { inLocale } from '#lib/kernel/locales.ts';
import { deciderElsewhere, leanOf, powersOf, presides, voteGoesWith } from '../rules.ts';
import type { Node } from '../template/check.ts';
import { type Facts, withoutSyntax } from '../template/render.ts';
import { usedBy } from '../template/used.ts';
import { type Field, type Flag, guaranteedBy } from '../template/vocabulary.ts';
import { type Given, readyAgreement, readyDetails, readyRecord, readyRequest } from './ready.ts';
import { tidy } from './tidy.ts';
import { type Translate, wordings } from './wordings.ts';

/**
 * Everything on record that a template can speak of, in the words of one language. Only what a record says becomes a
 * fact; what is not on file is absent. What the writer adds joins in the browser.
 */
export function factsOf(given: Given): Facts {
  const known: { [field in Field]?: readonly (string | null)[] } = {
    ...officialFacts(given),
    ...recordFacts(given),
    ...agreementFacts(given),
    ...calendarFacts(given),
    ...readyFacts(given),
  };
  return {
    known: Object.fromEntries(
      Object.entries(known).flatMap(([field, values]) => {
        const said = values.map((value) => oneLine(value ?? '')).filter((value) => value !== '');
        return said.length > 0 ? [[field, said]] : [];
      }),
    ),
    flags: flagsOf(given),
  };
}

type Known = { [field in Field]?: readonly (string | null)[] };

function officialFacts({ t, recipient, place }: Given): Known {
  return {
    'official.name': [recipient.name],
    'official.family_name': [recipient.familyName],
    'official.office': [
      t(recipient.seatKind === 'mayor' ? 'title.mayor' : `title.member.${recipient.bodyKind}`),
    ],
    'official.district': [districtOf(t, recipient.seatLabel)],
    'body.name': [recipient.bodyName],
    'place.name': [place.name],
  };
}

function recordFacts({ t, locale, recipient }: Given): Known {
  const { decidingVote: vote, statement } = recipient;
  const summary = statement && inLocale(statement.summary, locale).text;
  return {
    ...(vote && {
      'vote.date': [formatDay(locale, vote.on)],
      'vote.value': [vote.value === 'yes' || vote.value === 'no' ? t(`value.${vote.value}`) : null],
      'vote.title': [inLocale(vote.title, locale).text],
      'vote.body': [vote.bodyName],
    }),
    ...(statement && {
      'statement.when': [
        t('when', {
          date: formatBareDay(locale, statement.on, statement.precision),
          precision: statement.precision === 'day' ? 'day' : 'other',
        }),
      ],
      'statement.summary': [summary || statement.words],
      'statement.words': [statement.words],
    }),
  };
}

function agreementFacts({ t, locale, place }: Given): Known {
  const day = (on: string | null) => [on && formatDay(locale, on)];
  return {
    'list.date': day(place.listAsOf),
    ...(place.situation === 'listed' && {
      'agreement.agency': [place.agency],
      'agreement.model': [place.model && t(`model.${place.model}`)],
      'agreement.signed': day(place.signedOn),
      'agreement.listed': day(place.listAsOf),
    }),
    ...((place.situation === 'listed' || place.situation === 'approved') && {
      'agreement.approved': day(place.approvedOn),
    }),
  };
}

function calendarFacts({ locale, place: { meeting, item } }: Given): Known {
  return {
    ...(meeting && {
      'meeting.date': [formatDay(locale, dayIn(meeting.timeZone, meeting.startsAt))],
      'meeting.time': [
        meeting.startTimeKnown ? formatTime(locale, meeting.startsAt, meeting.timeZone) : null,
      ],
      'meeting.place': [meeting.location],
      'meeting.body': [meeting.bodyName],
    }),
    ...(item && {
      'item.title': [item.title],
      'item.link': [item.link],
      'item.date': [formatDay(locale, dayIn(item.timeZone, item.startsAt))],
    }),
  };
}

function readyFacts(given: Given): Known {
  const { t, ask, place } = given;
  return {
    'ready.subject': wordings(t, `${ask}.subject`, 2, { place: place.name, situation: place.situation }),
    'ready.agreement': [readyAgreement(given)],
    'ready.record': readyRecord(given),
    'ready.request': readyRequest(given),
    'ready.details': [readyDetails(given)],
    'ready.closing': wordings(t, 'closing', 3, { place: place.name }),
  };
}

function flagsOf({ recipient, ask, place }: Given): Flag[] {
  const { decidingVote, direction, statement } = recipient;
  const goes = decidingVote ? voteGoesWith(direction, ask) : null;
  const lean = statement && leanOf(statement.stance, ask);
  const powers = powersOf(recipient);
  const held: [Flag, boolean][] = [
    ['vote', decidingVote !== null],
    ['vote.for', decidingVote !== null && direction === 'keep'],
    ['vote.against', decidingVote !== null && direction === 'end'],
    ['vote.agrees', goes === 'yes'],
    ['vote.disagrees', goes === 'no'],
    ['statement', statement !== null],
    ['statement.agrees', lean === 'with'],
    ['statement.disagrees', lean === 'against'],
    ['statement.open', lean === 'open'],
    ['official.mayor', recipient.seatKind === 'mayor'],
    ['official.votes', recipient.votes],
    ['official.presides', presides(recipient)],
    ['official.can_place', powers === 'sponsor' || powers === 'both'],
    ['official.can_veto', powers === 'veto' || powers === 'both'],
    ['official.not_decider', deciderElsewhere(recipient) !== null],
    ['agreement', place.situation === 'listed'],
    ['meeting', place.meeting !== null],
    ['item', place.item !== null],
  ];
  return held.flatMap(([flag, holds]) => (holds ? [flag] : []));
}

const NUMBERED = /^(District|Seat|Ward|Group) (\w+)$/;

/** "District 1" in the letter's language. A label that only tells seats apart in the records is no district. */
export function districtOf(t: Translate, seatLabel: string): string | null {
  const [, kind, number] = NUMBERED.exec(seatLabel) ?? [];
  return kind && number ? t(`seat.${kind.toLowerCase()}`, { number }) : null;
}

/** Only what these pieces of a template can ask for, since the rest need not travel. */
export function factsFor(nodes: readonly Node[], facts: Facts): Facts {
  const { shown, conditions } = usedBy(nodes);
  const fields = new Set([...shown, ...[...conditions].flatMap(guaranteedBy)]);
  return {
    known: Object.fromEntries([...fields].flatMap((it) => (facts.known[it] ? [[it, facts.known[it]]] : []))),
    flags: facts.flags.filter((flag) => conditions.has(flag)),
  };
}

function oneLine(text: string): string {
  return withoutSyntax(tidy(text).replace(/\n+/g, ' '));
}
