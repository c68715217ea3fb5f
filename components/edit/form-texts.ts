import { getTranslations } from 'next-intl/server';
import type { Locale } from '#lib/kernel/locales.ts';
import type { EditKind } from '#lib/officials/edit/edit-fields-schema.ts';
import { CITE_ANSWERS } from '#lib/officials/edit/edit-schema.ts';
import { SOURCE_KINDS } from '#lib/places/types.ts';
import { reasonTexts } from '#lib/platform/reasons.ts';

const FORM = [
  'languages',
  'sourceTitle',
  'sourceIntro',
  'sourceOfMotion',
  'sourceOfBody',
  'sourceOfPlace',
  'addSource',
  'noSource',
  'newSource',
  'newTitle',
  'newHint',
  'save',
  'saving',
  'saved',
  'again',
  'more',
  'toPlace',
  'none',
  'staleTitle',
  'staleIntro',
  'field',
  'nowOnFile',
  'youTyped',
  'over',
  'remove',
  'removeNote',
] as const;
const SOURCE = [
  'kind',
  'publisher',
  'title',
  'url',
  'language',
  'publishedOn',
  'retrievedOn',
  'confidence',
  'locator',
] as const;
const ERRORS = [
  'date',
  'webAddress',
  'phone',
  'postal',
  'termEnded',
  'known',
  'quotation',
  'noQuotation',
  'endsBefore',
  'person',
  'contestNote',
  'commentLimit',
  'clerkOfBody',
  'source',
  'notInTerm',
  'lastSource',
  'seatTaken',
  'gone',
  'votesOutside',
  'hanging',
  'votesNeeded',
  'ocdId',
  'seatTwice',
  'positionTaken',
  'seatHasTerms',
  'seatUsed',
  'bodyUsed',
  'formerWhose',
  'formerSeat',
  'formerEnded',
  'policeOfPlace',
  'wholeState',
  'agencyOfCounty',
  'notOfPlace',
  'nameOfList',
  'agencyUsed',
  'agreementFixed',
  'agreementUsed',
  'fromList',
  'placeStays',
  'secondPolice',
] as const;

type Choices = readonly (readonly [value: string, label: string])[];

/** What a fact's form says, for the browser. */
export type FormTexts = Record<(typeof FORM)[number], string> & {
  staleBy: string;
  /** What goes on file along with a new fact, by its kind. */
  along: Partial<Record<EditKind, string>>;
  cite: Choices;
  source: Record<(typeof SOURCE)[number], string>;
  sourceKinds: Choices;
  confidences: Choices;
  sourceLanguages: Choices;
  /** Reasons and errors by key. */
  reasons: Record<string, string>;
};

export async function formTexts(locale: Locale): Promise<FormTexts> {
  const t = await getTranslations({ locale, namespace: 'edit' });
  return {
    ...(Object.fromEntries(FORM.map((key) => [key, t(`form.${key}`)])) as Record<
      (typeof FORM)[number],
      string
    >),
    staleBy: t('form.staleBy', { name: '{name}' }),
    along: { body: t('form.along.body'), term: t('form.along.term'), agreement: t('form.along.agreement') },
    cite: CITE_ANSWERS.map((answer) => [answer, t(`form.cite.${answer}`)]),
    source: Object.fromEntries(SOURCE.map((key) => [key, t(`source.${key}`)])) as FormTexts['source'],
    sourceKinds: SOURCE_KINDS.map((kind) => [kind, t(`words.sourceKind.${kind}`)]),
    confidences: (['medium', 'high', 'low'] as const).map((sure) => [sure, t(`words.confidence.${sure}`)]),
    sourceLanguages: (['en', 'es', 'ht'] as const).map((code) => [code, t(`words.language.${code}`)]),
    reasons: {
      ...(await reasonTexts(locale)),
      ...Object.fromEntries(ERRORS.map((key) => [key, t(`errors.${key}`)])),
    },
  };
}
