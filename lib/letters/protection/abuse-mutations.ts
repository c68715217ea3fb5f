import type { Actor } from '#lib/kernel/actor.ts';
import { type FieldErrors, type Outcome, ok, refuse } from '#lib/kernel/outcome.ts';
import { audit } from '#lib/platform/audit.ts';
import { seal } from '#lib/platform/cipher.ts';
import { db, type Tx } from '#lib/platform/db.ts';
import { isDisposable } from '#lib/platform/disposable.ts';
import { takeRates } from '#lib/platform/rate.ts';
import type { Letter } from '../schema.ts';
import { standingWith } from './abuse-queries.ts';
import {
  countLinks,
  type HoldReason,
  isYoung,
  limitsFor,
  MOST_LINKS,
  mayWriteFrom,
  reasonsToHold,
} from './abuse-rules.ts';

/** What is handed in. `held`: it waits for a person, and the id is that of the held letter. */
export type Submitted = { id: string; held?: true };

/** What was found before the transaction, or decided by a person since. */
export type Screening = {
  /** Reasons to hold it that are not in its words. */
  hold?: readonly HoldReason[];
  /** An editor has read it and lets it go. */
  released?: boolean;
  /** The copies that it follows up: deliveries of an earlier letter that may be followed up by now. */
  followed?: readonly string[];
};

/**
 * Counts a letter against the limits of its account, network, place and campaign, all in one statement.
 * @returns a refusal, or reasons to hold it
 */
export async function countLetter(
  actor: Actor,
  letter: Pick<Letter, 'placeGeoid' | 'campaign'>,
  network: string,
  at: Date,
): Promise<Outcome<HoldReason[]>> {
  const user = await db().user.findUnique({ where: { id: actor.id }, select: { createdAt: true } });
  if (!user) return refuse('signed_out');
  const limits = limitsFor({
    account: actor.id,
    young: isYoung(user.createdAt, at),
    network,
    place: letter.placeGeoid,
    campaign: letter.campaign,
  });
  const waits = await takeRates(
    limits.map(({ name, who, count, seconds }) => ({ name, who, limit: { count, seconds } })),
  );
  const over = limits.flatMap((limit, index) =>
    (waits[index] ?? 0) > 0 ? [{ ...limit, wait: waits[index] ?? 0 }] : [],
  );
  const refused = over.find((limit) => limit.over === 'refuse');
  if (refused) return refuse('too_many', { detail: { minutes: Math.ceil(refused.wait / 60) } });
  return ok(over.length > 0 ? ['busy'] : []);
}

/**
 * The policy on abuse for one letter, inside the transaction that would take it: null lets it go; otherwise it is
 * refused, with the reason of each field, or held for a person.
 */
export async function screenLetter(
  tx: Tx,
  actor: Actor,
  letter: Letter,
  at: Date,
  { hold = [], released = false, followed = [] }: Screening,
): Promise<Outcome<Submitted> | null> {
  const fields: FieldErrors = {};
  if (isDisposable(actor.email)) fields.writer = 'disposable';
  for (const [index, { subject, body }] of letter.copies.entries())
    if (countLinks(body) > MOST_LINKS || countLinks(subject) > 0) fields[`copies.${index}`] = 'links';
  if (countLinks(letter.writerName) > 0) fields.writerName = 'invalid';
  const { sent, waiting, same } = await standingWith(tx, actor, letter, at, followed);
  if (same) return ok({ id: same });
  if (waiting && !released) fields.form = 'waiting';
  for (const [index, { termId }] of letter.copies.entries())
    if (mayWriteFrom(sent.get(termId) ?? [], at)) fields[`copies.${index}`] ??= 'wroteRecently';
  if (Object.keys(fields).length > 0) return refuse('invalid', { fields });
  if (released) return null;
  const texts = letter.copies.flatMap(({ subject, body }) => [subject, body]);
  const reasons = [...new Set([...reasonsToHold([letter.writerName, ...texts]), ...hold])];
  return reasons.length > 0 ? holdLetter(tx, actor, letter, reasons, at) : null;
}

async function holdLetter(
  tx: Tx,
  actor: Actor,
  letter: Letter,
  reasons: HoldReason[],
  at: Date,
): Promise<Outcome<Submitted>> {
  const { placeGeoid, ask, language } = letter;
  const { id } = await tx.heldLetter.create({
    data: {
      userId: actor.id,
      placeGeoid,
      ask,
      language,
      reasons,
      sealed: seal('held', letter),
      createdAt: at,
    },
    select: { id: true },
  });
  await audit(tx, actor, 'letter.hold', `held:${id}`, { after: { place: placeGeoid, reasons } });
  return ok({ id, held: true });
}
