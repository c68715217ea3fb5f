import { getTranslations } from 'next-intl/server';
import { type Locale, pathIn } from '#lib/kernel/locales.ts';
import { placePath } from '#lib/places/paths.ts';
import type { PlaceWithStatus } from '#lib/places/types.ts';
import styles from './municipality-list.module.css';
import { StatusMark, StatusShapes } from './status-mark.tsx';

type Props = {
  locale: Locale;
  places: readonly PlaceWithStatus[];
  /** Headings by first letter, with links to them. */
  letters?: boolean;
};

/** Places by name, each with the mark and the words of its status. */
export async function MunicipalityList({ locale, places, letters = false }: Props) {
  const t = await getTranslations({ locale, namespace: 'places' });
  const times = new Map<string, number>();
  for (const { name } of places) times.set(name, (times.get(name) ?? 0) + 1);
  // Pennsylvania has sixteen Franklin Townships.
  const nameOf = ({ name, countyName }: PlaceWithStatus) =>
    countyName && (times.get(name) ?? 0) > 1 ? `${name}, ${countyName}` : name;
  const items = (some: readonly PlaceWithStatus[]) => (
    <ul className={`plain ${styles.list}`}>
      {some.map((place) => (
        <li key={place.geoid}>
          <a href={pathIn(locale, placePath(place))} lang="en">
            {nameOf(place)}
          </a>
          <span className="muted small">
            <StatusMark code={place.status.code} label={t(`status.${place.status.code}`)} shared />
          </span>
        </li>
      ))}
    </ul>
  );
  const shapes = <StatusShapes codes={[...new Set(places.map(({ status }) => status.code))]} />;
  if (!letters) {
    return (
      <>
        {shapes}
        {items(places)}
      </>
    );
  }
  const groups = Object.entries(Object.groupBy(places, ({ name }) => name.slice(0, 1).toUpperCase()));
  return (
    <>
      {shapes}
      <nav aria-label={t('state.letters')} className={`${styles.letters} no-print`}>
        {groups.map(([letter]) => (
          <a key={letter} href={`#${letter}`}>
            {letter}
          </a>
        ))}
      </nav>
      {groups.map(([letter, some]) => (
        <section key={letter} className={styles.group}>
          <h3 id={letter}>{letter}</h3>
          {items(some ?? [])}
        </section>
      ))}
    </>
  );
}
