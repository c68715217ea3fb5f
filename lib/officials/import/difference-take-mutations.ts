import { randomUUID } from 'node:crypto';
import type { Actor } from '#lib/kernel/actor.ts';
import { now } from '#lib/kernel/clock.ts';
import { dayIn, fromDay } from '#lib/kernel/dates.ts';
import { type Outcome, ok, refuse } from '#lib/kernel/outcome.ts';
import { audit } from '#lib/platform/audit.ts';
import { db, type Prisma, type Tx } from '#lib/platform/db.ts';
import { publish, tags } from '#lib/platform/publish.ts';
import { checkVotes } from '../edit/edit-check-queries.ts';
import { wrong } from '../edit/edit-refusal-rules.ts';
import { inOne, record } from '../edit/edit-store-mutations.ts';
import { snapshotOf } from '../edit/edit-store-queries.ts';
import { addPerson } from '../person-mutations.ts';
import { type StoredDifference, stands, wantedOf } from './difference-queries.ts';
import { type About, cannotTake, isAbout, type Wanted } from './difference-rules.ts';

type Taking = { tx: Tx; actor: Actor; row: StoredDifference; wanted: Wanted; entries: string[] };

/** An editor's word that the file is right: the fact is corrected to what it says, with its source. */
export async function takeFromFile(actor: Actor, id: string): Promise<Outcome> {
  return settle(actor, id, async (taking) => {
    const { tx, row, wanted, entries } = taking;
    if (!isAbout(row.about)) throw wrong({ form: 'gone' });
    const barred = cannotTake(row.about, wanted);
    if (barred) throw wrong({ form: barred });
    await TAKE[row.about](taking);
    await tx.importDifference.update({
      where: { id },
      data: { state: 'taken', decidedBy: actor.id, decidedAt: now(), entryIds: entries },
    });
    // A person who was named otherwise may hold office elsewhere too.
    const bodies = await tx.body.findMany({
      where: { seats: { some: { terms: { some: { id: row.termId } } } } },
      select: { placeGeoid: true },
    });
    await publish(tx, ...[row.placeGeoid, ...bodies.map((body) => body.placeGeoid)].map(tags.place));
  });
}

/** An editor's word that ours is right: the same in the same file is not asked again. */
export async function keepOurs(actor: Actor, id: string): Promise<Outcome> {
  return settle(actor, id, async ({ tx, row }) => {
    const { about, who, onFile, inFile, fileName, sourceId } = row;
    await tx.importDifference.update({
      where: { id },
      data: { state: 'kept', decidedBy: actor.id, decidedAt: now() },
    });
    await audit(tx, actor, 'difference.keep', `difference:${id}`, {
      after: { about, who, onFile, inFile, fileName, source: sourceId },
    });
  });
}

/** Asks again what an editor had kept. */
export async function undoKeep(actor: Actor, entryId: string): Promise<Outcome> {
  return db().$transaction(async (tx) => {
    const entry = await tx.auditEntry.findUnique({ where: { id: entryId } });
    if (entry?.action !== 'difference.keep') return refuse('not_found');
    const id = entry.subject.slice('difference:'.length);
    const { count } = await tx.importDifference.updateMany({
      where: { id, state: 'kept' },
      data: { state: 'open', decidedBy: null, decidedAt: null },
    });
    if (count === 0) return refuse('conflict');
    await audit(tx, actor, 'difference.keep.undo', entry.subject, { after: { entry: entryId } });
    return ok();
  });
}

async function settle(actor: Actor, id: string, work: (taking: Taking) => Promise<void>): Promise<Outcome> {
  return inOne(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "ImportDifference" WHERE id = ${id} FOR UPDATE`;
    const row = await tx.importDifference.findUnique({ where: { id } });
    if (!row) return refuse('not_found');
    if (row.state !== 'open' || !(await stands(tx, row))) return refuse('conflict');
    await work({ tx, actor, row, wanted: wantedOf(row), entries: [] });
    return ok();
  });
}

const TAKE: Record<About, (taking: Taking) => Promise<void>> = {
  start: (taking) => changeTerm(taking, dates(taking.wanted, 'start')),
  end: (taking) => changeTerm(taking, dates(taking.wanted, 'end')),
  name: takeName,
  same_name: takePerson,
  holder: takeHolder,
  email: takeAddress,
  phone: takeAddress,
  postal: takeAddress,
  web_form: takeAddress,
};

function dates(wanted: Wanted, end: 'start' | 'end'): Prisma.TermUncheckedUpdateInput {
  const day = wanted[`${end}On`];
  if (day === null) throw wrong({ form: 'gone' });
  return { [`${end}On`]: fromDay(day), [`${end}Precision`]: wanted[`${end}Precision`] ?? 'day' };
}

/** Corrects the term by what the file says, which then supports it, as an edit that can be undone like any other. */
async function changeTerm(taking: Taking, data: Prisma.TermUncheckedUpdateInput): Promise<void> {
  const { tx, row } = taking;
  await recorded(taking, 'term', row.termId, async () => {
    await tx.term.update({ where: { id: row.termId }, data });
    await supports(taking, { termId: row.termId });
  });
  await checkVotes(tx, 'term', row.termId);
}

async function takeName(taking: Taking): Promise<void> {
  const { tx, row, wanted } = taking;
  const { officialId } = await tx.term.findUniqueOrThrow({ where: { id: row.termId } });
  const { name, familyName } = wanted;
  await recorded(taking, 'term', row.termId, async () => {
    await tx.official.update({ where: { id: officialId }, data: { name, familyName } });
    await supports(taking, { termId: row.termId });
  });
}

/** The term is the other person's; one whom nothing else speaks of goes. */
async function takePerson(taking: Taking): Promise<void> {
  const { tx, row, wanted } = taking;
  const { officialId: before } = await tx.term.findUniqueOrThrow({ where: { id: row.termId } });
  if (!wanted.officialId || !(await tx.official.findUnique({ where: { id: wanted.officialId } })))
    throw wrong({ form: 'gone' });
  await changeTerm(taking, { officialId: wanted.officialId });
  const used = await tx.official.findUnique({
    where: { id: before },
    select: { _count: { select: { terms: true, statements: true } } },
  });
  if (used?._count.terms === 0 && used._count.statements === 0)
    await tx.official.delete({ where: { id: before } });
}

/** Who is on file left on the newcomer's first day. */
async function takeHolder(taking: Taking): Promise<void> {
  const { tx, actor, row, wanted, entries } = taking;
  const { startOn, startPrecision, endOn, endPrecision, readOn, confidence, locator } = wanted;
  if (startOn === null) throw wrong({ form: 'noStart' });
  const present = await tx.term.findUniqueOrThrow({ where: { id: row.termId } });
  if (present.startOn && present.startOn >= fromDay(startOn)) throw wrong({ form: 'endsBefore' });
  await changeTerm(taking, {
    endOn: fromDay(startOn),
    endPrecision: startPrecision ?? 'day',
    endReason: null,
  });
  const id = randomUUID();
  await tx.term.create({
    data: {
      id,
      seatId: present.seatId,
      officialId: await personOf(tx, present.seatId, wanted),
      startOn: fromDay(startOn),
      startPrecision: startPrecision ?? 'day',
      endOn: endOn && fromDay(endOn),
      endPrecision,
      asOf: fromDay(readOn),
      citations: { create: { sourceId: row.sourceId, confidence, locator } },
    },
  });
  const added = await snapshotOf(tx, 'term', id);
  entries.push(await record(tx, actor, 'fact.add', `term:${id}`, null, added));
}

async function personOf(tx: Tx, seatId: string, { ocdPersonId, name, familyName }: Wanted): Promise<string> {
  const known = ocdPersonId
    ? await tx.official.findUnique({ where: { ocdPersonId } })
    : await tx.official.findFirst({ where: { name, terms: { some: { seatId } } } });
  if (known) return known.id;
  return (await addPerson(tx, { name, familyName, ocdPersonId })).id;
}

/** The file's address takes ours' place; sources that say ours stand beside it as saying otherwise. */
async function takeAddress(taking: Taking): Promise<void> {
  const { tx, row, wanted } = taking;
  const { channelId, sourceId } = row;
  if (channelId === null || wanted.value === null) throw wrong({ form: 'gone' });
  const term = await tx.term.findUniqueOrThrow({
    where: { id: row.termId },
    include: { seat: { include: { body: { include: { place: true } } } } },
  });
  const today = dayIn(term.seat.body.place.timeZone, now());
  // Nobody is written to after their term, so no address is taken for who left.
  if (term.endOn && term.endOn <= fromDay(today)) throw wrong({ form: 'termEnded' });
  const { value } = wanted;
  await recorded(taking, 'channel', channelId, async () => {
    const asOf = fromDay(wanted.readOn);
    await tx.channel.update({ where: { id: channelId }, data: { value, asOf, suppressedAt: null } });
    await tx.citation.updateMany({
      where: { channelId, disputes: false, NOT: { sourceId } },
      data: { disputes: true },
    });
    await supports(taking, { channelId });
  });
}

/** The file's source says so: cited once, and not as saying otherwise. */
async function supports({ tx, row, wanted }: Taking, fact: { termId: string } | { channelId: string }) {
  const { sourceId } = row;
  const { confidence, locator } = wanted;
  const cited = await tx.citation.findMany({ where: { ...fact, sourceId } });
  if (cited.length === 0) await tx.citation.create({ data: { ...fact, sourceId, confidence, locator } });
  else await tx.citation.updateMany({ where: { ...fact, sourceId }, data: { disputes: false } });
}

async function recorded(
  taking: Taking,
  kind: 'term' | 'channel',
  id: string,
  change: () => Promise<void>,
): Promise<void> {
  const { tx, actor, entries } = taking;
  const before = await snapshotOf(tx, kind, id);
  await change();
  const after = await snapshotOf(tx, kind, id);
  entries.push(await record(tx, actor, 'fact.change', `${kind}:${id}`, before, after));
}
