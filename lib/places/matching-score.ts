import type { ListedAgency, Match, Matcher } from './matching-rules.ts';
import type { AgencyKind } from './types.ts';

/** An agency whose place or county a person has looked up; neither for one that serves the state or is open. */
export type Labelled = ListedAgency & {
  kind: AgencyKind;
  placeGeoid: string | null;
  countyGeoid: string | null;
  /** A person left it open. */
  open: boolean;
};

export type Score = {
  agencies: number;
  /** Ties that are as labelled, of all ties made: 1 when a page shows no other place's agency. */
  precision: number;
  /** Ties that are as labelled, of all labelled ties. */
  recall: number;
  correct: number;
  wrong: { name: string; label: string; got: string }[];
  missed: { name: string; label: string; reason: string }[];
};

/** How well the matcher finds what people have found. */
export function score(match: Matcher, labelled: readonly Labelled[]): Score {
  const wrong: Score['wrong'] = [];
  const missed: Score['missed'] = [];
  let correct = 0;
  for (const agency of labelled) {
    const got = match(agency);
    const label = agency.open ? 'open' : tieOf(agency);
    if (got.tie === null) {
      if (!agency.open) missed.push({ name: agency.name, label, reason: got.unmatched });
    } else if (tieOf(got) === label) correct += 1;
    else wrong.push({ name: agency.name, label, got: tieOf(got) });
  }
  const ties = correct + wrong.length;
  const labels = labelled.filter(({ open }) => !open).length;
  return {
    agencies: labelled.length,
    precision: ties === 0 ? 1 : correct / ties,
    recall: labels === 0 ? 1 : correct / labels,
    correct,
    wrong,
    missed,
  };
}

/** A city's police are its own wherever the city lies; any other agency is where it sits. */
function tieOf({
  kind,
  placeGeoid,
  countyGeoid,
}: Pick<Match, 'kind' | 'placeGeoid' | 'countyGeoid'>): string {
  return kind === 'municipal_police'
    ? `${kind} ${placeGeoid}`
    : `${kind} ${placeGeoid ?? ''} ${countyGeoid ?? ''}`;
}
