import { randomUUID } from 'node:crypto';
import { fromDay } from '#lib/kernel/dates.ts';
import { audit } from '#lib/platform/audit.ts';
import { addPerson } from '../person-mutations.ts';
import { cite, differ, type Step, touch } from './import-fact-mutations.ts';
import { type SeatOnFile, seatOnFile, type TermRow } from './import-queries.ts';
import { decideDate, endContradicted, RANK, samePerson, seenOn, startContradicted } from './term-rules.ts';

/** A term that is not on file yet, of a person who may be. */
export async function addTerm(step: Step, seat: SeatOnFile): Promise<TermRow> {
  const { tx, incoming, sourceId } = step;
  const id = randomUUID();
  const officialId = await personFor(step, seat, id);
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
  step.report.terms.added += 1;
  touch(step);
  return (await seatOnFile(tx, seat.id, sourceId)).terms.find((term) => term.id === id) as TermRow;
}

async function personFor(step: Step, seat: SeatOnFile, termId: string): Promise<string> {
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
  if (elsewhere) await sameName(step, termId, elsewhere);
  const { id, slug } = await addPerson(tx, { name, familyName, ocdPersonId });
  report.made.people.push(slug);
  return id;
}

/** Weighs the file against a term on file, date by date. */
export async function updateTerm(step: Step, term: TermRow): Promise<TermRow> {
  const { tx, incoming, report } = step;
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
  }
  if (start === 'dispute') {
    await differ(step, { ...dated('start', term, incoming), termId: term.id });
    changed = (await cite(step, { termId: term.id }, `start ${incoming.startOn}`, true)) || changed;
  }
  if (end === 'dispute') {
    await differ(step, { ...dated('end', term, incoming), termId: term.id });
    changed = (await cite(step, { termId: term.id }, `end ${incoming.endOn}`, true)) || changed;
  }
  if (start !== 'dispute' && end !== 'dispute')
    changed = (await cite(step, { termId: term.id }, incoming.locator, false)) || changed;
  changed = (await namePerson(step, term)) || changed;
  report.terms[changed ? 'updated' : 'unchanged'] += 1;
  if (changed) touch(step);
  return { ...term, ...next };
}

type Dates = { startOn: string | null; endOn: string | null };

function dated(about: 'start' | 'end', onFile: Dates, inFile: Dates) {
  const day = (dates: Dates) => dates[`${about}On`];
  return { about, onFile: day(onFile), inFile: day(inFile), done: 'disputed' as const };
}

/** The file may mean somebody who is on file in another seat. */
async function sameName(step: Step, termId: string, other: { id: string; slug: string }): Promise<void> {
  await differ(step, {
    about: 'same_name',
    onFile: other.slug,
    inFile: step.incoming.name,
    done: 'reported',
    termId,
    officialId: other.id,
  });
}

/** A name stays as it is on file; an id that was missing is filled in. */
async function namePerson(step: Step, term: TermRow): Promise<boolean> {
  const { tx, incoming } = step;
  if (term.name !== incoming.name) {
    await differ(step, {
      about: 'name',
      onFile: term.name,
      inFile: incoming.name,
      done: 'reported',
      termId: term.id,
    });
  }
  if (term.ocdPersonId !== null || incoming.ocdPersonId === null) return false;
  const { ocdPersonId } = incoming;
  const other = await tx.official.findUnique({ where: { ocdPersonId } });
  if (other) {
    await sameName(step, term.id, other);
    return false;
  }
  await tx.official.update({ where: { id: term.officialId }, data: { ocdPersonId } });
  await audit(tx, step.actor, 'official.import', `official:${term.officialId}`, {
    before: { ocdPersonId: null },
    after: { ocdPersonId, source: step.sourceId },
  });
  return true;
}
