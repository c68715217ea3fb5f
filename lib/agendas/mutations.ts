import { createHash, randomUUID } from 'node:crypto';
import { now } from '#lib/kernel/clock.ts';
import { db, type Tx } from '#lib/platform/db.ts';
import { enqueue } from '#lib/platform/jobs.ts';
import type { Prisma } from '#lib/platform/prisma/client.ts';
import { publish, tags } from '#lib/platform/publish.ts';
import { createNotices } from './notice-mutations.ts';
import { changedFields, type FieldChanges, ITEM_FIELDS, looksWrong, MEETING_FIELDS } from './rules.ts';
import { ensureSource } from './source-mutations.ts';
import type { Platform } from './sources/index.ts';
import { type ReadAnswer, type ReadItem, ReadingError, type ReadMeeting } from './sources/reading.ts';

export type ChangeKind = 'added' | 'changed' | 'withdrawn' | 'restored';

/** One recorded change, for the report of the command. `what` is the body's name or the item's title. */
export type ReportedChange = {
  of: 'meeting' | 'item';
  id: string;
  kind: ChangeKind;
  what: string;
  fields: FieldChanges;
};

/** Counts are of meetings and items together, but for `meetings` and `items`. */
export type ReadingReport = {
  source: string;
  meetings: number;
  items: number;
  added: number;
  changed: number;
  withdrawn: number;
  restored: number;
  unchanged: number;
  changes: ReportedChange[];
  /** Repairs of the adapter, and what was held back. */
  notes: string[];
};

type Known = Prisma.MeetingGetPayload<{ include: { items: true } }>;
type Change = ReportedChange & { meetingId: string };

type Work = {
  tx: Tx;
  at: Date;
  changes: Change[];
  unchanged: number;
};

/**
 * Takes what was read into the database, in one transaction that waits for any other reading of this source:
 * new meetings and items, changed fields with before and after, what was taken off and what came back.
 * The same answer again changes nothing.
 * @param read.text what was read, for its checksum
 */
export async function readInto(
  sourceId: string,
  read: { answer: ReadAnswer; text: string },
): Promise<ReadingReport> {
  return db().$transaction((tx) => takeIn(tx, sourceId, read), { timeout: 120_000, maxWait: 10_000 });
}

async function takeIn(tx: Tx, sourceId: string, { answer, text }: { answer: ReadAnswer; text: string }) {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`agenda ${sourceId}`}, 0))`;
  const source = await tx.agendaSource.findUniqueOrThrow({ where: { id: sourceId } });
  const work: Work = { tx, at: now(), changes: [], unchanged: 0 };
  const notes = [...answer.repairs];
  const kept = answer.meetings.filter(
    ({ bodyName }) => source.bodyNames.length === 0 || source.bodyNames.includes(bodyName),
  );
  if (kept.length < answer.meetings.length) {
    notes.push(`${answer.meetings.length - kept.length} meetings of other bodies were left out.`);
  }
  const known = await tx.meeting.findMany({ where: { sourceId }, include: { items: true } });
  const byId = new Map(known.map((meeting) => [meeting.outsideId, meeting]));
  const reading = await tx.reading.create({
    data: {
      sourceId,
      at: work.at,
      sha256: createHash('sha256').update(text).digest('hex'),
      meetings: 0,
      items: 0,
      changes: 0,
    },
  });

  for (const meeting of kept) {
    const before = byId.get(meeting.outsideId);
    const id = before ? await updateMeeting(work, before, meeting) : await addMeeting(work, source, meeting);
    await takeItems(work, id, before?.items ?? [], meeting.items, meeting.itemsComplete);
  }
  for (const { meetingNumber, items } of answer.looseItems) {
    const meeting = known.find(({ outsideNumber }) => outsideNumber === meetingNumber);
    if (meeting) await takeItems(work, meeting.id, meeting.items, items, false);
    else
      notes.push(`Items of event ${meetingNumber} (${items.length}) were left out: read that event first.`);
  }
  if (
    kept.length === 0 &&
    answer.looseItems.length > 0 &&
    answer.looseItems.every(
      ({ meetingNumber }) => !known.some(({ outsideNumber }) => outsideNumber === meetingNumber),
    )
  ) {
    const events = answer.looseItems.map(({ meetingNumber }) => meetingNumber).join(', ');
    throw new ReadingError(
      `source ${sourceId}`,
      `these items belong to event ${events}, which is not on file`,
      'Read that event first; nothing was imported',
    );
  }
  const held = await withdrawMissing(work, known, kept, answer.covers);
  if (held > 0) {
    notes.push(
      `${held} meetings to come are missing from this reading, which looks wrong: they were kept as they are.`,
    );
  }

  await record(tx, reading.id, work.changes, work.at);
  const items =
    kept.reduce((sum, meeting) => sum + meeting.items.length, 0) +
    answer.looseItems.reduce((sum, loose) => sum + loose.items.length, 0);
  await tx.reading.update({
    where: { id: reading.id },
    data: { meetings: kept.length, items, changes: work.changes.length },
  });
  await tx.agendaSource.update({
    where: { id: sourceId },
    data: { lastReadAt: work.at, lastOkAt: work.at, lastError: null },
  });
  await publish(tx, tags.place(source.placeGeoid), ...work.changes.map((change) => tags.item(change.id)));
  if (work.changes.length > 0 && (await createNotices(tx, reading.id, work.at)) > 0)
    await enqueue(tx, 'notify', {});

  const count = (kind: ChangeKind) => work.changes.filter((change) => change.kind === kind).length;
  return {
    source: sourceId,
    meetings: kept.length,
    items,
    added: count('added'),
    changed: count('changed'),
    withdrawn: count('withdrawn'),
    restored: count('restored'),
    unchanged: work.unchanged,
    changes: work.changes.map(({ meetingId: _, ...change }) => change),
    notes,
  } satisfies ReadingReport;
}

async function addMeeting(
  work: Work,
  source: { id: string; placeGeoid: string; bodyId: string | null },
  meeting: ReadMeeting,
): Promise<string> {
  const { items: _, itemsComplete: __, ...fields } = meeting;
  const { placeGeoid, bodyId } = source;
  const { id } = await work.tx.meeting.create({
    data: { ...fields, sourceId: source.id, placeGeoid, bodyId, readAt: work.at },
  });
  work.changes.push({ of: 'meeting', id, meetingId: id, kind: 'added', what: meeting.bodyName, fields: {} });
  return id;
}

async function updateMeeting(work: Work, before: Known, meeting: ReadMeeting): Promise<string> {
  const { items: _, itemsComplete: __, ...after } = meeting;
  const fields = changedFields(MEETING_FIELDS, before, after);
  await work.tx.meeting.update({
    where: { id: before.id },
    data: { ...after, readAt: work.at, withdrawnAt: null },
  });
  note(
    work,
    { of: 'meeting', id: before.id, meetingId: before.id, what: meeting.bodyName },
    before.withdrawnAt,
    fields,
  );
  return before.id;
}

/** Notes whether something known came back, changed or stayed as it was. */
function note(
  work: Work,
  what: Omit<Change, 'kind' | 'fields'>,
  withdrawnAt: Date | null,
  fields: FieldChanges,
): void {
  if (withdrawnAt) work.changes.push({ ...what, kind: 'restored', fields });
  else if (Object.keys(fields).length > 0) work.changes.push({ ...what, kind: 'changed', fields });
  else work.unchanged += 1;
}

async function takeItems(
  work: Work,
  meetingId: string,
  known: Known['items'],
  items: ReadItem[],
  complete: boolean,
) {
  const byId = new Map(known.map((item) => [item.outsideId, item]));
  const added = items
    .filter(({ outsideId }) => !byId.has(outsideId))
    .map((item) => ({ ...item, id: randomUUID(), meetingId, readAt: work.at }));
  if (added.length > 0) await work.tx.agendaItem.createMany({ data: added });
  for (const { id, title } of added)
    work.changes.push({ of: 'item', id, meetingId, kind: 'added', what: title, fields: {} });

  const same: string[] = [];
  for (const item of items) {
    const before = byId.get(item.outsideId);
    if (!before) continue;
    const fields = changedFields(ITEM_FIELDS, before, item);
    note(work, { of: 'item', id: before.id, meetingId, what: item.title }, before.withdrawnAt, fields);
    if (Object.keys(fields).length === 0 && !before.withdrawnAt && before.sequence === item.sequence)
      same.push(before.id);
    else
      await work.tx.agendaItem.update({
        where: { id: before.id },
        data: { ...item, readAt: work.at, withdrawnAt: null },
      });
  }
  await work.tx.agendaItem.updateMany({ where: { id: { in: same } }, data: { readAt: work.at } });

  if (!complete) return;
  const present = new Set(items.map(({ outsideId }) => outsideId));
  const gone = known.filter((item) => !item.withdrawnAt && !present.has(item.outsideId));
  await work.tx.agendaItem.updateMany({
    where: { id: { in: gone.map(({ id }) => id) } },
    data: { withdrawnAt: work.at },
  });
  for (const { id, title } of gone)
    work.changes.push({ of: 'item', id, meetingId, kind: 'withdrawn', what: title, fields: {} });
}

/** Meetings to come that the reading covers and does not hold. Returns how many were held back. */
async function withdrawMissing(
  work: Work,
  known: Known[],
  read: ReadMeeting[],
  covers: ReadAnswer['covers'],
): Promise<number> {
  if (!covers || read.length === 0) return 0;
  const present = new Set(read.map(({ outsideId }) => outsideId));
  const inSpan = known.filter(
    ({ startsAt, withdrawnAt }) =>
      !withdrawnAt && startsAt > work.at && startsAt >= covers.from && (!covers.to || startsAt <= covers.to),
  );
  const gone = inSpan.filter(({ outsideId }) => !present.has(outsideId));
  if (looksWrong(gone.length, inSpan.length)) return gone.length;
  await work.tx.meeting.updateMany({
    where: { id: { in: gone.map(({ id }) => id) } },
    data: { withdrawnAt: work.at },
  });
  for (const { id, bodyName } of gone) {
    work.changes.push({ of: 'meeting', id, meetingId: id, kind: 'withdrawn', what: bodyName, fields: {} });
  }
  return 0;
}

async function record(tx: Tx, readingId: string, changes: Change[], at: Date): Promise<void> {
  await tx.agendaChange.createMany({
    data: changes.map(({ of, id, kind, fields }) => ({
      readingId,
      kind,
      fields,
      at,
      ...(of === 'meeting' ? { meetingId: id } : { itemId: id }),
    })),
  });
}

/** Takes a file into the source of a place or body, which is made at the first file that can be read. */
export async function readFileSource(
  platform: Platform,
  target: { key: string; placeGeoid: string; bodyId: string | null },
  read: { answer: ReadAnswer; text: string },
): Promise<ReadingReport> {
  return db().$transaction(async (tx) => takeIn(tx, await ensureSource(tx, platform, target), read), {
    timeout: 120_000,
    maxWait: 10_000,
  });
}
