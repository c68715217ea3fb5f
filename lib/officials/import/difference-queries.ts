import { type Day, toDay } from '#lib/kernel/dates.ts';
import type { ShownSource } from '#lib/kernel/shown-source.ts';
import { CITED, shownSource, shownSources } from '#lib/places/sources.ts';
import type { PlaceRef } from '#lib/places/types.ts';
import { db, type Tx } from '#lib/platform/db.ts';
import { type About, cannotTake, isAbout, type Wanted } from './difference-rules.ts';

export type StoredDifference = NonNullable<Awaited<ReturnType<Tx['importDifference']['findUnique']>>>;

/** The file's version, in the shape in which `queueDifference` keeps it; nothing else writes that column. */
export function wantedOf({ wanted }: Pick<StoredDifference, 'wanted'>): Wanted {
  return wanted as unknown as Wanted;
}

/** What the fact says now, told as the difference tells it: null for nothing; undefined when the fact is gone. */
export async function presentVersion(
  tx: Tx,
  { about, termId, channelId }: Pick<StoredDifference, 'about' | 'termId' | 'channelId'>,
): Promise<string | null | undefined> {
  if (channelId !== null) return (await tx.channel.findUnique({ where: { id: channelId } }))?.value;
  const term = await tx.term.findUnique({ where: { id: termId }, include: { official: true } });
  if (!term) return undefined;
  const [start, end] = [term.startOn && toDay(term.startOn), term.endOn && toDay(term.endOn)];
  if (about === 'start') return start;
  if (about === 'end') return end;
  if (about === 'holder') return heldBy(term.official.name, start, end);
  return about === 'name' ? term.official.name : term.officialId;
}

/** Who stands in a newcomer's way, in one line. */
export function heldBy(name: string, startOn: Day | null, endOn: Day | null): string {
  return `${name}, ${startOn ?? 'start not on file'} to ${endOn ?? 'no end on file'}`;
}

export type OpenDifference = {
  id: string;
  place: PlaceRef;
  office: string;
  who: string;
  about: About;
  onFile: string | null;
  inFile: string | null;
  /** With `holder`: who stands in the newcomer's way, which `onFile` says in English. */
  holder: { name: string; startOn: Day | null; endOn: Day | null } | null;
  wanted: Wanted;
  /** Sources of what is on file. */
  sources: ShownSource[];
  fileSource: ShownSource;
  fileName: string;
  row: number;
  cannotTake: ReturnType<typeof cannotTake>;
  /** The fact's own form. */
  fact: { kind: 'term' | 'channel'; id: string };
};

const OPEN = { where: { state: 'open' as const }, take: 300 };
const REF = { select: { geoid: true, kind: true, name: true, stateCode: true, slug: true } } as const;

/** Differences that nobody has decided and that still stand, by place and seat. */
export async function openDifferences(): Promise<OpenDifference[]> {
  const rows = await db().importDifference.findMany({
    ...OPEN,
    orderBy: [{ placeGeoid: 'asc' }, { seatId: 'asc' }, { row: 'asc' }, { about: 'asc' }],
    include: { place: REF, source: true },
  });
  const open = await Promise.all(
    rows.map(async ({ source, place, ...row }): Promise<OpenDifference | null> => {
      const { id, about, who, onFile, inFile, fileName, termId, channelId } = row;
      const wanted = wantedOf(row);
      if (!isAbout(about) || !(await stands(db(), row))) return null;
      const seat = await db().seat.findUnique({ where: { id: row.seatId }, include: { body: true } });
      const cited = await db().citation.findMany({
        where: { ...(channelId === null ? { termId } : { channelId }), disputes: false },
        ...CITED,
      });
      return {
        ...{ id, place, who, about, onFile, inFile, wanted, fileName, row: row.row },
        office: seat ? `${seat.label}, ${seat.body.name}` : '',
        holder: about === 'holder' ? await holderOf(termId) : null,
        sources: shownSources(cited),
        fileSource: shownSource(source),
        cannotTake: cannotTake(about, wanted),
        fact: channelId === null ? { kind: 'term', id: termId } : { kind: 'channel', id: channelId },
      };
    }),
  );
  return open.filter((one) => one !== null);
}

async function holderOf(termId: string): Promise<OpenDifference['holder']> {
  const term = await db().term.findUnique({ where: { id: termId }, include: { official: true } });
  return (
    term && {
      name: term.official.name,
      startOn: term.startOn && toDay(term.startOn),
      endOn: term.endOn && toDay(term.endOn),
    }
  );
}

/** Whether the fact is still as it was when the file differed from it. */
export async function stands(tx: Tx, difference: StoredDifference): Promise<boolean> {
  const present = await presentVersion(tx, difference);
  if (difference.about !== 'same_name') return present === difference.onFile;
  return present !== undefined && present !== wantedOf(difference).officialId;
}

export async function openDifferenceCount(): Promise<number> {
  const rows = await db().importDifference.findMany(OPEN);
  const standing = await Promise.all(
    rows.map(async (row) => isAbout(row.about) && (await stands(db(), row))),
  );
  return standing.filter(Boolean).length;
}
