import { randomUUID } from 'node:crypto';
import { now } from '#lib/kernel/clock.ts';
import { dayIn, fromDay, toDay } from '#lib/kernel/dates.ts';
import { foldName } from '#lib/places/fold.ts';
import type { AuditActor } from '#lib/platform/audit.ts';
import { db, type Tx } from '#lib/platform/db.ts';
import { publish, tags } from '#lib/platform/publish.ts';
import { snapshotOf } from '../edit/edit-store-queries.ts';
import { heldBy } from './difference-queries.ts';
import {
  differ,
  type Row,
  recordImport,
  type Step,
  slugOf,
  takeChannel,
  touch,
} from './import-fact-mutations.ts';
import { fault, type ImportProblem } from './import-problem.ts';
import { placeOnFile, seatOnFile, seatsOfPlace } from './import-queries.ts';
import { addTerm, updateTerm } from './import-term-mutations.ts';
import { placeInSeat, seatKey } from './term-rules.ts';
import type { ImportReport, ImportSource, Reading } from './types.ts';

const MINUTE = 60_000;

/** Undoes the transaction and carries its report out of it. */
class Undone extends Error {}

/**
 * Takes a file's terms, channels and people in one transaction: all of it, or, when a row is wrong, nothing. What is on
 * file from a better source stays; the report says what differs.
 */
export async function importOfficials(
  actor: AuditActor,
  file: { name: string; format: ImportReport['format'] },
  reading: Reading,
  { dryRun = false }: { dryRun?: boolean } = {},
): Promise<ImportReport> {
  const report = emptyReport(file, reading, dryRun);
  if (report.errors.length > 0) return report;
  try {
    await db().$transaction(
      async (tx) => {
        await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('officials:import'))`;
        const steps: Step[] = [];
        // Seats are made in the order of the file, which is the order of the dais.
        for (const incoming of reading.terms) {
          const step = await prepare({ tx, actor, incoming, report });
          if (step) steps.push(step);
        }
        // Who left goes first, so that a successor in the same file finds the seat free.
        const end = ({ incoming }: Step) => incoming.endOn ?? '9999-12-31';
        steps.sort((a, b) => (end(a) < end(b) ? -1 : end(a) > end(b) ? 1 : 0));
        if (report.errors.length === 0) for (const step of steps) await takeTerm(step);
        if (report.errors.length > 0 || dryRun) throw new Undone();
        await publish(tx, ...report.places.map(tags.place));
      },
      { timeout: 10 * MINUTE, maxWait: MINUTE },
    );
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
  }
  return report.errors.length > 0
    ? emptyReport(file, { terms: reading.terms, errors: report.errors }, dryRun)
    : report;
}

function emptyReport(
  file: { name: string; format: ImportReport['format'] },
  { terms, errors }: Reading,
  dryRun: boolean,
): ImportReport {
  return {
    file: file.name,
    format: file.format,
    rows: terms.length,
    dryRun,
    terms: { added: 0, updated: 0, unchanged: 0, held: 0 },
    channels: { added: 0, updated: 0, unchanged: 0, skipped: 0 },
    made: { bodies: [], seats: [], people: [] },
    differences: [],
    errors,
    places: [],
  };
}

type Refusal = { column: string; problem: ImportProblem };

/** Finds or makes what a row stands on: its place, source and seat. Null when the row is wrong; the report says why. */
async function prepare(row: Row): Promise<Step | null> {
  const { tx, incoming, report } = row;
  const refuse = ({ column, problem }: Refusal) => {
    report.errors.push(fault(report.file, incoming.row, column, problem));
    return null;
  };
  const place = await placeOnFile(tx, incoming.place);
  if (!place) return refuse({ column: 'place', problem: { code: 'no_place', id: incoming.place } });
  const today = dayIn(place.timeZone, now());
  // Whoever read it may live in the east, where it is tomorrow already.
  if (incoming.source.retrievedOn > toDay(now()))
    return refuse({ column: 'retrieved', problem: { code: 'future' } });
  const step = { ...row, sourceId: await sourceOf(tx, incoming.source), geoid: place.geoid, today };
  const seat = await seatFor(step, place);
  if (typeof seat !== 'string') return refuse(seat);
  await citeBody(step, seat);
  return { ...step, seatId: seat };
}

async function takeTerm(step: Step): Promise<void> {
  const { tx, incoming, report, today } = step;
  const seat = await seatOnFile(tx, step.seatId, step.sourceId);
  const spot = placeInSeat(seat.terms, incoming);
  if (spot.kind === 'taken') {
    report.terms.held += 1;
    const { name, startOn, endOn } = spot.by;
    return differ(step, {
      about: 'holder',
      onFile: heldBy(name, startOn, endOn),
      inFile: incoming.name,
      done: 'reported',
      termId: spot.by.id,
    });
  }
  const before = spot.kind === 'same' ? await snapshotOf(tx, 'term', spot.term.id) : null;
  const term = spot.kind === 'same' ? await updateTerm(step, spot.term) : await addTerm(step, seat);
  await recordImport(step, 'term', term.id, before);
  // An address of somebody who left would only invite letters to them.
  const left = [term.endOn, incoming.endOn].some((end) => end !== null && end <= today);
  if (left) report.channels.skipped += incoming.channels.length;
  else for (const channel of incoming.channels) await takeChannel(step, term, channel);
}

/** One source a page and title; a later reading of it moves its date. */
async function sourceOf(tx: Tx, source: ImportSource): Promise<string> {
  const { publisher, title, url, retrievedOn } = source;
  const known = await tx.source.findFirst({ where: { publisher, title, url }, orderBy: { id: 'asc' } });
  const read = fromDay(retrievedOn);
  if (known) {
    if (known.retrievedOn < read)
      await tx.source.update({ where: { id: known.id }, data: { retrievedOn: read } });
    return known.id;
  }
  const id = `import-${randomUUID()}`;
  await tx.source.create({ data: { ...source, id, retrievedOn: read } });
  return id;
}

/** Adds the source that shows the body itself to the seat's body, once. */
async function citeBody(step: Omit<Step, 'seatId'>, seatId: string): Promise<void> {
  const { tx, incoming } = step;
  if (!incoming.bodySource) return;
  const { bodyId } = await tx.seat.findUniqueOrThrow({ where: { id: seatId }, select: { bodyId: true } });
  const sourceId = await sourceOf(tx, incoming.bodySource);
  const known = await tx.citation.findFirst({ where: { bodyId, sourceId, disputes: false } });
  if (known) return;
  const before = await snapshotOf(tx, 'body', bodyId);
  await tx.citation.create({ data: { bodyId, sourceId, confidence: incoming.confidence } });
  await recordImport(step, 'body', bodyId, before);
  touch(step);
}

type PlaceRow = { geoid: string; name: string; stateCode: string; slug: string };

/** The seat on file; one that is not is made, and so is the body, where the file says enough. */
async function seatFor(step: Omit<Step, 'seatId'>, place: PlaceRow): Promise<string | Refusal> {
  const { tx, incoming } = step;
  const bodies = await seatsOfPlace(tx, place.geoid);
  const named =
    incoming.body === null
      ? bodies
      : bodies.filter((body) => foldName(body.name) === foldName(incoming.body ?? ''));
  const wanted = seatKey(incoming.seat);
  const seats = named.flatMap((body) => body.seats);
  const found = seats.filter((seat) => seatKey(seat.label) === wanted);
  const mayors =
    incoming.seatKind === 'mayor' && found.length === 0
      ? seats.filter((seat) => seat.kind === 'mayor')
      : found;
  const [seat, ...more] = mayors;
  if (more.length > 0) return { column: 'body', problem: { code: 'several_seats', seat: incoming.seat } };
  if (seat) return seat.id;
  if (named.length > 1) return { column: 'body', problem: { code: 'several_bodies' } };
  const body = named[0] ?? (await addBody(step, place));
  if ('problem' in body) return body;
  const id = `${body.id}-${slugOf(incoming.seat)}`;
  const position = Math.max(0, ...body.seats.map((it) => it.position)) + 1;
  const label = incoming.seat;
  const kind = incoming.seatKind;
  // Whether a mayor votes differs from city to city and is not in these files.
  await tx.seat.create({ data: { id, bodyId: body.id, label, kind, votes: kind === 'member', position } });
  await recordImport(step, 'seat', id, null);
  step.report.made.seats.push(id);
  touch(step);
  return id;
}

async function addBody(
  { tx, actor, incoming, sourceId, report }: Omit<Step, 'seatId'>,
  place: PlaceRow,
): Promise<{ id: string; seats: { position: number }[] } | Refusal> {
  const mayorOnly = incoming.body === null && incoming.seatKind === 'mayor';
  if (incoming.body === null && !mayorOnly) return { column: 'body', problem: { code: 'no_body' } };
  // The column asks for a kind; the name says what is known.
  const kind = mayorOnly ? 'city_council' : incoming.bodyKind;
  if (kind === null) return { column: 'body_kind', problem: { code: 'no_kind' } };
  const name = incoming.body ?? `Mayor and governing body of ${place.name}`;
  const id = `${place.stateCode}-${place.slug}-${slugOf(incoming.body ?? 'governing body')}`;
  const asOf = fromDay(incoming.source.retrievedOn);
  const citations = { create: { sourceId, confidence: incoming.confidence } };
  await tx.body.create({ data: { id, placeGeoid: place.geoid, name, kind, asOf, citations } });
  await recordImport({ tx, actor }, 'body', id, null);
  report.made.bodies.push(id);
  return { id, seats: [] };
}
