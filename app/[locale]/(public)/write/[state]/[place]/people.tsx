import { RecipientCard } from '#components/letters/recipient-card.tsx';
import type { Choosable } from '#components/letters/types.ts';
import { templateIn } from '#lib/campaigns/template-rules.ts';
import type { Locale } from '#lib/kernel/locales.ts';
import type { EarlierLetter } from '#lib/letters/answers/answer-queries.ts';
import { knownNotToVote, variantFor } from '#lib/letters/rules.ts';
import type { Template } from '#lib/letters/wording/fill.ts';
import { templateFor } from '#lib/letters/wording/templates.ts';
import { translateTemplates } from '#lib/letters/wording/translate.ts';
import { whyText } from '#lib/letters/wording/why.ts';
import { ASKS, type Ask } from '#lib/letters/words.ts';
import type { Recipient } from '#lib/officials/types.ts';
import type { WriteCampaign } from './campaign.ts';
import { earlierSentence } from './earlier.ts';
import type { Writing } from './load.ts';

type Given = {
  writing: Writing;
  locale: Locale;
  language: Locale;
  campaign?: WriteCampaign | null;
  /** The letter that this one follows. */
  earlier?: EarlierLetter | null;
};

/** The addressees with a template for every ask, so that the browser can change its mind without asking us. */
export function choosablePeople({ writing, locale, language, campaign, earlier }: Given): Choosable[] {
  const t = translateTemplates(locale);
  return writing.addressees.map((addressee) => ({
    termId: addressee.termId,
    bodyId: addressee.bodyId,
    name: addressee.name,
    email: addressee.email?.value ?? null,
    phone: addressee.otherChannels.find((channel) => channel.kind === 'phone')?.value ?? null,
    hasPostal: addressee.postalAddress !== null,
    card: (
      <RecipientCard
        locale={locale}
        recipient={addressee}
        noVote={knownNotToVote(addressee)}
        today={writing.today}
      />
    ),
    why: whyText(t, locale, addressee),
    templates: templatesFor({ writing, addressee, language, campaign, earlier }),
  }));
}

type One = {
  writing: Writing;
  addressee: Recipient;
  language: Locale;
  campaign?: WriteCampaign | null | undefined;
  earlier?: EarlierLetter | null | undefined;
};

export function templatesFor({
  writing,
  addressee,
  language,
  campaign,
  earlier,
}: One): Choosable['templates'] {
  const t = translateTemplates(language);
  const variant = variantFor(addressee);
  return Object.fromEntries(
    ASKS.map((ask) => [
      ask,
      templateFor({
        t,
        locale: language,
        recipient: addressee,
        ask,
        place: writing.facts,
        key: addressee.termId,
        earlier: earlierSentence(earlier ?? null, addressee.termId, language),
        campaign: campaign?.ask === ask ? templateIn(campaign.templates, language, variant) : null,
      }),
    ]),
  ) as { [ask in Ask]: Template };
}
