import type { Prisma, Tx } from '#lib/platform/db.ts';
import { publish, tags } from '#lib/platform/publish.ts';
import { agreementIdOf } from '../ids.ts';
import type { AgreementModel } from '../types.ts';
import { dropUnlisted, refreshDepartures, refreshFacts } from './listings-publish-mutations.ts';
import { loadNames } from './listings-store-queries.ts';

// Two agencies on file that are one: everything of the later one goes to the earlier one. What it takes to part them
// again is kept as JSON in the audit.

const AGENCY = {
  include: { agreements: { include: { citations: true } }, citations: true },
} as const;
type Whole = Prisma.AgencyGetPayload<typeof AGENCY>;
type Citation = Whole['citations'][number];

/** The agency that went into another one, as it stood. */
export type Merged = {
  agency: Omit<Whole, 'agreements' | 'citations'>;
  citations: Citation[];
  agreements: { id: string; model: AgreementModel; citations: Citation[] }[];
  /** Agreements that the other one did not have. */
  created: string[];
  /** Events of it that are not derived from lists, with what they pointed at. */
  events: { id: string; agencyId: string | null; agreementId: string | null }[];
  /** What the other one took over from it. */
  given: Partial<Record<'placeGeoid' | 'countyGeoid' | 'ori' | 'unmatched' | 'kind', string | null>>;
  /** How the other one stood before. */
  into: { id: string; name: string } & Merged['given'];
};

export async function wholeAgency(tx: Tx, id: string): Promise<Whole | null> {
  return tx.agency.findUnique({ where: { id }, ...AGENCY });
}

/** Why two agencies cannot be one: they are tied to different places, or a sheriff is no city's police. */
export function partedBy(a: Whole, b: Whole): 'otherPlace' | 'otherKind' | null {
  if (a.placeGeoid && b.placeGeoid && a.placeGeoid !== b.placeGeoid) return 'otherPlace';
  // Of one city's police the county is no more than what ICE wrote.
  const onePlace = a.placeGeoid !== null && b.placeGeoid !== null;
  if (!onePlace && a.countyGeoid && b.countyGeoid && a.countyGeoid !== b.countyGeoid) return 'otherPlace';
  // A kind that nobody could tell says nothing.
  if (a.kind !== b.kind && ![a.kind, b.kind].includes('other')) return 'otherKind';
  return null;
}

/** Gives everything of `later` to `kept` and takes `later` away. */
export async function mergeAgencies(tx: Tx, later: Whole, kept: Whole): Promise<Merged> {
  const { agreements, citations, ...agency } = later;
  const events = await tx.agreementEvent.findMany({
    where: { OR: [{ agencyId: later.id }, { agreement: { agencyId: later.id } }] },
    select: { id: true, agencyId: true, agreementId: true },
  });
  const created: string[] = [];
  for (const { id, model, citations: own, signedOn, moaUrl, addendumUrl } of agreements) {
    const target = kept.agreements.find((one) => one.model === model);
    const targetId = target?.id ?? agreementIdOf(kept.id, model);
    if (!target) {
      created.push(targetId);
      await tx.agreement.create({
        data: { id: targetId, agencyId: kept.id, model, signedOn, moaUrl, addendumUrl },
      });
    }
    await tx.listingText.updateMany({ where: { agreementId: id }, data: { agreementId: targetId } });
    await tx.agreementEvent.updateMany({ where: { agreementId: id }, data: { agreementId: targetId } });
    await moveCitations(tx, own, target?.citations ?? [], { agreementId: targetId }, [id, targetId]);
    await tx.agreement.delete({ where: { id } });
  }
  await tx.agreementEvent.updateMany({ where: { agencyId: later.id }, data: { agencyId: kept.id } });
  await moveCitations(tx, citations, kept.citations, { agencyId: kept.id }, [later.id, kept.id]);
  await tx.agency.delete({ where: { id: later.id } });
  const given = handedOver(later, kept);
  if (Object.keys(given).length > 0) {
    await tx.agency.update({ where: { id: kept.id }, data: given as Prisma.AgencyUncheckedUpdateInput });
  }
  const { id, name, placeGeoid, countyGeoid, ori, unmatched, kind } = kept;
  return {
    agency,
    citations,
    agreements: agreements.map((one) => ({ id: one.id, model: one.model, citations: one.citations })),
    created,
    events: events.filter((event) => !event.id.includes('/no-longer-listed/')),
    given,
    into: { id, name, placeGeoid, countyGeoid, ori, unmatched, kind },
  };
}

/** A tie or a register's number that the kept agency lacks. */
function handedOver(later: Whole, kept: Whole): Merged['given'] {
  const given: Merged['given'] = {};
  const nearer = later.placeGeoid
    ? !kept.placeGeoid
    : later.countyGeoid && !kept.placeGeoid && !kept.countyGeoid;
  if (nearer) {
    const { placeGeoid, countyGeoid, kind } = later;
    Object.assign(given, { placeGeoid, countyGeoid, kind, unmatched: null });
  }
  if (!kept.ori && later.ori) given.ori = later.ori;
  return given;
}

/** One source stands behind a fact once; ids that name their fact name the new one. */
async function moveCitations(
  tx: Tx,
  own: readonly Citation[],
  there: readonly Citation[],
  key: { agreementId: string } | { agencyId: string },
  [from, to]: readonly [string, string],
): Promise<void> {
  for (const { id, sourceId, disputes } of own) {
    const known = there.some((other) => other.sourceId === sourceId && other.disputes === disputes);
    if (known) await tx.citation.delete({ where: { id } });
    else await tx.citation.update({ where: { id }, data: { ...key, id: movedId(id, from, to) } });
  }
}

function movedId(id: string, from: string, to: string): string {
  return id.startsWith(`${from}/`) ? `${to}${id.slice(from.length)}` : id;
}

/**
 * Parts what was merged, once the names lead to two agencies again: rows go to the agency that their name means, those
 * of later lists too.
 */
export async function partAgencies(tx: Tx, merged: Merged): Promise<void> {
  const { agency, agreements, into } = merged;
  const given = Object.keys(merged.given) as (keyof Merged['given'])[];
  const present = await tx.agency.findUniqueOrThrow({ where: { id: into.id } });
  // What an editor has changed since then stays.
  const restored = given.filter((field) => present[field] === (merged.given[field] ?? null));
  await tx.agency.update({
    where: { id: into.id },
    data: {
      name: into.name,
      ...Object.fromEntries(restored.map((field) => [field, into[field] ?? null])),
    } as Prisma.AgencyUncheckedUpdateInput,
  });
  await tx.agency.create({ data: agency });
  for (const { id, model, citations } of agreements) {
    await tx.agreement.create({ data: { id, agencyId: agency.id, model } });
    await returnCitations(tx, citations, [id, agreementIdOf(into.id, model)]);
  }
  await returnCitations(tx, merged.citations, [agency.id, into.id]);
  await splitListings(tx, merged);
  for (const { id, ...pointedAt } of merged.events) {
    await tx.agreementEvent.updateMany({ where: { id }, data: pointedAt });
  }
  const kept = await tx.agreement.findMany({ where: { agencyId: into.id }, select: { id: true } });
  await dropUnlisted(tx, merged.created);
  await refreshAgencies(
    tx,
    [into.id, agency.id],
    kept.map(({ id }) => id),
  );
}

async function returnCitations(
  tx: Tx,
  citations: readonly Citation[],
  [own, there]: readonly [string, string],
): Promise<void> {
  for (const citation of citations) {
    await tx.citation.deleteMany({ where: { id: movedId(citation.id, own, there) } });
    await tx.citation.create({ data: citation });
  }
}

async function splitListings(tx: Tx, { agency, into }: Merged): Promise<void> {
  const names = await loadNames(tx);
  const own = names.keyOf(agency.stateCode, agency.name);
  const rows = await tx.$queryRaw<
    { name: string; model: AgreementModel; agreementId: string; sourceId: string }[]
  >`
    SELECT l."agencyName" AS name, l.model::text AS model, l."agreementId", min(r."sourceId") AS "sourceId"
    FROM "Listing" l JOIN "Release" r ON r.id = l."releaseId" JOIN "Agreement" a ON a.id = l."agreementId"
    WHERE a."agencyId" = ${into.id} GROUP BY 1, 2, 3`;
  for (const { name, model, agreementId, sourceId } of rows) {
    if (names.keyOf(agency.stateCode, name) !== own) continue;
    const id = agreementIdOf(agency.id, model);
    const known = await tx.agreement.findUnique({
      where: { agencyId_model: { agencyId: agency.id, model } },
    });
    if (!known) {
      const citations = { create: { id: `${id}/${sourceId}`, sourceId, confidence: 'high' as const } };
      await tx.agreement.create({ data: { id, agencyId: agency.id, model, citations } });
    }
    await tx.listingText.updateMany({
      where: { agreementId, agencyName: name, model },
      data: { agreementId: known?.id ?? id },
    });
  }
}

/** What the lists say of these agencies' agreements now, and the pages that show it. */
export async function refreshAgencies(
  tx: Tx,
  agencyIds: readonly string[],
  moreAgreements: readonly string[] = [],
): Promise<void> {
  const agencies = await tx.agency.findMany({
    where: { id: { in: [...agencyIds] } },
    include: { agreements: { select: { id: true } } },
  });
  const ids = [...moreAgreements, ...agencies.flatMap(({ agreements }) => agreements.map(({ id }) => id))];
  await refreshFacts(tx, ids);
  await refreshDepartures(tx, ids);
  const geoids = agencies.flatMap(({ placeGeoid, countyGeoid }) => [placeGeoid, countyGeoid]);
  await publish(
    tx,
    ...agencies.map(({ stateCode }) => tags.state(stateCode)),
    ...geoids.flatMap((geoid) => (geoid === null ? [] : [tags.place(geoid)])),
  );
}
