import { formatDay } from '#lib/kernel/format.ts';
import { DEFAULT_LOCALE, isLocale, pathIn } from '#lib/kernel/locales.ts';
import { env } from '#lib/platform/env.ts';
import type { Mail } from '#lib/platform/mail.ts';
import { composeMail, oneClick } from '#lib/platform/mail-parts/compose.ts';
import { Choices, Heading, h, Text, withEnglish } from '#lib/platform/mail-parts/parts.ts';
import { translator } from '#lib/platform/translator.ts';
import type { LetterAnswers } from './answer-queries.ts';
import { ANSWER_KINDS } from './answer-rules.ts';
import { answerToken } from './answer-token.ts';

/**
 * Asks a writer what came of a letter: for each recipient who has not answered, one link for each outcome. In the
 * letter's language; the subject does not say what the letter was about.
 */
export async function questionMail(
  answers: LetterAnswers,
  to: { userId: string; email: string },
): Promise<Omit<Mail, 'idempotencyKey'>> {
  const locale = isLocale(answers.language) ? answers.language : DEFAULT_LOCALE;
  const t = translator(locale, 'answers');
  const { appUrl } = env();
  const token = answerToken({ what: 'letter', id: answers.letterId });
  const stop = answerToken({ what: 'stop', id: to.userId });
  const open = answers.copies.filter(({ kind }) => kind !== 'answered');
  const link = (deliveryId: string, kind: string) =>
    `${appUrl}${pathIn(locale, `/answer/${token}`)}?copy=${deliveryId}&kind=${kind}`;
  const subject = t('mail.subject', { place: answers.placeName });
  const intro = t('mail.intro', {
    place: answers.placeName,
    date: formatDay(locale, answers.sentOn),
    count: open.length,
  });
  const mail = await composeMail({
    locale,
    subject,
    preheader: intro,
    body: [
      h(Heading, null, subject),
      h(Text, null, intro),
      ...open.map(({ deliveryId, name, office }) =>
        h(Choices, {
          key: deliveryId,
          heading: name,
          detail: withEnglish(office, office),
          choices: ANSWER_KINDS.map((kind) => ({ text: t(`kind.${kind}`), url: link(deliveryId, kind) })),
        }),
      ),
      h(Text, { quiet: true }, t('mail.use')),
    ],
    why: t('mail.why'),
    stops: [{ text: t('mail.stop'), url: `${appUrl}${pathIn(locale, `/answer/${stop}`)}` }],
  });
  return { kind: 'question', to: to.email, ...mail, headers: oneClick(`${appUrl}/api/answer/${stop}`) };
}
