import { type RecipientFacts, variantFor } from '../rules.ts';
import { withoutSyntax } from '../template/render.ts';
import { STANDINGS } from '../words.ts';
import { districtOf, factsFor, factsOf } from './facts.ts';
import { type Composed, fillTemplate, NAME, type Template, type Writer } from './fill.ts';
import { type Frame, lacking, piecesOf, READY_MADE, type Written } from './pieces.ts';
import type { Given } from './ready.ts';
import { type Translate, wordings } from './wordings.ts';

const readyMade = piecesOf(READY_MADE, null);

/** A letter before its template: how it begins, what is known, what to say on the phone. */
export function frameFor(given: Given & { key?: string; earlier?: string }): Frame {
  const { recipient, ask, place, key = '', earlier = '' } = given;
  // Names of people and places stand in these sentences too.
  const t: Translate = (name, values) => withoutSyntax(given.t(name, values));
  const named = { place: place.name };
  return {
    variant: variantFor(recipient),
    key,
    greeting: wordings(
      t,
      recipient.seatKind === 'mayor' ? 'greeting.mayor' : `greeting.member.${recipient.bodyKind}`,
      2,
      { name: recipient.name, familyName: recipient.familyName },
    ),
    standings: Object.fromEntries(
      STANDINGS.map((standing) => [standing, t(`standing.${standing}`, named)]),
    ) as Template['standings'],
    about: wordings(t, 'lead.about', 3).map((about) => t(`about.${place.situation}`, { about })),
    earlier,
    facts: factsOf(given),
    phone: {
      hello: t('phone.hello', { name: NAME }),
      rest: [t('phone.for', { office: officeOf(t, recipient) }), t(`phone.${ask}`), t('phone.end')],
    },
  };
}

/**
 * The letter to one recipient with places left open for its writer.
 *
 * @param campaign the campaign's wording for this variant. One that is not whole for this recipient gives way to the
 * ready-made one: no letter goes out with a part of it missing.
 */
export function templateFor(
  given: Given & { key?: string; earlier?: string; campaign?: Written | null | undefined },
): Template {
  const frame = frameFor(given);
  const theirs = given.campaign ? piecesOf(given.campaign, frame.variant) : null;
  const own = theirs && lacking(theirs, frame.variant, frame.facts).length === 0 ? theirs : null;
  const pieces = own ?? readyMade;
  if (!pieces) throw new Error('the ready-made letter is broken');
  const facts = factsFor([...pieces.subject, ...pieces.body], frame.facts);
  return { ...frame, ...pieces, facts, fromCampaign: own !== null };
}

/** "Commissioner Miguel Gabela, District 1". */
export function officeOf(t: Translate, recipient: RecipientFacts): string {
  if (recipient.seatKind === 'mayor') return t('office.mayor', { name: recipient.name });
  const office = t(`office.member.${recipient.bodyKind}`, { name: recipient.name });
  const district = districtOf(t, recipient.seatLabel);
  return district ? `${office}, ${district}` : office;
}

/** A whole letter at once. */
export function composeLetter({
  ownWords,
  writerName,
  standing,
  seed,
  ...given
}: Parameters<typeof templateFor>[0] & Writer): Composed {
  return fillTemplate(templateFor(given), { ownWords, writerName, standing, seed });
}
