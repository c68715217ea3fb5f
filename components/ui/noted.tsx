import type { ReactNode } from 'react';
import type { FactRef } from '#lib/kernel/fact-ref.ts';
import type { Locale } from '#lib/kernel/locales.ts';
import type { ShownSource } from '#lib/kernel/shown-source.ts';
import styles from './sources.module.css';
import { Sources } from './sources.tsx';

type Props = {
  locale: Locale;
  sources: readonly ShownSource[];
  /** The fact that the statement is. */
  fact?: FactRef | undefined;
  children: ReactNode;
};

/** A statement with its sources: beside it on a wide screen, folded under it on a narrow one, by name in print. */
export function Noted({ locale, sources, fact, children }: Props) {
  return (
    <div className={styles.noted}>
      <div className={styles.said}>{children}</div>
      <Sources locale={locale} sources={sources} fact={fact} />
    </div>
  );
}
