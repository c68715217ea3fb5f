import { formatBareDay, formatDay } from '#lib/kernel/format.ts';
import type { Locale } from '#lib/kernel/locales.ts';
import { deciderElsewhere, knownNotToVote, powersOf, type RecipientFacts, variantFor } from '../rules.ts';
import type { Translate } from './wordings.ts';

/** Why this official's letter is worded as it is, for its writer: "Because Alex Delta voted “no” on June 17, 2025." */
export function whyText(t: Translate, locale: Locale, recipient: RecipientFacts): string {
  const { name, bodyName: body, decidingVote, statement } = recipient;
  const none = () => t(knownNotToVote(recipient) ? 'why.mayor' : 'why.none', { name, body });
  switch (variantFor(recipient)) {
    case 'voted_against_agreement':
    case 'voted_for_agreement':
      if (!decidingVote) return none();
      return t('why.vote', {
        name,
        date: formatDay(locale, decidingVote.on),
        vote: t(`value.${decidingVote.value === 'yes' ? 'yes' : 'no'}`),
        direction: recipient.direction ?? '',
      });
    case 'conditional_statement':
      if (!statement) return none();
      return t('why.statement', {
        name,
        date: formatBareDay(locale, statement.on, statement.precision),
        precision: statement.precision === 'day' ? 'day' : 'other',
      });
    case 'not_the_decider':
      return t('why.decider', { name, body, decider: t(`deciders.${deciderElsewhere(recipient)}`) });
    case 'can_veto_or_place':
      return t('why.powers', {
        name,
        powers: powersOf(recipient) ?? '',
        votes: recipient.votes ? 'yes' : 'no',
      });
    case 'presides':
      return t('why.presides', { name, body });
    case 'no_recorded_vote':
      return none();
  }
}
