import type { Actor } from '#lib/kernel/actor.ts';
import { fromDay } from '#lib/kernel/dates.ts';
import { type Outcome, refuse } from '#lib/kernel/outcome.ts';
import type { FactValues } from '#lib/places/edit-schema.ts';
import { refreshDepartures } from '#lib/places/listings/listings-publish-mutations.ts';
import { audit } from '#lib/platform/audit.ts';
import { db, isDuplicateKey, NO_JSON, type Prisma, type Tx } from '#lib/platform/db.ts';
import { publish, tags } from '#lib/platform/publish.ts';
import type { EditKind } from './edit-fields-schema.ts';
import { databaseRule, Refused } from './edit-refusal-rules.ts';
import { columnsOf, type Snapshot, STORED } from './edit-rules.ts';
import { keyOf, tableOf } from './edit-store-queries.ts';

/** One transaction; refusals of ours and of the database become outcomes. */
export async function inOne<T>(work: (tx: Tx) => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await db().$transaction(work);
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    const known = databaseRule(error) ?? (isDuplicateKey(error) ? 'known' : null);
    if (known) return refuse('invalid', { fields: { form: known } });
    throw error;
  }
}

/** Two editors of one fact take turns. */
export async function lock(tx: Tx, kind: EditKind, id: string): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`fact ${kind}:${id}`}, 0))::text`;
  // The table's name comes from a fixed list, never from a form.
  const { table, key } = STORED[kind];
  await tx.$queryRawUnsafe(`SELECT 1 FROM "${table}" WHERE ${key} = $1 FOR UPDATE`, id);
}

/** Columns as the database takes them. */
function toData(kind: EditKind, row: FactValues): Record<string, unknown> {
  const data: Record<string, unknown> = {};
  for (const [name, type] of Object.entries(columnsOf(kind))) {
    const value = row[name] ?? null;
    if (type === 'json') data[name] = value ?? NO_JSON;
    else if (type === 'list') data[name] = value ?? [];
    else if (value !== null && type === 'day') data[name] = fromDay(String(value));
    else if (value !== null && type === 'instant') data[name] = new Date(String(value));
    else data[name] = value;
  }
  return data;
}

export async function writeRow(
  tx: Tx,
  kind: EditKind,
  id: string,
  row: FactValues,
  fresh: boolean,
): Promise<void> {
  const data = toData(kind, row);
  if (fresh) await tableOf(tx, kind).create({ data: { ...keyOf(kind, id), ...data } });
  else await tableOf(tx, kind).update({ where: keyOf(kind, id), data });
  if (kind !== 'agency' || fresh) return;
  // "No longer listed" stands on the page of the agency's place, wherever that is now.
  const agreements = await tx.agreement.findMany({ where: { agencyId: id }, select: { id: true } });
  await refreshDepartures(
    tx,
    agreements.map((agreement) => agreement.id),
  );
}

/** Puts a fact, its citations and a term's person back as they stood. */
export async function restore(
  tx: Tx,
  kind: EditKind,
  id: string,
  then: Snapshot,
  present: Snapshot | null,
): Promise<void> {
  if (then.official) {
    const { id: officialId, ...person } = then.official;
    await tx.official.upsert({
      where: { id: officialId },
      update: { name: person.name, familyName: person.familyName },
      create: then.official,
    });
  }
  await writeRow(tx, kind, id, then.row, present === null);
  const key = STORED[kind].cites;
  if (!key) return;
  for (const { id: citationId, ...said } of then.citations) {
    await tx.citation.upsert({
      where: { id: citationId },
      update: said,
      create: { id: citationId, ...said, [key]: id } as Prisma.CitationUncheckedCreateInput,
    });
  }
  const kept = then.citations.map((citation) => citation.id);
  await tx.citation.deleteMany({ where: { [key]: id, id: { notIn: kept } } });
}

/** One entry of the audit, with the fact whole before and after. @returns its id */
export async function record(
  tx: Tx,
  actor: Actor,
  action: string,
  subject: string,
  before: Snapshot | null,
  after: Snapshot | null,
): Promise<string> {
  return audit(tx, actor, action, subject, {
    ...(before && { before: before as Prisma.InputJsonValue }),
    ...(after && { after: after as Prisma.InputJsonValue }),
  });
}

/** The pages of the places on which the fact stood and stands. */
export async function announce(tx: Tx, kind: EditKind, ...versions: (Snapshot | null)[]): Promise<void> {
  const people = versions.flatMap((version) => version?.official?.id ?? []);
  // A person who was renamed may hold or have held office elsewhere too.
  const bodies = await tx.body.findMany({
    where: { seats: { some: { terms: { some: { officialId: { in: people } } } } } },
    select: { placeGeoid: true },
  });
  const agencies = versions.flatMap((version) =>
    version && kind === 'agency' ? [version.row.placeGeoid, version.row.countyGeoid] : [],
  );
  const geoids = [
    ...versions.map((version) => version?.placeGeoid),
    ...bodies.map((it) => it.placeGeoid),
    ...agencies,
  ];
  const places = await tx.place.findMany({
    where: { geoid: { in: geoids.filter((geoid): geoid is string => typeof geoid === 'string') } },
  });
  // A state's rules and agencies stand on the pages of all its places, and its own page counts what these facts say.
  const counted = kind === 'place' || kind === 'agency' || kind === 'agreement' || kind === 'event';
  const states = places
    .filter((place) => counted || place.kind === 'state')
    .map((place) => tags.state(place.stateCode));
  await publish(tx, ...places.map(({ geoid }) => tags.place(geoid)), ...states);
}
