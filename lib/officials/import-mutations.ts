import { randomUUID } from 'node:crypto';
import { now } from '#lib/kernel/clock.ts';
import { type Day, dayIn, fromDay } from '#lib/kernel/dates.ts';
import { foldName } from '#lib/places/fold.ts';
import { type AuditActor, audit } from '#lib/platform/audit.ts';
import { db, type Tx } from '#lib/platform/db.ts';
import { publish, tags } from '#lib/platform/publish.ts';
import {
  decideDate,
  endContradicted,
  placeInSeat,
  RANK,
  samePerson,
  seatKey,
  seenOn,
  startContradicted,
} from './import/term-rules.ts';
import type { Difference, ImportedTerm, ImportReport, ImportSource, Reading } from './import/types.ts';
import { placeOnFile, type SeatOnFile, seatOnFile, seatsOfPlace, type TermRow } from './import-queries.ts';

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

type Row = { tx: Tx; actor: AuditActor; incoming: ImportedTerm; report: ImportReport };
type Step = Row & { sourceId: string; geoid: string; today: Day; seatId: string };
type Refusal = { column: string; why: string };

/** Finds or makes what a row stands on: its place, source and seat. Null when the row is wrong; the report says why. */
async function prepare(row: Row): Promise<Step | null> {
  const { tx, incoming, report } = row;
  const refuse = ({ column, why }: Refusal) => {
    report.errors.push({ file: report.file, row: incoming.row, column, why });
    return null;
  };
  const place = await placeOnFile(tx, incoming.place);
  if (!place) return refuse({ column: 'place', why: `no place on file has the id ${incoming.place}` });
  const today = dayIn(place.timeZone, now());
  if (incoming.source.retrievedOn > today) return refuse({ column: 'retrieved', why: 'lies in the future' });
  const step = { ...row, sourceId: await sourceOf(tx, incoming.source), geoid: place.geoid, today };
  const seat = await seatFor(step, place);
  return typeof seat === 'string' ? { ...step, seatId: seat } : refuse(seat);
}

async function takeTerm(step: Step): Promise<void> {
  const { tx, incoming, report, today } = step;
  const seat = await seatOnFile(tx, step.seatId, step.sourceId);
  const spot = placeInSeat(seat.terms, incoming);
  if (spot.kind === 'taken') {
    report.terms.held += 1;
    const { name, startOn, endOn } = spot.by;
    const holds = `${name}, ${startOn ?? 'start not on file'} to ${endOn ?? 'no end on file'}`;
    return differ(step, 'holder', holds, incoming.name, 'reported');
  }
  const term = spot.kind === 'same' ? await updateTerm(step, spot.term) : await addTerm(step, seat);
  // An address of somebody who left would only invite letters to them.
  const left = [term.endOn, incoming.endOn].some((end) => end !== null && end <= today);
  if (left) report.channels.skipped += incoming.channels.length;
  else for (const channel of incoming.channels) await takeChannel(step, term, channel);
}

function differ(
  { incoming, report }: Step,
  about: Difference['about'],
  onFile: string | null,
  inFile: string | null,
  done: Difference['done'],
): void {
  report.differences.push({ row: incoming.row, who: incoming.name, about, onFile, inFile, done });
}

function touch({ report, geoid }: Pick<Step, 'report' | 'geoid'>): void {
  if (!report.places.includes(geoid)) report.places.push(geoid);
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

type PlaceRow = { geoid: string; name: string; stateCode: string; slug: string };

/** The seat on file; one that is not is made, and so is the body, where the file says enough. */
async function seatFor(step: Omit<Step, 'seatId'>, place: PlaceRow): Promise<string | Refusal> {
  const { tx, incoming, sourceId } = step;
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
  if (more.length > 0)
    return { column: 'body', why: `several seats here are called "${incoming.seat}": name the body` };
  if (seat) return seat.id;
  if (named.length > 1)
    return { column: 'body', why: 'several bodies are on file here: name the one that has this seat' };
  const body = named[0] ?? (await addBody(step, place));
  if ('why' in body) return body;
  const id = `${body.id}-${slugOf(incoming.seat)}`;
  const position = Math.max(0, ...body.seats.map((it) => it.position)) + 1;
  const label = incoming.seat;
  const kind = incoming.seatKind;
  // Whether a mayor votes differs from city to city and is not in these files.
  await tx.seat.create({ data: { id, bodyId: body.id, label, kind, votes: kind === 'member', position } });
  await audit(tx, step.actor, 'seat.import', `seat:${id}`, {
    after: { body: body.id, label, kind, source: sourceId },
  });
  step.report.made.seats.push(id);
  touch(step);
  return id;
}

async function addBody(
  { tx, actor, incoming, sourceId, report }: Omit<Step, 'seatId'>,
  place: PlaceRow,
): Promise<{ id: string; seats: { position: number }[] } | Refusal> {
  const mayorOnly = incoming.body === null && incoming.seatKind === 'mayor';
  if (incoming.body === null && !mayorOnly)
    return { column: 'body', why: 'no body of this place is on file: name it' };
  // The column asks for a kind; the name says what is known.
  const kind = mayorOnly ? 'city_council' : incoming.bodyKind;
  if (kind === null)
    return { column: 'body_kind', why: 'the name does not tell what kind of body it is: give body_kind' };
  const name = incoming.body ?? `Mayor and governing body of ${place.name}`;
  const id = `${place.stateCode}-${place.slug}-${slugOf(incoming.body ?? 'governing body')}`;
  const asOf = fromDay(incoming.source.retrievedOn);
  const citations = { create: { sourceId, confidence: incoming.confidence } };
  await tx.body.create({ data: { id, placeGeoid: place.geoid, name, kind, asOf, citations } });
  await audit(tx, actor, 'body.import', `body:${id}`, { after: { name, kind, source: sourceId } });
  report.made.bodies.push(id);
  return { id, seats: [] };
}

function slugOf(text: string): string {
  return foldName(text).replaceAll(' ', '-') || 'x';
}

async function addTerm(step: Step, seat: SeatOnFile): Promise<TermRow> {
  const { tx, incoming, sourceId } = step;
  const officialId = await personFor(step, seat);
  const id = randomUUID();
  const { startPrecision, endPrecision, confidence, locator } = incoming;
  const data = {
    seatId: seat.id,
    officialId,
    startOn: incoming.startOn && fromDay(incoming.startOn),
    startPrecision,
    endOn: incoming.endOn && fromDay(incoming.endOn),
    endPrecision,
    asOf: fromDay(seenOn(incoming)),
  };
  await tx.term.create({ data: { id, ...data, citations: { create: { sourceId, confidence, locator } } } });
  await audit(step.tx, step.actor, 'term.import', `term:${id}`, {
    after: {
      seat: seat.id,
      official: officialId,
      startOn: incoming.startOn,
      endOn: incoming.endOn,
      source: sourceId,
    },
  });
  step.report.terms.added += 1;
  touch(step);
  return (await seatOnFile(tx, seat.id, sourceId)).terms.find((term) => term.id === id) as TermRow;
}

async function personFor(step: Step, seat: SeatOnFile): Promise<string> {
  const { tx, incoming, report } = step;
  const { ocdPersonId, name, familyName } = incoming;
  const byId = ocdPersonId ? await tx.official.findUnique({ where: { ocdPersonId } }) : null;
  if (byId) return byId.id;
  const before = seat.terms.find((term) => samePerson(term, incoming));
  if (before) return before.officialId;
  const elsewhere = await tx.official.findFirst({
    where: { name, terms: { some: { seat: { body: { placeGeoid: step.geoid } } } } },
  });
  // The name alone does not make two seats one person's: an editor decides.
  if (elsewhere) differ(step, 'same_name', elsewhere.slug, name, 'reported');
  const base = slugOf(name);
  const taken = await tx.official.findMany({ where: { slug: { startsWith: base } }, select: { slug: true } });
  const slugs = new Set(taken.map((it) => it.slug));
  let slug = base;
  for (let number = 2; slugs.has(slug); number++) slug = `${base}-${number}`;
  const id = randomUUID();
  await tx.official.create({ data: { id, slug, name, familyName, ocdPersonId } });
  report.made.people.push(slug);
  return id;
}

async function updateTerm(step: Step, term: TermRow): Promise<TermRow> {
  const { tx, incoming, sourceId, report } = step;
  const facts = { best: term.best, own: term.own, rank: RANK[incoming.confidence] };
  const start = decideDate(
    { day: term.startOn, precision: term.startPrecision },
    { day: incoming.startOn, precision: incoming.startPrecision },
    { ...facts, contradicted: startContradicted(term, incoming.startOn) },
  );
  const end = decideDate(
    { day: term.endOn, precision: term.endPrecision },
    { day: incoming.endOn, precision: incoming.endPrecision },
    { ...facts, contradicted: endContradicted(term, incoming.endOn) },
  );
  const seen = seenOn(incoming);
  const newer = seen > term.asOf && (term.endOn === null || seen < term.endOn || end === 'set');
  const next = {
    ...(start === 'set' && { startOn: incoming.startOn, startPrecision: incoming.startPrecision }),
    ...(end === 'set' && { endOn: incoming.endOn, endPrecision: incoming.endPrecision }),
    ...(newer && { asOf: seen }),
  };
  let changed = Object.keys(next).length > 0;
  if (changed) {
    const { startOn, endOn, asOf, ...precisions } = next;
    await tx.term.update({
      where: { id: term.id },
      data: {
        ...precisions,
        ...(startOn && { startOn: fromDay(startOn) }),
        ...(endOn && { endOn: fromDay(endOn) }),
        ...(asOf && { asOf: fromDay(asOf) }),
      },
    });
    await audit(tx, step.actor, 'term.import', `term:${term.id}`, {
      before: { startOn: term.startOn, endOn: term.endOn, asOf: term.asOf },
      after: { ...next, source: sourceId },
    });
  }
  if (start === 'dispute') {
    differ(step, 'start', term.startOn, incoming.startOn, 'disputed');
    changed = (await cite(step, { termId: term.id }, `start ${incoming.startOn}`, true)) || changed;
  }
  if (end === 'dispute') {
    differ(step, 'end', term.endOn, incoming.endOn, 'disputed');
    changed = (await cite(step, { termId: term.id }, `end ${incoming.endOn}`, true)) || changed;
  }
  if (start !== 'dispute' && end !== 'dispute')
    changed = (await cite(step, { termId: term.id }, incoming.locator, false)) || changed;
  changed = (await namePerson(step, term)) || changed;
  report.terms[changed ? 'updated' : 'unchanged'] += 1;
  if (changed) touch(step);
  return { ...term, ...next };
}

/** A name stays as it is on file; an id that was missing is filled in. */
async function namePerson(step: Step, term: TermRow): Promise<boolean> {
  const { tx, incoming } = step;
  if (term.name !== incoming.name) differ(step, 'name', term.name, incoming.name, 'reported');
  if (term.ocdPersonId !== null || incoming.ocdPersonId === null) return false;
  const { ocdPersonId } = incoming;
  const other = await tx.official.findUnique({ where: { ocdPersonId } });
  if (other) {
    differ(step, 'same_name', other.slug, incoming.name, 'reported');
    return false;
  }
  await tx.official.update({ where: { id: term.officialId }, data: { ocdPersonId } });
  await audit(tx, step.actor, 'official.import', `official:${term.officialId}`, {
    before: { ocdPersonId: null },
    after: { ocdPersonId, source: step.sourceId },
  });
  return true;
}

/** Adds the file's source to a fact, once. A source that already stands behind the fact is not added again. */
async function cite(
  { tx, incoming, sourceId }: Step,
  fact: { termId: string } | { channelId: string },
  locator: string | null,
  disputes: boolean,
): Promise<boolean> {
  const known = await tx.citation.findFirst({
    where: { ...fact, sourceId, disputes, ...(disputes && { locator }) },
  });
  if (known) return false;
  await tx.citation.create({
    data: { ...fact, sourceId, disputes, locator, confidence: incoming.confidence },
  });
  return true;
}

async function takeChannel(
  step: Step,
  term: TermRow,
  { kind, value }: ImportedTerm['channels'][number],
): Promise<void> {
  const { tx, incoming, sourceId, report } = step;
  const asOf = fromDay(incoming.source.retrievedOn);
  const onFile = await tx.channel.findMany({
    where: { termId: term.id, kind },
    include: { citations: true },
    orderBy: { id: 'asc' },
  });
  const same = onFile.find((it) => it.value.toLowerCase() === value.toLowerCase());
  if (same) {
    const cited = await cite(step, { channelId: same.id }, null, false);
    const newer = same.asOf < asOf;
    if (newer) await tx.channel.update({ where: { id: same.id }, data: { asOf } });
    report.channels[cited || newer ? 'updated' : 'unchanged'] += 1;
    if (cited || newer) touch(step);
    return;
  }
  // An address that stopped taking mail makes room for another one; any other stays as it is.
  const standing = onFile.find((it) => it.suppressedAt === null);
  const behind = standing?.citations.filter((it) => !it.disputes) ?? [];
  const surer = behind.every(
    (it) => RANK[incoming.confidence] > RANK[it.confidence] || it.sourceId === sourceId,
  );
  if (standing && !surer) return differ(step, kind, standing.value, value, 'reported');
  const confidence = incoming.confidence;
  if (standing) {
    await tx.channel.update({ where: { id: standing.id }, data: { value, asOf } });
    await tx.citation.updateMany({
      where: { channelId: standing.id, disputes: false, NOT: { sourceId } },
      data: { disputes: true },
    });
    await cite(step, { channelId: standing.id }, null, false);
  } else {
    const id = randomUUID();
    await tx.channel.create({
      data: { id, termId: term.id, kind, value, asOf, citations: { create: { sourceId, confidence } } },
    });
  }
  await audit(tx, step.actor, 'channel.import', `term:${term.id}`, {
    ...(standing && { before: { kind, value: standing.value } }),
    after: { kind, value, source: sourceId },
  });
  report.channels[standing ? 'updated' : 'added'] += 1;
  touch(step);
}
