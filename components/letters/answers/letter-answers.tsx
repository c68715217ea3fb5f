import { getTranslations } from 'next-intl/server';
import { officeLabel } from '#components/officials/seat-label.ts';
import { ActionForm } from '#components/ui/action-form.tsx';
import type { ReasonTexts } from '#components/ui/outcome-notice.tsx';
import type { Locale } from '#lib/kernel/locales.ts';
import { askMe } from '#lib/letters/answers/answer-actions.ts';
import type { LetterAnswers as Answers } from '#lib/letters/answers/answer-queries.ts';
import { answerToken } from '#lib/letters/answers/answer-token.ts';
import { AnswerForm } from './answer-form.tsx';
import { answerTexts } from './answer-texts.ts';
import { FollowUpLink } from './follow-up-link.tsx';

type Props = { locale: Locale; answers: Answers; reasons: ReasonTexts };

/** On a letter's page: what came of each copy, whether to be asked, and a second letter. */
export async function LetterAnswers({ locale, answers, reasons }: Props) {
  const [t, tSeat, texts] = await Promise.all([
    getTranslations({ locale, namespace: 'answers.letter' }),
    getTranslations({ locale, namespace: 'officials.seat' }),
    answerTexts(locale, answers),
  ]);
  const token = answerToken({ what: 'letter', id: answers.letterId });
  return (
    <section>
      <h2>{t('title')}</h2>
      {answers.copies.map((copy) => (
        <AnswerForm
          key={copy.deliveryId}
          token={token}
          copy={copy}
          office={officeLabel(tSeat, copy.office)}
          days={{ from: answers.sentOn, to: answers.today }}
          texts={texts}
          reasons={reasons}
        />
      ))}
      <FollowUpLink locale={locale} answers={answers} />
      <p>{answers.asksForAnswer ? t('onHint') : t('offHint')}</p>
      <ActionForm
        run={askMe}
        values={{ letterId: answers.letterId, ask: answers.asksForAnswer ? 'no' : 'yes' }}
        label={answers.asksForAnswer ? t('off') : t('on')}
        quiet
        reasons={reasons}
      />
    </section>
  );
}
