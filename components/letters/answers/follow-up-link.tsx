import { getTranslations } from 'next-intl/server';
import { formatDay } from '#lib/kernel/format.ts';
import { type Locale, pathIn } from '#lib/kernel/locales.ts';
import type { LetterAnswers } from '#lib/letters/answers/answer-queries.ts';
import { followUpFrom } from '#lib/letters/answers/answer-rules.ts';

type Props = { locale: Locale; answers: LetterAnswers };

/** To a second letter that refers to the first, while somebody has not answered; from when on it can go. */
export async function FollowUpLink({ locale, answers }: Props) {
  if (!answers.copies.some(({ kind }) => kind !== 'answered')) return null;
  const t = await getTranslations({ locale, namespace: 'answers.page' });
  const { stateCode, slug } = answers.placePath;
  const from = followUpFrom(answers.sentOn);
  return (
    <p>
      {from <= answers.today ? (
        <a
          className="button"
          href={`${pathIn(locale, `/write/${stateCode}/${slug}`)}?after=${answers.letterId}`}
        >
          {t('again')}
        </a>
      ) : (
        t('againHint', { date: formatDay(locale, from) })
      )}
    </p>
  );
}
