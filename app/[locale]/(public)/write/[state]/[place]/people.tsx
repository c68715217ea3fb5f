import { getTranslations } from 'next-intl/server';
import { RecipientCard } from '#components/letters/recipient-card.tsx';
import type { Choosable } from '#components/letters/types.ts';
import { formatDay } from '#lib/kernel/format.ts';
import type { Locale } from '#lib/kernel/locales.ts';
import type { Template } from '#lib/letters/fill.ts';
import { knownNotToVote, variantFor } from '#lib/letters/rules.ts';
import { templateFor } from '#lib/letters/templates.ts';
import { translateTemplates } from '#lib/letters/translate.ts';
import { ASKS, type Ask } from '#lib/letters/words.ts';
import type { Addressee, Writing } from './load.ts';

type Given = { writing: Writing; locale: Locale; language: Locale; campaignText?: string | undefined };

/** The addressees with a template for every ask, so that the browser can change its mind without asking us. */
export async function choosablePeople({
  writing,
  locale,
  language,
  campaignText,
}: Given): Promise<Choosable[]> {
  const t = await getTranslations({ locale, namespace: 'letters.write.why' });
  return writing.addressees.map((addressee) => ({
    termId: addressee.termId,
    name: addressee.name,
    email: addressee.email?.value ?? null,
    phone: addressee.otherChannels.find((channel) => channel.kind === 'phone')?.value ?? null,
    hasPostal: addressee.postalAddress !== null,
    card: (
      <RecipientCard
        locale={locale}
        recipient={addressee}
        noVote={knownNotToVote(addressee, addressee.mayorPowers)}
      />
    ),
    why: whyText(addressee),
    templates: templatesFor({ writing, addressee, language, campaignText }),
  }));

  function whyText({ decidingVote, statement, ...addressee }: Addressee): string {
    const variant = variantFor({ ...addressee, decidingVote, statement });
    if (knownNotToVote(addressee, addressee.mayorPowers)) return t('mayor');
    if (decidingVote && variant !== 'conditional_statement')
      return t('vote', { date: formatDay(locale, decidingVote.on), value: decidingVote.value });
    if (variant === 'conditional_statement' && statement)
      return t('statement', {
        date: formatDay(locale, statement.on, statement.precision),
        precision: statement.precision === 'day' ? 'day' : 'other',
      });
    return t('none');
  }
}

type One = { writing: Writing; addressee: Addressee; language: Locale; campaignText?: string | undefined };

export function templatesFor({ writing, addressee, language, campaignText }: One): Choosable['templates'] {
  const t = translateTemplates(language);
  const place = { ...writing.facts, mayorPowers: addressee.mayorPowers };
  return Object.fromEntries(
    ASKS.map((ask) => [
      ask,
      templateFor({ t, locale: language, recipient: addressee, ask, place, campaignText }),
    ]),
  ) as { [ask in Ask]: Template };
}
