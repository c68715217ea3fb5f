import { now } from '#lib/kernel/clock.ts';
import { keyedDigest } from '#lib/platform/cipher.ts';
import { db, type Tx } from '#lib/platform/db.ts';
import { log } from '#lib/platform/log.ts';
import { sendMail } from '#lib/platform/mail.ts';
import type { Prisma } from '#lib/platform/prisma/client.ts';
import { SENDING_MS } from '#lib/platform/worker.ts';
import { noticeMail } from './notice-mail.ts';
import { type TellableChange, tellsItemOfMeeting, tellsPlaceOfItem, tellsPlaceOfMeeting } from './rules.ts';

/** Notes for every follower which changes of a reading to tell. Returns how many notices were made. */
export async function createNotices(tx: Tx, readingId: string, at: Date): Promise<number> {
  const changes = await tx.agendaChange.findMany({
    where: { readingId },
    include: {
      meeting: { include: { items: { select: { id: true } } } },
      item: { include: { meeting: true } },
    },
  });
  const geoids = new Set(
    changes.flatMap((change) => (change.meeting ?? change.item?.meeting)?.placeGeoid ?? []),
  );
  const itemIds = changes.flatMap(
    (change) => change.itemId ?? change.meeting?.items.map(({ id }) => id) ?? [],
  );
  const follows = await tx.follow.findMany({
    where: { OR: [{ placeGeoid: { in: [...geoids] } }, { itemId: { in: itemIds } }] },
  });
  if (follows.length === 0) return 0;

  const rows = changes.flatMap((change) => {
    const meeting = change.meeting ?? change.item?.meeting;
    if (!meeting) return [];
    const told = tellable(change, meeting.startsAt);
    const tellsPlace = change.item
      ? tellsPlaceOfItem(told, change.item.title, at)
      : tellsPlaceOfMeeting(told, at);
    const items = change.itemId
      ? new Set([change.itemId])
      : new Set(tellsItemOfMeeting(told) ? change.meeting?.items.map(({ id }) => id) : []);
    return follows
      .filter((follow) =>
        follow.itemId ? items.has(follow.itemId) : tellsPlace && follow.placeGeoid === meeting.placeGeoid,
      )
      .map((follow) => ({ followId: follow.id, changeId: change.id }));
  });
  const { count } = await tx.notice.createMany({ data: rows, skipDuplicates: true });
  return count;
}

function tellable(
  change: { kind: TellableChange['kind']; fields: Prisma.JsonValue },
  startsAt: Date,
): TellableChange {
  const fields = (change.fields ?? {}) as Record<string, { before: unknown }>;
  const before = fields.startsAt?.before;
  return {
    kind: change.kind,
    fields: Object.keys(fields),
    startsAt: typeof before === 'string' ? [startsAt, new Date(before)] : [startsAt],
  };
}

const NOTICE = {
  follow: { include: { user: true, place: true, item: true } },
  change: {
    include: {
      meeting: { include: { place: true } },
      item: { include: { meeting: { include: { place: true } } } },
    },
  },
} satisfies Prisma.NoticeInclude;

export type NoticeRow = Prisma.NoticeGetPayload<{ include: typeof NOTICE }>;

/**
 * Sends each person what they have not been told yet, in one mail. Which notices go together is settled and
 * kept before the first attempt, so that an attempt repeated after a crash is the same mail with the same key.
 * @returns how many mails went out, how many have to be tried again, and whether more wait than there was time for.
 */
export async function sendNotices(
  milliseconds = SENDING_MS,
): Promise<{ sent: number; later: number; more: boolean }> {
  const until = performance.now() + milliseconds;
  await gather();
  const waiting = await db().notice.findMany({
    where: { sentAt: null, mailKey: { not: null } },
    distinct: ['mailKey'],
    select: { mailKey: true },
  });
  let sent = 0;
  let later = 0;
  // By lot: two workers are rarely at the same mail, and one that never leaves holds up no other.
  for (const mailKey of byLot(waiting.flatMap((one) => one.mailKey ?? []))) {
    if (performance.now() > until) return { sent, later, more: true };
    const done = await sendOne(mailKey);
    if (done === 'sent') sent += 1;
    if (done === 'later' || done === 'stop') later += 1;
    if (done === 'stop') break;
  }
  return { sent, later, more: false };
}

/** Puts a person's new notices into one mail to be: in one statement, so that two workers cannot both do it. */
async function gather(): Promise<void> {
  await db().$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('agenda notices', 0))`;
    const fresh = await tx.notice.findMany({
      where: { sentAt: null, mailKey: null },
      select: { id: true, follow: { select: { userId: true } } },
      orderBy: { id: 'asc' },
    });
    for (const [, notices] of Map.groupBy(fresh, ({ follow }) => follow.userId)) {
      const ids = notices.map(({ id }) => id);
      await tx.notice.updateMany({
        where: { id: { in: ids } },
        data: { mailKey: `notice-${keyedDigest('notice mail', ids.join(' '))}` },
      });
    }
  });
}

function byLot(keys: readonly string[]): string[] {
  const lots = new Map(keys.map((key) => [key, Math.random()]));
  return keys.toSorted((a, b) => (lots.get(a) ?? 0) - (lots.get(b) ?? 0));
}

/** "stop": the provider takes no mail for now, whatever it is. */
async function sendOne(mailKey: string): Promise<'sent' | 'later' | 'stop' | 'dropped'> {
  const notices = await db().notice.findMany({
    where: { mailKey, sentAt: null },
    include: NOTICE,
    orderBy: { change: { at: 'asc' } },
  });
  if (notices.length === 0) return 'dropped';
  const mail = { ...(await noticeMail(notices)), idempotencyKey: mailKey };
  const result = await sendMail(mail, { inTurn: true });
  // Resend answers so when this key was already used: the mail went out before a crash.
  const already = !result.ok && result.error === 'invalid_idempotent_request';
  if (result.ok || already) {
    await db().notice.updateMany({ where: { mailKey }, data: { sentAt: now() } });
    return 'sent';
  }
  log('warn', 'notice', { error: result.error, passing: result.passing });
  if (result.passing) return result.everyone ? 'stop' : 'later';
  // The same mail would be refused again, for ever.
  await db().notice.deleteMany({ where: { mailKey } });
  return 'dropped';
}
