import { randomUUID } from 'node:crypto';
import type { Actor } from '#lib/kernel/actor.ts';
import { now } from '#lib/kernel/clock.ts';
import { dayIn, fromDay, toDay } from '#lib/kernel/dates.ts';
import { type Outcome, ok, refuse } from '#lib/kernel/outcome.ts';
import { audit } from '#lib/platform/audit.ts';
import { db, type Tx } from '#lib/platform/db.ts';
import { publish, tags } from '#lib/platform/publish.ts';
import type { NewChannel } from './schema.ts';

/** Adds an office address with its source, in one transaction with its audit row. */
export async function addChannel(actor: Actor, channel: NewChannel): Promise<Outcome<{ id: string }>> {
  return db().$transaction(async (tx) => {
    const owner = await findOwner(tx, channel.owner);
    if (!owner) return refuse('invalid', { fields: { owner: 'choose' } });
    if (owner.ended) return refuse('invalid', { fields: { owner: 'termEnded' } });
    const { kind, value } = channel;
    const known = await tx.channel.findFirst({ where: { ...owner.key, kind, value } });
    if (known) return refuse('invalid', { fields: { value: 'known' } });
    const source = await tx.source.create({
      data: {
        id: `edit-${randomUUID()}`,
        kind: 'official_site',
        publisher: channel.publisher,
        title: channel.title,
        url: channel.url,
        language: channel.language,
        publishedOn: channel.publishedOn ? fromDay(channel.publishedOn) : null,
        retrievedOn: fromDay(channel.retrievedOn),
      },
    });
    const created = await tx.channel.create({
      data: {
        id: randomUUID(),
        ...owner.key,
        kind,
        value,
        asOf: fromDay(channel.retrievedOn),
        citations: { create: { sourceId: source.id, confidence: 'medium' } },
      },
    });
    await audit(tx, actor, 'channel.add', `channel:${created.id}`, {
      after: { owner: channel.owner, kind, value, source: source.id },
    });
    await publish(tx, tags.place(owner.placeGeoid));
    return ok({ id: created.id });
  });
}

/** Takes an address away that an editor found wrong. Copies already sent keep their own record of it. */
export async function removeChannel(actor: Actor, id: string): Promise<Outcome> {
  return db().$transaction(async (tx) => {
    const channel = await tx.channel.findUnique({
      where: { id },
      include: {
        body: { select: { placeGeoid: true } },
        term: { select: { seat: { select: { body: { select: { placeGeoid: true } } } } } },
        citations: { select: { sourceId: true } },
      },
    });
    const placeGeoid = channel?.body?.placeGeoid ?? channel?.term?.seat.body.placeGeoid;
    if (!channel || !placeGeoid) return refuse('not_found');
    await tx.channel.delete({ where: { id } });
    await audit(tx, actor, 'channel.remove', `channel:${id}`, {
      before: {
        termId: channel.termId,
        bodyId: channel.bodyId,
        kind: channel.kind,
        value: channel.value,
        sources: channel.citations.map(({ sourceId }) => sourceId),
      },
    });
    await publish(tx, tags.place(placeGeoid));
    return ok();
  });
}

type Owner = { key: { termId: string } | { bodyId: string }; placeGeoid: string; ended: boolean };

async function findOwner(tx: Tx, owner: string): Promise<Owner | null> {
  const id = owner.slice(5);
  if (owner.startsWith('body:')) {
    const body = await tx.body.findUnique({ where: { id } });
    return body && { key: { bodyId: id }, placeGeoid: body.placeGeoid, ended: false };
  }
  const term = await tx.term.findUnique({
    where: { id },
    include: { seat: { include: { body: { include: { place: true } } } } },
  });
  if (!term) return null;
  const { place } = term.seat.body;
  const today = dayIn(place.timeZone, now());
  return {
    key: { termId: id },
    placeGeoid: place.geoid,
    ended: term.endOn !== null && toDay(term.endOn) <= today,
  };
}
