import { foldName } from '../fold.ts';
import type { AgencyKind } from '../types.ts';
import type { ListedAgency, Match, Matcher, MatchPlace } from './matching-rules.ts';
import { englishUntied } from './untied-texts.ts';

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
      if (!agency.open) missed.push({ name: agency.name, label, reason: englishUntied(got.unmatched) });
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

/** A city of a labelled file, with the agency of ICE's list that is its police; none: the file names none. */
export type CityLabel = { city: string; agency: string | null };

export type CityScore = {
  cities: number;
  /** Of the cities' police that the file names, the matcher ties this part to that very city. */
  recall: number;
  /** Of the ties of listed police to a city of the file for which it names police, this part is the file's own. */
  precision: number;
  correct: number;
  wrong: { agency: string; city: string; inFile: string }[];
  missed: { agency: string; city: string }[];
  /** Ties to cities for which the file names no police: its false misses, or the matcher's mistakes, for a person to read. */
  more: { agency: string; city: string }[];
};

/** How far the matcher and a labelled file of one state's cities agree, of the agencies that are listed. */
export function scoreCities(
  match: Matcher,
  places: readonly MatchPlace[],
  agencies: readonly ListedAgency[],
  labels: readonly CityLabel[],
): CityScore {
  // "Indian Creek Village" is the legal name of a place that is called Indian Creek.
  const names = new Map(places.map(({ geoid, name, legalName }) => [geoid, [name, legalName].map(foldName)]));
  const inFile = new Map(labels.map(({ city, agency }) => [foldName(city), agency]));
  const result: CityScore = {
    cities: labels.length,
    recall: 1,
    precision: 1,
    correct: 0,
    wrong: [],
    missed: [],
    more: [],
  };
  const found = new Set<string>();
  for (const agency of agencies) {
    const got = match(agency);
    const own = got.kind === 'municipal_police' ? names.get(got.placeGeoid ?? '') : undefined;
    const city = own?.find((name) => inFile.has(name));
    if (city === undefined) continue;
    const named = inFile.get(city) ?? null;
    if (named === null) result.more.push({ agency: agency.name, city });
    else if (foldName(named) === foldName(agency.name)) found.add(city);
    else result.wrong.push({ agency: agency.name, city, inFile: named });
  }
  const named = labels.flatMap(({ city, agency }) => (agency === null ? [] : [{ city, agency }]));
  result.missed = named.filter(({ city }) => !found.has(foldName(city)));
  result.correct = found.size;
  if (named.length > 0) result.recall = found.size / named.length;
  const ties = found.size + result.wrong.length;
  if (ties > 0) result.precision = found.size / ties;
  return result;
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
