import type { Actor } from '#lib/kernel/actor.ts';
import { now } from '#lib/kernel/clock.ts';
import { type Day, fromDay } from '#lib/kernel/dates.ts';
import { type Outcome, ok, refuse } from '#lib/kernel/outcome.ts';
import { db } from '#lib/platform/db.ts';
import { log } from '#lib/platform/log.ts';
import { sendMail } from '#lib/platform/mail.ts';
import { publish, tags } from '#lib/platform/publish.ts';
import { SENDING_MS } from '#lib/platform/worker.ts';
import { questionMail } from './answer-mail.ts';
import { answersByLink, copyToMark } from './answer-queries.ts';
import {
  type AnswerKind,
  LAST_QUESTION_DAYS,
  mayHaveCome,
  QUESTION_DAYS,
  type QuestionDay,
  questionDue,
} from './answer-rules.ts';

type Mark = { deliveryId: string; kind: AnswerKind; cameOn: Day | null };

/** Notes what came of one copy of a letter; the last word counts. A day that cannot be is refused: `{ cameOn: "range" }`. */
export async function markAnswer(
  letterId: string,
  { deliveryId, kind, cameOn }: Mark,
): Promise<Outcome<{ kind: AnswerKind }>> {
  return db().$transaction(async (tx) => {
    const copy = await copyToMark(tx, letterId, deliveryId);
    if (!copy) return refuse('not_found');
    if (cameOn && !mayHaveCome(cameOn, copy.sentOn, copy.today))
      return refuse('invalid', { fields: { cameOn: 'range' } });
    const told = {
      kind,
      cameOn: kind === 'none' || !cameOn ? null : fromDay(cameOn),
      teller: 'writer' as const,
      at: now(),
    };
    await tx.answer.upsert({ where: { deliveryId }, create: { deliveryId, ...told }, update: told });
    await publish(tx, tags.place(copy.placeGeoid));
    return ok({ kind });
  });
}

/** Whether the writer of a letter is asked what came of it. Turned on late, only the questions still ahead are asked. */
export async function setQuestions(actor: Actor, letterId: string, ask: boolean): Promise<Outcome> {
  const { count } = await db().letter.updateMany({
    where: { id: letterId, userId: actor.id },
    data: { asksForAnswer: ask },
  });
  return count > 0 ? ok() : refuse('not_found');
}

/** No more questions to this person, about any letter sent so far. Doing it twice is no harm. */
export async function stopQuestions(userId: string): Promise<Outcome<{ stopped: number }>> {
  const { count } = await db().letter.updateMany({
    where: { userId, asksForAnswer: true },
    data: { asksForAnswer: false },
  });
  return ok({ stopped: count });
}

const AT_ONCE = 500;
/** A question whose sender died, or whose mail could not leave, is tried again after so long. */
const AGAIN_MS = 50 * 60_000;

/**
 * Sends the questions that are due. A row claims each before its mail leaves, under a key of its own, so that two
 * workers, or one that was killed, ask once.
 */
export async function askWriters(
  milliseconds = SENDING_MS,
): Promise<{ asked: number; later: number; more: boolean }> {
  const at = now();
  let spent = 0;
  let asked = 0;
  let later = 0;
  // By id, page after page: letters with nothing to ask must not keep those behind them from being looked at.
  for (let after = ''; ; ) {
    const page = await lettersToAsk(at, after);
    for (const letter of page) {
      // Only sending counts: each run looks at all letters anew, also at those of which there is nothing to ask.
      if (spent > milliseconds) return { asked, later, more: true };
      const began = performance.now();
      const afterDays = questionDue(letter.days, letter.asked);
      const done = afterDays && (await ask(letter, afterDays, at));
      if (done === 'asked') asked += 1;
      if (done === 'later' || done === 'stop') later += 1;
      if (done === 'stop') return { asked, later, more: false };
      if (done) spent += performance.now() - began;
    }
    const last = page.at(-1);
    if (!last || page.length < AT_ONCE) return { asked, later, more: false };
    after = last.id;
  }
}

async function ask(
  { id, userId, email }: Due,
  afterDays: QuestionDay,
  at: Date,
): Promise<'asked' | 'later' | 'stop' | null> {
  const answers = await answersByLink(id);
  // Everybody answered, or nothing reached anybody: there is nothing to ask.
  if (!answers?.copies.some(({ kind }) => kind !== 'answered')) return null;
  if (!(await claim(id, afterDays, at))) return null;
  const mail = {
    ...(await questionMail(answers, { userId, email })),
    idempotencyKey: `question/${id}/${afterDays}`,
  };
  const result = await sendMail(mail, { inTurn: true });
  if (!result.ok) log('warn', 'question', { letterId: id, error: result.error });
  // Another text under our key: an earlier attempt got through, and the writer has told something since.
  const left = result.ok || result.error === 'invalid_idempotent_request';
  if (!left && result.passing) return result.everyone ? 'stop' : 'later';
  // What would be refused again is not tried again.
  await db().answerQuestion.update({
    where: { letterId_afterDays: { letterId: id, afterDays } },
    data: { sentAt: at },
  });
  return left ? 'asked' : null;
}

type Due = {
  id: string;
  userId: string;
  email: string;
  /** Since the first copy left. */
  days: number;
  /** Days of the questions that were sent. */
  asked: number[];
};

/** Letters whose writers want to be asked and that left a week ago or more; the finer choice is questionDue's. */
function lettersToAsk(at: Date, after: string): Promise<Due[]> {
  const [first] = QUESTION_DAYS;
  return db().$queryRaw<Due[]>`
    SELECT l.id, u.id AS "userId", u.email,
           floor(extract(epoch FROM ${at}::timestamp - left_at.first) / 86400)::int AS days,
           ARRAY(SELECT q."afterDays" FROM "AnswerQuestion" q
                  WHERE q."letterId" = l.id AND q."sentAt" IS NOT NULL) AS asked
      FROM "Letter" l
      JOIN "User" u ON u.id = l."userId"
      JOIN LATERAL (SELECT min(d."acceptedAt") AS first FROM "Delivery" d WHERE d."letterId" = l.id) left_at
        ON left_at.first BETWEEN ${at}::timestamp - make_interval(days => ${LAST_QUESTION_DAYS}::int)
                             AND ${at}::timestamp - make_interval(days => ${first}::int)
     WHERE l."asksForAnswer" AND l.id > ${after}
     ORDER BY l.id LIMIT ${AT_ONCE}`;
}

async function claim(letterId: string, afterDays: number, at: Date): Promise<boolean> {
  const before = new Date(at.getTime() - AGAIN_MS);
  const claimed = await db().$executeRaw`
    INSERT INTO "AnswerQuestion" ("letterId", "afterDays", "triedAt") VALUES (${letterId}, ${afterDays}, ${at})
    ON CONFLICT ("letterId", "afterDays") DO UPDATE SET "triedAt" = ${at}
      WHERE "AnswerQuestion"."sentAt" IS NULL AND "AnswerQuestion"."triedAt" < ${before}`;
  return claimed > 0;
}
