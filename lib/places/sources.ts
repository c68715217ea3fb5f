import { toDay } from '#lib/kernel/dates.ts';
import { licenceOf } from '#lib/kernel/shown-source.ts';
import type { ShownSource } from './types.ts';

type SourceRow = {
  id: string;
  publisher: string;
  title: string;
  language: string;
  url: string | null;
  publishedOn: Date | null;
  retrievedOn: Date;
  licence: string | null;
};

type CitationRow = {
  source: SourceRow;
  confidence: ShownSource['confidence'];
  disputes: boolean;
  locator: string | null;
};

/** Put into a Prisma include: a fact's citations with their sources, the surest first, disputes last. */
export const CITED = {
  include: { source: true },
  orderBy: [{ disputes: 'asc' as const }, { confidence: 'asc' as const }, { id: 'asc' as const }],
};

export function shownSource(source: SourceRow, how: Partial<Omit<CitationRow, 'source'>> = {}): ShownSource {
  return {
    id: source.id,
    publisher: source.publisher,
    title: source.title,
    language: source.language,
    url: source.url,
    publishedOn: source.publishedOn && toDay(source.publishedOn),
    retrievedOn: toDay(source.retrievedOn),
    licence: licenceOf(source),
    confidence: how.confidence ?? 'high',
    disputes: how.disputes ?? false,
    locator: how.locator ?? null,
  };
}

export function shownSources(citations: readonly CitationRow[]): ShownSource[] {
  return citations.map((citation) => shownSource(citation.source, citation));
}
