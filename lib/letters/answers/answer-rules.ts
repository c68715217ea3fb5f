import { addDays, type Day, daysBetween } from '#lib/kernel/dates.ts';

/** What a recipient did: wrote back, only confirmed that it came, or nothing yet. */
export const ANSWER_KINDS = ['answered', 'acknowledged', 'none'] as const;
export type AnswerKind = (typeof ANSWER_KINDS)[number];

/** Days after a letter left on which its writer is asked what came of it. */
export const QUESTION_DAYS = [7, 21] as const;
export type QuestionDay = (typeof QUESTION_DAYS)[number];

/** A question this late is not asked any more: the host was off, or mail could not leave. */
const LATE_DAYS = { 7: 13, 21: 34 } as const;
/** After so many days nothing is asked any more. */
export const LAST_QUESTION_DAYS = LATE_DAYS[21] + 1;
/** Links in a question work for so long after the letter left. */
export const LINK_DAYS = 120;
/** Fewer told letters than this are not shown: they would say more about their writers than about the official. */
export const SHOWN_FROM = 10;

/** The question that is due so many days after the letter left; null when none is, or none any more. */
export function questionDue(daysSince: number, asked: readonly number[]): QuestionDay | null {
  const due = QUESTION_DAYS.findLast((day) => daysSince >= day);
  if (due === undefined || daysSince > LATE_DAYS[due] || asked.some((day) => day >= due)) return null;
  return due;
}

export type Told = { kind: AnswerKind; cameOn: Day | null; sentOn: Day };

/** Of one official: never shown in part. Shares are of the letters whose writers told us, which is `told`. */
export type AnswerRecord = {
  delivered: number;
  told: number;
  answered: number;
  acknowledged: number;
  /** Half of the answers came within so many days; null with fewer than ten answers of a known day. */
  medianDays: number | null;
  /** How many answers the median stands on. */
  dated: number;
};

/** What is shown of an official; null below ten letters whose writers told what came of them. */
export function answerRecord(delivered: number, told: readonly Told[]): AnswerRecord | null {
  if (told.length < SHOWN_FROM) return null;
  const answers = told.filter(({ kind }) => kind === 'answered');
  const days = answers.flatMap(({ cameOn, sentOn }) => (cameOn ? [daysBetween(sentOn, cameOn)] : []));
  return {
    delivered,
    told: told.length,
    answered: answers.length,
    acknowledged: told.filter(({ kind }) => kind === 'acknowledged').length,
    medianDays: days.length < SHOWN_FROM ? null : median(days),
    dated: days.length,
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? 0;
  return (upper + lower) / 2;
}

/** Whether an answer can have come on this day: not before the letter left, not later than today. */
export function mayHaveCome(day: Day, sentOn: Day, today: Day): boolean {
  return sentOn <= day && day <= today;
}

/** A letter that refers to an earlier one may go out a week after it, and once. */
const FOLLOW_UP_FROM_DAYS = 7;

/** From which day on a follow-up of a letter can be sent. */
export function followUpFrom(sentOn: Day): Day {
  return addDays(sentOn, FOLLOW_UP_FROM_DAYS);
}
