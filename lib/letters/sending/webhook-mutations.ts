import { now } from '#lib/kernel/clock.ts';
import { audit } from '#lib/platform/audit.ts';
import { db, type Tx } from '#lib/platform/db.ts';
import { publish, tags } from '#lib/platform/publish.ts';
import { note, publishCounts } from './delivery-mutations.ts';
import { type DeliveryState, next } from './delivery-rules.ts';
import { type Meaning, meaningOf, type ProviderCall } from './provider-events.ts';

/** `later`: it may be about a copy whose acceptance is not on file yet; the provider must tell it again. */
export type Taken = 'applied' | 'nothing_to_do' | 'duplicate' | 'not_ours' | 'later';

/** Takes one call of the mail provider, once: the receipt and what it changes are one transaction. */
export async function takeProviderCall(receiptId: string, call: ProviderCall): Promise<Taken> {
  const at = now();
  return db().$transaction(async (tx) => {
    const { count } = await tx.webhookReceipt.createMany({
      data: [{ id: receiptId, kind: call.type, receivedAt: at }],
      skipDuplicates: true,
    });
    if (count === 0) return 'duplicate';
    const meaning = meaningOf(call);
    if (!meaning) return 'nothing_to_do';
    let delivery = await lockDelivery(tx, call);
    if (!delivery) {
      const onItsWay = await mayBeOnItsWay(tx, call);
      // The acceptance may have been noted between these two looks.
      if (!onItsWay) delivery = await lockDelivery(tx, call);
      if (!onItsWay && !delivery) return 'not_ours';
    }
    if (!delivery) {
      // Without its receipt, so that the same call is taken when it comes again.
      await tx.webhookReceipt.delete({ where: { id: receiptId } });
      return 'later';
    }
    await noteMessageId(tx, delivery.id, call.data.message_id);
    return apply(tx, delivery, meaning, call.data.email_id ?? null, at);
  });
}

type Locked = {
  id: string;
  state: DeliveryState;
  channelId: string | null;
  providerId: string | null;
};

/** By the provider's id, or by the tag that our messages carry: it is there before we have noted the id. */
async function lockDelivery(tx: Tx, { data }: ProviderCall): Promise<Locked | null> {
  const providerId = data.email_id ?? null;
  const [byId] = await tx.$queryRaw<Locked[]>`
    SELECT id, state::text AS state, "channelId", "providerId" FROM "Delivery"
     WHERE "providerId" = ${providerId} FOR NO KEY UPDATE`;
  if (byId) return byId;
  const tagged = data.tags?.delivery;
  if (!tagged || !providerId) return null;
  const [byTag] = await tx.$queryRaw<Locked[]>`
    SELECT id, state::text AS state, "channelId", "providerId" FROM "Delivery"
     WHERE id = ${tagged} AND "providerId" IS NULL FOR NO KEY UPDATE`;
  return byTag ?? null;
}

/** A call without our tag, to an address to which a copy is being sent right now. */
async function mayBeOnItsWay(tx: Tx, { data }: ProviderCall): Promise<boolean> {
  if (!data.to || data.to.length === 0) return false;
  const claimed = await tx.delivery.count({ where: { state: 'claimed', recipientEmail: { in: data.to } } });
  return claimed > 0;
}

/** The header by which mail programs know the letter: kept, so that a follow-up can name it. */
async function noteMessageId(tx: Tx, id: string, messageId: string | undefined): Promise<void> {
  if (messageId) await tx.delivery.updateMany({ where: { id, messageId: null }, data: { messageId } });
}

async function apply(
  tx: Tx,
  delivery: Locked,
  { event, reason, suppress }: Meaning,
  providerId: string | null,
  at: Date,
): Promise<Taken> {
  if (suppress && delivery.channelId) await closeAddress(tx, delivery.channelId, suppress, at);
  const state = next(delivery.state, event);
  if (!state || state === delivery.state) return 'nothing_to_do';
  const news = delivery.providerId === null;
  await tx.delivery.update({
    where: { id: delivery.id },
    data: {
      state,
      lastError: reason ?? null,
      ...(news && { providerId, acceptedAt: at }),
      ...(state !== 'accepted' && { finishedAt: at }),
    },
  });
  if (news && state !== 'accepted') await note(tx, delivery.id, 'accepted', at, null);
  await note(tx, delivery.id, state, at, reason ?? null);
  await publishCounts(tx, [delivery.id]);
  if (state === 'delivered' && delivery.channelId) await noteWorking(tx, delivery.channelId, at);
  return 'applied';
}

/**
 * The address returned mail for good, or its owner complained: nothing more is sent to it, by anybody, wherever it is
 * on file, and editors are to look for a better one.
 */
async function closeAddress(tx: Tx, channelId: string, why: string, at: Date): Promise<void> {
  const closed = await tx.$queryRaw<{ id: string }[]>`
    UPDATE "Channel" SET "suppressedAt" = ${at}, "suppressedWhy" = ${why}, "settledAt" = NULL, "settledAs" = NULL
     WHERE kind = 'email' AND "suppressedAt" IS NULL
       AND lower(value) = (SELECT lower(value) FROM "Channel" WHERE id = ${channelId})
    RETURNING id`;
  for (const { id } of closed)
    await audit(tx, 'system', 'channel.suppress', `channel:${id}`, { after: { why } });
  await publishPlaces(
    tx,
    closed.map(({ id }) => id),
  );
}

const WORKED_MS = 12 * 3_600_000;

/** Mail arrived there. Noted twice a day: a campaign's many letters would else queue for the same row. */
async function noteWorking(tx: Tx, channelId: string, at: Date): Promise<void> {
  const before = new Date(at.getTime() - WORKED_MS);
  const { count } = await tx.channel.updateMany({
    where: { id: channelId, OR: [{ lastWorkedAt: null }, { lastWorkedAt: { lt: before } }] },
    data: { lastWorkedAt: at },
  });
  if (count > 0) await publishPlaces(tx, [channelId]);
}

/** The pages that show these addresses. */
async function publishPlaces(tx: Tx, channelIds: string[]): Promise<void> {
  const places = await tx.$queryRaw<{ geoid: string }[]>`
    SELECT DISTINCT b."placeGeoid" AS geoid FROM "Channel" c
      LEFT JOIN "Term" t ON t.id = c."termId" LEFT JOIN "Seat" s ON s.id = t."seatId"
      JOIN "Body" b ON b.id = COALESCE(c."bodyId", s."bodyId")
     WHERE c.id = ANY(${channelIds}::text[])`;
  await publish(tx, ...places.map(({ geoid }) => tags.place(geoid)));
}
