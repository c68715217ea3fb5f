import type { Locale } from '#lib/kernel/locales.ts';
import type { Written } from '#lib/letters/wording/pieces.ts';
import { VARIANTS, type Variant } from '#lib/letters/words.ts';

/** Whose letters a template is for: those of one variant, or all that have none of their own. */
export const TEMPLATE_FOR = ['all', ...VARIANTS] as const;
export type TemplateFor = (typeof TEMPLATE_FOR)[number];

export type CampaignTemplate = Written & { language: Locale; variant: TemplateFor; revision: number };

/** The variant whose facts a template may take for granted; null for the one that serves all. */
export function variantOf(variant: TemplateFor): Variant | null {
  return variant === 'all' ? null : variant;
}

/** The campaign's wording for a variant in a language; null where the ready-made letter serves. */
export function templateIn(
  templates: readonly CampaignTemplate[],
  language: Locale,
  variant: Variant,
): CampaignTemplate | null {
  const here = templates.filter((it) => it.language === language);
  return here.find((it) => it.variant === variant) ?? here.find((it) => it.variant === 'all') ?? null;
}
