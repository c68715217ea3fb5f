import { Day } from '#components/ui/day.tsx';
import { Noted } from '#components/ui/noted.tsx';
import type { FactRef } from '#lib/kernel/fact-ref.ts';
import { inLocale, type Locale } from '#lib/kernel/locales.ts';
import type { TimelineEntry } from '#lib/officials/types.ts';
import { Motion } from './motion.tsx';
import styles from './timeline.module.css';

type Props = { locale: Locale; path: string; entries: readonly TimelineEntry[] };

/** What happened, newest first, each year under a rule of its own. */
export function Timeline({ locale, path, entries }: Props) {
  const years = [...new Set(entries.map((entry) => entry.on.slice(0, 4)))];
  return years.map((year) => (
    <section key={year} className={styles.year}>
      <h3 className="figures">{year}</h3>
      <ol className="plain">
        {entries
          .filter((entry) => entry.on.startsWith(year))
          .map((entry) => {
            const summary = inLocale(entry.summary, locale);
            return (
              <li key={entry.id} className={styles.entry}>
                <p className={styles.day}>
                  <Day locale={locale} day={entry.on} precision={entry.precision} />
                </p>
                <Noted locale={locale} sources={entry.sources} fact={factOf(entry)}>
                  <p lang={summary.lang === locale ? undefined : summary.lang}>{summary.text}</p>
                  {entry.motion && <Motion locale={locale} path={path} motion={entry.motion} />}
                  {entry.statement?.words && (
                    <blockquote lang={entry.statement.language}>“{entry.statement.words}”</blockquote>
                  )}
                </Noted>
              </li>
            );
          })}
      </ol>
    </section>
  ));
}

/** An entry is an event unless its kind says that it is a motion or a statement of its own. */
function factOf({ kind, id }: TimelineEntry): FactRef {
  return kind === 'motion' || kind === 'statement' ? `${kind}:${id}` : `event:${id}`;
}
