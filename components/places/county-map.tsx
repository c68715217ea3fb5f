import { getTranslations } from 'next-intl/server';
import { type Locale, pathIn } from '#lib/kernel/locales.ts';
import { areasOf } from '#lib/places/area-rules.ts';
import { placePath } from '#lib/places/paths.ts';
import type { CountyCount, PlaceRef } from '#lib/places/types.ts';
import styles from './county-map.module.css';
import { countyShapes } from './county-shapes.ts';

type Props = { locale: Locale; state: Pick<PlaceRef, 'geoid' | 'name'>; counties: readonly CountyCount[] };

/** Fewest agencies of each shade; the pattern grows denser with it, so that it reads without colour. */
const STEPS = [0, 1, 2, 4, 8];

/** A state's counties, each a link, shaded by how many of its agencies have an agreement. No script. */
export async function CountyMap({ locale, state, counties }: Props) {
  const t = await getTranslations({ locale, namespace: 'places.state' });
  const area = areasOf(counties);
  const { width, height, counties: paths, borders } = countyShapes(state.geoid);
  return (
    <figure className={styles.figure}>
      <svg viewBox={`-2 -2 ${width + 4} ${height + 4}`} className={styles.map} aria-labelledby="map-title">
        <title id="map-title">{t('mapTitle', { state: state.name, area })}</title>
        <Patterns />
        {counties.map((county) => {
          const name = t('mapCounty', { county: county.name, count: county.agencies });
          return (
            <a key={county.geoid} href={pathIn(locale, placePath(county))} aria-label={name}>
              <path
                d={paths.get(county.geoid)}
                className={styles.county}
                fill={`url(#shade-${shade(county.agencies)})`}
              >
                <title>{name}</title>
              </path>
            </a>
          );
        })}
        <path d={borders} className={styles.borders} />
      </svg>
      <figcaption>
        <p className="small muted">{t('mapHint', { area })}</p>
        <p className={styles.legendTitle}>{t('legend')}</p>
        <ul className={`plain ${styles.legend}`}>
          {STEPS.map((from, step) => (
            <li key={from}>
              <svg viewBox="0 0 32 20" className={styles.swatch} aria-hidden="true">
                <rect
                  x="0.5"
                  y="0.5"
                  width="31"
                  height="19"
                  fill={`url(#shade-${step})`}
                  className={styles.frame}
                />
              </svg>
              <span className="figures">{range(t, from, STEPS[step + 1])}</span>
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  );
}

function shade(agencies: number): number {
  return STEPS.findLastIndex((from) => agencies >= from);
}

function range(
  t: (key: 'legendRange', values: Record<string, string | number>) => string,
  from: number,
  next: number | undefined,
): string {
  if (next === undefined) return t('legendRange', { from, to: 'more' });
  return next - 1 === from ? String(from) : t('legendRange', { from, to: next - 1 });
}

/** Nothing, dots, lines, cross lines, nearly full: in ink, so that grey and dark mode keep the order. */
function Patterns() {
  const cell = { width: 8, height: 8, patternUnits: 'userSpaceOnUse' } as const;
  return (
    <defs>
      <pattern id="shade-0" {...cell}>
        <rect width="8" height="8" className={styles.paper} />
      </pattern>
      <pattern id="shade-1" {...cell}>
        <rect width="8" height="8" className={styles.paper} />
        <circle cx="4" cy="4" r="1.1" className={styles.ink} />
      </pattern>
      <pattern id="shade-2" {...cell} patternTransform="rotate(45)">
        <rect width="8" height="8" className={styles.paper} />
        <rect width="2" height="8" className={styles.ink} />
      </pattern>
      <pattern id="shade-3" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="6" height="6" className={styles.paper} />
        <rect width="2" height="6" className={styles.ink} />
        <rect width="6" height="2" className={styles.ink} />
      </pattern>
      <pattern id="shade-4" {...cell}>
        <rect width="8" height="8" className={styles.ink} />
      </pattern>
    </defs>
  );
}
