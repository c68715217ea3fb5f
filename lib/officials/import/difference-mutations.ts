import { now } from '#lib/kernel/clock.ts';
import type { Prisma, Tx } from '#lib/platform/db.ts';
import type { Wanted } from './difference-rules.ts';
import type { Differing, Step } from './import-fact-mutations.ts';

/**
 * Keeps a difference for an editor. One that an editor settled stays settled while both versions are as they were
 * then; where either has changed it is asked again.
 */
export async function queueDifference(step: Step, differing: Differing): Promise<void> {
  const { tx, incoming, sourceId, geoid, seatId, report } = step;
  const { about, onFile, inFile, termId, channelId = null, officialId = null } = differing;
  const { name, familyName, ocdPersonId, startOn, startPrecision, endOn, endPrecision } = incoming;
  const { confidence, locator, source, row } = incoming;
  const wanted: Wanted = {
    ...{ name, familyName, ocdPersonId, startOn, startPrecision, endOn, endPrecision },
    confidence,
    locator,
    readOn: source.retrievedOn,
    value: channelId === null ? null : inFile,
    officialId,
  };
  const key = { termId, about, sourceId, who: name };
  const seen = { fileName: report.file, row, seenAt: now(), wanted: wanted as Prisma.InputJsonValue };
  const known = await tx.importDifference.findUnique({ where: { termId_about_sourceId_who: key } });
  if (!known) {
    const data = { ...key, ...seen, placeGeoid: geoid, seatId, channelId, onFile, inFile };
    await tx.importDifference.create({ data });
    return;
  }
  const same = known.onFile === onFile && known.inFile === inFile;
  const open = { state: 'open' as const, decidedBy: null, decidedAt: null, entryIds: [] };
  await tx.importDifference.update({
    where: { id: known.id },
    data: { ...seen, channelId, onFile, inFile, ...(!same && open) },
  });
}

/** A change that took a file's version was undone: the difference is asked again. */
export async function reopenDifference(tx: Tx, entryId: string): Promise<void> {
  await tx.importDifference.updateMany({
    where: { entryIds: { has: entryId } },
    data: { state: 'open', decidedBy: null, decidedAt: null, entryIds: [] },
  });
}
