import { randomUUID } from 'node:crypto';
import { fromDay } from '#lib/kernel/dates.ts';
import { type AuditActor, audit } from '#lib/platform/audit.ts';
import { db } from '#lib/platform/db.ts';
import { publish, tags } from '#lib/platform/publish.ts';
import type { ReadOutline } from '../import/outlines.ts';
import type { ImportSource } from '../import/types.ts';

export type OutlinesTaken = { added: string[]; replaced: string[]; unchanged: string[] };

/**
 * Takes one edition of a body's map, all outlines or none. An edition that is on file is replaced where it differs; another
 * edition stands beside it, and the newest is the one that is shown.
 */
export async function importOutlines(
  actor: AuditActor,
  body: { id: string; placeGeoid: string },
  vintage: number,
  source: ImportSource,
  outlines: readonly ReadOutline[],
): Promise<OutlinesTaken> {
  const taken: OutlinesTaken = { added: [], replaced: [], unchanged: [] };
  await db().$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('districts:import'))`;
      const { publisher, title, url } = source;
      const known = await tx.source.findFirst({ where: { publisher, title, url } });
      const sourceId = known?.id ?? `import-${randomUUID()}`;
      if (!known)
        await tx.source.create({
          data: { ...source, id: sourceId, retrievedOn: fromDay(source.retrievedOn) },
        });
      for (const { seatId, polygons, toleranceMetres } of outlines) {
        const before = await tx.districtOutline.findUnique({
          where: { seatId_vintage: { seatId, vintage } },
          include: { citations: true },
        });
        const coordinates = polygons.map((polygon) => polygon.map((ring) => ring.map(([x, y]) => [x, y])));
        const geometry = { type: 'MultiPolygon', coordinates };
        const sameLine =
          before !== null &&
          JSON.stringify((before.geometry as { coordinates?: unknown }).coordinates) ===
            JSON.stringify(coordinates);
        if (sameLine && before.citations.some((it) => it.sourceId === sourceId)) {
          taken.unchanged.push(seatId);
          continue;
        }
        if (before) await tx.districtOutline.delete({ where: { id: before.id } });
        const id = randomUUID();
        await tx.districtOutline.create({
          data: {
            id,
            seatId,
            vintage,
            geometry,
            toleranceMetres,
            citations: { create: { sourceId, confidence: 'high' } },
          },
        });
        const after = { seat: seatId, vintage, source: sourceId, toleranceMetres, parts: polygons.length };
        await audit(tx, actor, 'outline.import', `seat:${seatId}`, {
          ...(before && {
            before: { vintage, toleranceMetres: before.toleranceMetres, geometry: before.geometry ?? {} },
          }),
          after,
        });
        taken[before ? 'replaced' : 'added'].push(seatId);
      }
      if (taken.added.length + taken.replaced.length > 0) await publish(tx, tags.place(body.placeGeoid));
    },
    { timeout: 60_000 },
  );
  return taken;
}
