import type { ReactNode } from 'react';
import styles from './notice.module.css';

type Props = {
  /** `plain`: worth knowing; `warm`: contested or out of date; `bad`: refused or failed; `good`: done. */
  tone?: 'plain' | 'warm' | 'bad' | 'good';
  /** Read aloud when it appears. */
  live?: boolean;
  children: ReactNode;
};

export function Notice({ tone = 'plain', live = false, children }: Props) {
  return (
    <div
      className={`${styles.notice} ${styles[tone]}`}
      role={live ? (tone === 'bad' ? 'alert' : 'status') : undefined}
    >
      {children}
    </div>
  );
}
