'use server';

import { redirect } from 'next/navigation';
import { pathIn } from '#lib/kernel/locales.ts';
import { problemText } from '#lib/letters/template/problem-text.ts';
import { action } from '#lib/platform/action.ts';
import { messagesFor } from '#lib/platform/messages.ts';
import { mayManage } from './policy.ts';
import { findCampaign } from './queries.ts';
import * as templates from './template-mutations.ts';
import { removeTemplateSchema, saveTemplateSchema } from './template-schema.ts';

const limit = { count: 600, seconds: 3600 };

export const saveTemplate = action({
  name: 'campaigns.saveTemplate',
  who: 'signed-in',
  schema: saveTemplateSchema,
  limit,
  policy: async (actor, { campaignId }) => mayManage(actor, await findCampaign({ id: campaignId })),
  async run(actor, input) {
    const outcome = await templates.saveTemplate(actor, input);
    const { locale, language, variant, subject, body } = input;
    if (outcome.ok) {
      const query = new URLSearchParams({ language, for: variant, done: 'saved' });
      redirect(pathIn(locale, `/organize/${outcome.value.slug}/letters?${query}`));
    }
    // For a page without a script, which is drawn anew: what was typed, and the first mistake in words.
    const texts = messagesFor(locale).templates;
    const found = templates.problemsIn(input);
    const [first] = [...found.subject, ...found.body];
    const problem = first
      ? problemText(texts.problem, first)
      : outcome.fields?.letters
        ? texts.reasons.notWhole
        : '';
    return { ...outcome, detail: { subject, body, problem } };
  },
});

export const removeTemplate = action({
  name: 'campaigns.removeTemplate',
  who: 'signed-in',
  schema: removeTemplateSchema,
  limit,
  policy: async (actor, { campaignId }) => mayManage(actor, await findCampaign({ id: campaignId })),
  async run(actor, input) {
    const outcome = await templates.removeTemplate(actor, input);
    if (!outcome.ok) return outcome;
    const query = new URLSearchParams({ language: input.language, for: input.variant, done: 'removed' });
    redirect(pathIn(input.locale, `/organize/${outcome.value.slug}/letters?${query}`));
  },
});
