import { getTranslations } from 'next-intl/server';
import type { Day } from '#lib/kernel/dates.ts';
import { formatDay } from '#lib/kernel/format.ts';
import type { Locale } from '#lib/kernel/locales.ts';
import { ANSWER_KINDS, type AnswerKind } from '#lib/letters/answers/answer-rules.ts';

export type AnswerTexts = {
  kind: Record<AnswerKind, string>;
  save: string;
  saved: string;
  saving: string;
  day: string;
  range: string;
};

/** What the form in the browser says; `days` limit when an answer can have come. */
export async function answerTexts(
  locale: Locale,
  days: { sentOn: Day; today: Day } | null,
): Promise<AnswerTexts> {
  const t = await getTranslations({ locale, namespace: 'answers' });
  const kinds = ANSWER_KINDS.map((kind) => [kind, t(`kind.${kind}`)] as const);
  return {
    kind: Object.fromEntries(kinds) as AnswerTexts['kind'],
    save: t('page.save'),
    saved: t('page.saved'),
    saving: t('page.saving'),
    day: t('page.day'),
    range: days
      ? t('page.range', { from: formatDay(locale, days.sentOn), to: formatDay(locale, days.today) })
      : '',
  };
}
