import type { FieldErrors } from '#lib/kernel/outcome.ts';
import type { Tx } from '#lib/platform/db.ts';
import { messagesFor } from '#lib/platform/messages.ts';
import type { Recipient } from './queries.ts';
import type { Letter } from './schema.ts';
import { emailOf } from './sending/delivery-rules.ts';
import type { CopyText } from './sending/letter-mail.ts';
import { clerkCopy } from './wording/clerk-copy.ts';

/** A clerk's copy has no holder of a seat: it is known by this variant, and by having no term. */
export const RECORD_VARIANT = 'record';
/** As it is called on the envelope, in every language. */
const OFFICE = 'Office of the Clerk';

/** Clerks that take copies, by body, as a recipient; a clerk's office does not end with a term. */
export async function clerkFactsOf(
  tx: Tx,
  where: { bodyIds: readonly string[] } | { channelIds: readonly string[] },
): Promise<(Recipient & { bodyId: string })[]> {
  const rows = await tx.channel.findMany({
    where: {
      clerk: true,
      kind: 'email',
      ...('bodyIds' in where
        ? { bodyId: { in: [...where.bodyIds] } }
        : { id: { in: [...where.channelIds] } }),
    },
    orderBy: [{ asOf: 'desc' }, { id: 'asc' }],
    include: {
      body: { select: { name: true, placeGeoid: true, place: { select: { timeZone: true } } } },
      citations: { where: { disputes: false }, select: { id: true }, take: 1 },
    },
  });
  const byBody = Map.groupBy(rows, ({ bodyId }) => bodyId ?? '');
  return [...byBody].flatMap(([bodyId, channels]) => {
    const body = channels[0]?.body;
    if (!body) return [];
    return {
      bodyId,
      name: OFFICE,
      office: body.name,
      placeGeoid: body.placeGeoid,
      timeZone: body.place.timeZone,
      startOn: null,
      endOn: null,
      emails: channels.map(({ id, value, suppressedAt, citations }) => ({
        id,
        value,
        suppressed: suppressedAt !== null,
        cited: citations.length > 0,
      })),
    };
  });
}

export type Filing = {
  channelId: string;
  recipientName: string;
  recipientOffice: string;
  recipientEmail: string;
  text: CopyText;
};

/**
 * The copies for the record that the writer asked for, each with the letters to that body's members. A clerk who
 * cannot be written to is named in `fields`: { "fileWith.0": "noEmail" | "suppressed" | "notInPlace" }.
 */
export async function filingsOf(
  tx: Tx,
  letter: Letter,
  recipients: readonly { bodyId: string; recipientName: string }[],
  at: Date,
): Promise<{ filings: Filing[]; fields: FieldErrors }> {
  const known = letter.fileWith.length > 0 ? await clerkFactsOf(tx, { bodyIds: letter.fileWith }) : [];
  const filings: Filing[] = [];
  const fields: FieldErrors = {};
  for (const [index, bodyId] of [...new Set(letter.fileWith)].entries()) {
    const facts = known.find((it) => it.bodyId === bodyId) ?? null;
    const found = facts ? emailOf(facts, letter.placeGeoid, at) : { problem: 'noEmail' as const };
    const letters = letter.copies.flatMap(({ body }, place) => {
      const recipient = recipients[place];
      return recipient?.bodyId === bodyId ? [{ name: recipient.recipientName, body }] : [];
    });
    if ('problem' in found || !facts) fields[`fileWith.${index}`] = 'problem' in found ? found.problem : '';
    else if (letters.length > 0) {
      filings.push({
        channelId: found.channelId,
        recipientName: facts.name,
        recipientOffice: facts.office,
        recipientEmail: found.email,
        text: clerkCopy(messagesFor(letter.language).paper.record, facts.office, letters, letter.writerName),
      });
    }
  }
  return { filings, fields };
}
