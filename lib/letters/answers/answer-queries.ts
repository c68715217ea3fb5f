import type { Actor } from '#lib/kernel/actor.ts';
import { now } from '#lib/kernel/clock.ts';
import { type Day, dayIn, toDay } from '#lib/kernel/dates.ts';
import { db, type Tx } from '#lib/platform/db.ts';
import { RECORD_VARIANT } from '../clerk-queries.ts';
import type { Ask } from '../words.ts';
import { type AnswerKind, type AnswerRecord, answerRecord, followUpFrom, LINK_DAYS } from './answer-rules.ts';

/** One copy that reached somebody, and what its writer told of it. */
export type CopyAnswer = {
  deliveryId: string;
  name: string;
  office: string;
  /** Null while nothing is told. */
  kind: AnswerKind | null;
  cameOn: Day | null;
};

export type LetterAnswers = {
  letterId: string;
  language: string;
  placeName: string;
  placePath: { stateCode: string; slug: string };
  sentOn: Day;
  today: Day;
  asksForAnswer: boolean;
  copies: CopyAnswer[];
};

/** For a link in a question, which names the letter: no account is asked for. Null when it is too old or gone. */
export async function answersByLink(letterId: string): Promise<LetterAnswers | null> {
  const answers = await answersWhere({ id: letterId });
  const last = now().getTime() - LINK_DAYS * 86_400_000;
  return answers && Date.parse(answers.sentOn) >= last ? answers : null;
}

/** For the letter's own page. */
export function answersOf(actor: Actor, letterId: string): Promise<LetterAnswers | null> {
  return answersWhere({ id: letterId, userId: actor.id });
}

async function answersWhere(where: { id: string; userId?: string }): Promise<LetterAnswers | null> {
  const letter = await db().letter.findFirst({
    where,
    select: {
      id: true,
      language: true,
      asksForAnswer: true,
      place: { select: { name: true, stateCode: true, slug: true, timeZone: true } },
      deliveries: {
        // A clerk files; only officials answer.
        where: { state: { in: ['accepted', 'delivered'] }, variant: { not: RECORD_VARIANT } },
        orderBy: [{ recipientName: 'asc' }, { id: 'asc' }],
        select: {
          id: true,
          recipientName: true,
          recipientOffice: true,
          acceptedAt: true,
          answer: { select: { kind: true, cameOn: true } },
        },
      },
    },
  });
  const left = letter?.deliveries.flatMap(({ acceptedAt }) => acceptedAt ?? []).sort((a, b) => +a - +b);
  if (!letter || !left?.[0]) return null;
  const { timeZone, name, stateCode, slug } = letter.place;
  return {
    letterId: letter.id,
    language: letter.language,
    placeName: name,
    placePath: { stateCode, slug },
    sentOn: dayIn(timeZone, left[0]),
    today: dayIn(timeZone, now()),
    asksForAnswer: letter.asksForAnswer,
    copies: letter.deliveries.map(({ id, recipientName, recipientOffice, answer }) => ({
      deliveryId: id,
      name: recipientName,
      office: recipientOffice,
      kind: answer?.kind ?? null,
      cameOn: answer?.cameOn ? toDay(answer.cameOn) : null,
    })),
  };
}

/** A copy that can be marked, with the days that limit when an answer came. Null when it is not of this letter. */
export async function copyToMark(tx: Tx, letterId: string, deliveryId: string) {
  const delivery = await tx.delivery.findFirst({
    where: { id: deliveryId, letterId, state: { in: ['accepted', 'delivered'] }, acceptedAt: { not: null } },
    select: {
      acceptedAt: true,
      letter: { select: { placeGeoid: true, place: { select: { timeZone: true } } } },
    },
  });
  if (!delivery?.acceptedAt) return null;
  const { place, placeGeoid } = delivery.letter;
  return {
    placeGeoid,
    timeZone: place.timeZone,
    sentOn: dayIn(place.timeZone, delivery.acceptedAt),
    today: dayIn(place.timeZone, now()),
  };
}

/** How an official answers letters, over all terms; null while fewer than ten writers told (see answerRecord). */
export async function answerRecordOf(officialId: string): Promise<AnswerRecord | null> {
  const ofOfficial = { term: { officialId } };
  const [delivered, told] = await Promise.all([
    db().delivery.count({ where: { ...ofOfficial, state: 'delivered' } }),
    db().answer.findMany({
      where: { delivery: { ...ofOfficial, acceptedAt: { not: null } } },
      select: {
        kind: true,
        cameOn: true,
        delivery: {
          select: {
            acceptedAt: true,
            letter: { select: { place: { select: { timeZone: true } } } },
          },
        },
      },
    }),
  ]);
  return answerRecord(
    delivered,
    told.flatMap(({ kind, cameOn, delivery: { acceptedAt, letter } }) =>
      acceptedAt
        ? [{ kind, cameOn: cameOn && toDay(cameOn), sentOn: dayIn(letter.place.timeZone, acceptedAt) }]
        : [],
    ),
  );
}

/** Whether a person is still asked about any letter. */
export async function asksAnything(userId: string): Promise<boolean> {
  return (await db().letter.count({ where: { userId, asksForAnswer: true } })) > 0;
}

export type EarlierLetter = {
  letterId: string;
  ask: Ask;
  language: string;
  sentOn: Day;
  today: Day;
  /** The day from which on a letter that refers to it can go. */
  from: Day;
  copies: { deliveryId: string; termId: string; kind: AnswerKind | null }[];
  /** Term ids of those who have not answered. */
  unanswered: string[];
};

/** One's own letter to a place, for a second one that refers to it. Null when it reached nobody or is not one's own. */
export async function earlierLetter(
  actor: Actor,
  letterId: string,
  placeGeoid: string,
  tx: Tx = db(),
): Promise<EarlierLetter | null> {
  const letter = await tx.letter.findFirst({
    where: { id: letterId, userId: actor.id, placeGeoid },
    select: {
      id: true,
      ask: true,
      language: true,
      place: { select: { timeZone: true } },
      deliveries: {
        where: { state: { in: ['accepted', 'delivered'] }, termId: { not: null }, acceptedAt: { not: null } },
        orderBy: [{ acceptedAt: 'asc' }, { id: 'asc' }],
        select: { id: true, termId: true, acceptedAt: true, answer: { select: { kind: true } } },
      },
    },
  });
  const left = letter?.deliveries[0]?.acceptedAt;
  if (!letter || !left) return null;
  const sentOn = dayIn(letter.place.timeZone, left);
  const copies = letter.deliveries.flatMap(({ id, termId, answer }) =>
    termId ? [{ deliveryId: id, termId, kind: answer?.kind ?? null }] : [],
  );
  return {
    letterId: letter.id,
    ask: letter.ask,
    language: letter.language,
    sentOn,
    today: dayIn(letter.place.timeZone, now()),
    from: followUpFrom(sentOn),
    copies,
    unanswered: copies.flatMap(({ termId, kind }) => (kind === 'answered' ? [] : termId)),
  };
}
