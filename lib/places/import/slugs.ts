import { slugOf } from './legal-names.ts';

type Named = {
  geoid: string;
  kind: 'state' | 'county' | 'municipality';
  name: string;
  countyName: string | null;
};

/**
 * An address for each place of one state. One that is on file keeps its own for ever. Of several with the same name
 * a county keeps the bare one, else the only city, town or village; every other is told apart by its county
 * ("franklin-township-adams"), and where that is not enough by its GEOID. The order of the rows does not matter.
 */
export function assignSlugs(
  places: readonly Named[],
  onFile: ReadonlyMap<string, string>,
): Map<string, string> {
  const slugs = new Map<string, string>();
  const taken = new Set(onFile.values());
  const groups = new Map<string, Named[]>();
  for (const place of places) {
    const kept = onFile.get(place.geoid);
    if (kept !== undefined) {
      slugs.set(place.geoid, kept);
      continue;
    }
    const base = slugOf(place.name);
    groups.set(base, [...(groups.get(base) ?? []), place]);
  }
  for (const base of [...groups.keys()].sort()) {
    const group = (groups.get(base) ?? []).sort((a, b) => rank(a) - rank(b) || (a.geoid < b.geoid ? -1 : 1));
    const [first, second] = group;
    const bareFor = first && (!second || rank(first) < rank(second)) ? first : undefined;
    for (const place of group) {
      const county = place.countyName && slugOf(bareCounty(place.countyName));
      const rest = group.filter((other) => other !== bareFor && other.countyName === place.countyName);
      const candidates = [
        ...(place === bareFor ? [base] : []),
        ...(county && rest.length < 2 ? [`${base}-${county}`] : []),
        `${base}-${place.geoid}`,
      ];
      const slug = candidates.find((candidate) => !taken.has(candidate)) ?? `${base}-${place.geoid}`;
      taken.add(slug);
      slugs.set(place.geoid, slug);
    }
  }
  return slugs;
}

function rank({ kind, geoid }: Named): number {
  return kind === 'state' ? 0 : kind === 'county' ? 1 : geoid.length === 7 ? 2 : 3;
}

function bareCounty(name: string): string {
  return name.replace(/ (?:County|Parish|Borough|Census Area|Municipality|Municipio|Planning Region)$/, '');
}
