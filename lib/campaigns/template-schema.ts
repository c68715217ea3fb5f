import { z } from 'zod';
import { LOCALES } from '#lib/kernel/locales.ts';
import { TEMPLATE_FOR } from './template-rules.ts';

const which = {
  campaignId: z.string().min(1).max(100),
  language: z.enum(LOCALES, 'choose'),
  variant: z.enum(TEMPLATE_FOR, 'choose'),
  /** The one that the form was made from; 0 when there was none. */
  revision: z.coerce.number<string | number>().int().min(0),
  /** Of the page that asks, for its answer. */
  locale: z.enum(LOCALES).default('en'),
};

// A browser sends the line breaks of a form as two characters.
const lineFeeds = (text: string) => text.replace(/\r\n?/g, '\n').trim();

/** Lengths and all else are the template's own check, which says where. The bounds here only keep out floods. */
export const saveTemplateSchema = z.object({
  ...which,
  subject: z.string().max(2000, 'tooLong').transform(lineFeeds),
  body: z.string().max(40_000, 'tooLong').transform(lineFeeds),
});
export const removeTemplateSchema = z.object(which);

export type SaveTemplateInput = z.output<typeof saveTemplateSchema>;
export type RemoveTemplateInput = z.output<typeof removeTemplateSchema>;
