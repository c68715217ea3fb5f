import { LOCALES, type Locale } from '#lib/kernel/locales.ts';
import { variantFor } from '#lib/letters/rules.ts';
import type { Field } from '#lib/letters/template/vocabulary.ts';
import { type Composed, fillTemplate } from '#lib/letters/wording/fill.ts';
import { type Frame, lacking, piecesOf, READY_MADE } from '#lib/letters/wording/pieces.ts';
import type { PlaceFacts } from '#lib/letters/wording/place-facts.ts';
import { frameFor } from '#lib/letters/wording/templates.ts';
import { translateTemplates } from '#lib/letters/wording/translate.ts';
import { type Ask, SUBJECT_MAX, VARIANTS, type Variant } from '#lib/letters/words.ts';
import type { Recipient } from '#lib/officials/types.ts';
import { resolveTargets } from './rules.ts';
import type { Target } from './schema.ts';
import { type CampaignTemplate, templateIn } from './template-rules.ts';

/** Why a letter is not whole. */
export type Lack =
  | { kind: 'mistake' }
  | { kind: 'missing'; fields: Field[] }
  | { kind: 'subject_too_long'; length: number };

export type Preview = {
  termId: string;
  language: Locale;
  variant: Variant;
  /** This is the variant that the official's record calls for; the others are tried beside it. */
  applies: boolean;
  from: 'own' | 'all' | 'ready_made';
  /** As a resident who adds nothing would send it; null when it is not whole. */
  letter: Composed | null;
  lacks: Lack[];
};

type Given = {
  ask: Ask;
  templates: readonly CampaignTemplate[];
  place: PlaceFacts;
  targets: readonly Recipient[];
  /** Stands under each letter. */
  writerName: string;
};

/** Every variant tried on every target in every language. */
export function previewsOf({ ask, templates, place, targets, writerName }: Given): Preview[] {
  return LOCALES.flatMap((language) => {
    const t = translateTemplates(language);
    return targets.flatMap((recipient) => {
      const frame = frameFor({ t, locale: language, recipient, ask, place, key: recipient.termId });
      return VARIANTS.map((variant) => {
        const template = templateIn(templates, language, variant);
        const from = template === null ? 'ready_made' : template.variant === 'all' ? 'all' : 'own';
        return {
          termId: recipient.termId,
          language,
          variant,
          applies: variantFor(recipient) === variant,
          from: from as Preview['from'],
          ...tried(frame, template, variant, writerName),
        };
      });
    });
  });
}

function tried(
  frame: Frame,
  template: CampaignTemplate | null,
  variant: Variant,
  writerName: string,
): Pick<Preview, 'letter' | 'lacks'> {
  // Only a variant's own template may take its facts for granted.
  const granted = template && template.variant !== 'all' ? variant : null;
  const pieces = piecesOf(template ?? READY_MADE, granted);
  if (!pieces) return { letter: null, lacks: [{ kind: 'mistake' }] };
  const fields = lacking(pieces, granted, frame.facts);
  if (fields.length > 0) return { letter: null, lacks: [{ kind: 'missing', fields }] };
  const letter = fillTemplate(
    { ...frame, ...pieces, fromCampaign: template !== null },
    { ownWords: '', writerName },
  );
  const { length } = letter.subject;
  return { letter, lacks: length > SUBJECT_MAX ? [{ kind: 'subject_too_long', length }] : [] };
}

/**
 * Whether each target's letter is whole in every language. A template that takes a vote for granted cannot be tried
 * on somebody who never voted; every other lack counts, also of a variant that no target has today.
 */
export function allWhole(previews: readonly Preview[]): boolean {
  return previews.every(({ applies, lacks }) => lacks.every((lack) => lack.kind === 'missing' && !applies));
}

export function lettersWhole(
  campaign: { ask: Ask; targets: readonly Target[] },
  templates: readonly CampaignTemplate[],
  around: { recipients: readonly Recipient[]; place: PlaceFacts },
): boolean {
  const targets = resolveTargets(campaign.targets, around.recipients);
  return allWhole(previewsOf({ ...campaign, templates, place: around.place, targets, writerName: '' }));
}
