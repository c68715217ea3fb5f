import type { Actor } from '#lib/kernel/actor.ts';
import { now } from '#lib/kernel/clock.ts';
import { type Outcome, ok, refuse } from '#lib/kernel/outcome.ts';
import { audit } from '#lib/platform/audit.ts';
import { seal, unseal } from '#lib/platform/cipher.ts';
import { db, type Tx } from '#lib/platform/db.ts';
import { log, logUnexpected } from '#lib/platform/log.ts';
import { sendMail } from '#lib/platform/mail.ts';
import { factLine } from '../fact-queries.ts';
import { reportMail } from './report-mail.ts';
import type { Answer, Report } from './report-schema.ts';

/** As the report page promises: answered reports go after these days, unanswered ones after the longer time. */
export const ANSWERED_DAYS = 90;
export const UNANSWERED_DAYS = 365;
const PURPOSE = 'report';

/** Puts a reader's report into the queue. Who sent it is not kept. */
export async function fileReport(report: Report): Promise<Outcome<{ id: string }>> {
  const line = await factLine(report.fact);
  if (!line) return refuse('not_found');
  const { id } = await db().factReport.create({
    data: {
      fact: report.fact,
      placeGeoid: line.place.geoid,
      text: report.text,
      link: report.link ?? null,
      language: report.language,
      sealedEmail: report.email ? seal(PURPOSE, report.email) : null,
      createdAt: now(),
    },
  });
  return ok({ id });
}

/** Closes a report with an editor's words and tells the reader, if they left an address. */
export async function answerReport(actor: Actor, { id, outcome, answer }: Answer): Promise<Outcome> {
  const closed = await db().$transaction(async (tx) => {
    const { count } = await tx.factReport.updateMany({
      where: { id, state: 'open' },
      data: { state: outcome, answer, answeredAt: now() },
    });
    if (count === 0) return false;
    await audit(tx, actor, 'report.answer', `report:${id}`, { after: { outcome, answer } });
    return true;
  });
  if (!closed) {
    const known = await db().factReport.findUnique({ where: { id }, select: { id: true } });
    return refuse(known ? 'conflict' : 'not_found');
  }
  await tellReporters();
  return ok();
}

/**
 * Sends every outcome that waits and forgets the address: at once after an answer, and again each hour for mail
 * that did not leave. A report's mail has one key, so that trying again never sends it twice.
 */
export async function tellReporters(): Promise<{ told: number }> {
  const waiting = await db().factReport.findMany({
    where: { state: { not: 'open' }, sealedEmail: { not: null } },
    orderBy: { answeredAt: 'asc' },
    take: 50,
  });
  let told = 0;
  for (const report of waiting) {
    // One that cannot be told, such as by an address whose key is gone, keeps nobody behind it waiting.
    const sent = await tellReporter(report).catch((error: unknown) => {
      logUnexpected('report mail', error, { report: report.id });
      return false;
    });
    if (sent) told++;
  }
  return { told };
}

type Waiting = NonNullable<Awaited<ReturnType<Tx['factReport']['findUnique']>>>;

/** @returns whether the mail left now */
async function tellReporter(report: Waiting): Promise<boolean> {
  if (!report.sealedEmail) return false;
  const line = await factLine(report.fact);
  const mail = await reportMail(report, line, unseal<string>(PURPOSE, report.sealedEmail));
  const sent = await sendMail({ ...mail, idempotencyKey: `report/${report.id}` });
  if (!sent.ok) log('error', 'report mail', { report: report.id, error: sent.error, passing: sent.passing });
  if (!sent.ok && sent.passing) return false;
  await db().factReport.update({ where: { id: report.id }, data: { sealedEmail: null } });
  return sent.ok;
}

/** Removes reports when their time is over. */
export async function removeExpiredReports(): Promise<number> {
  const before = (days: number) => new Date(now().getTime() - days * 86_400_000);
  const { count } = await db().factReport.deleteMany({
    where: {
      OR: [
        { answeredAt: { lt: before(ANSWERED_DAYS) } },
        { state: 'open', createdAt: { lt: before(UNANSWERED_DAYS) } },
      ],
    },
  });
  return count;
}
