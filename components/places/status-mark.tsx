import type { ReactNode } from 'react';
import type { StatusCode } from '#lib/places/types.ts';
import styles from './status-mark.module.css';

type Props = {
  code: StatusCode;
  /** The status in words, in the reader's language: the text of `places.status.<code>`. */
  label: string;
  /** Only the shape, with the words as its name. */
  shapeOnly?: boolean;
  size?: 'normal' | 'large';
  /** Draw by reference to the page's StatusShapes: for lists of hundreds. */
  shared?: boolean;
};

/** A status as a shape and a word. Ink only, so that it reads in grey, in the dark and on paper. */
export function StatusMark({ code, label, shapeOnly = false, size = 'normal', shared = false }: Props) {
  if (shapeOnly) {
    return (
      <svg className={styles.shape} viewBox="0 0 24 24" role="img" aria-label={label}>
        <title>{label}</title>
        {SHAPES[code]}
      </svg>
    );
  }
  return (
    <span className={`${styles.mark} ${size === 'large' ? styles.large : ''}`}>
      <svg className={styles.shape} viewBox="0 0 24 24" aria-hidden="true">
        {shared ? <use href={`#shape-${code}`} /> : SHAPES[code]}
      </svg>
      <span>{label}</span>
    </span>
  );
}

/** The shapes of these codes, drawn once for all the marks of a page that share them. */
export function StatusShapes({ codes }: { codes: readonly StatusCode[] }) {
  return (
    <svg width="0" height="0" aria-hidden="true" className={styles.shapes}>
      {codes.map((code) => (
        <symbol key={code} id={`shape-${code}`} viewBox="0 0 24 24">
          {SHAPES[code]}
        </symbol>
      ))}
    </svg>
  );
}

const line = { fill: 'none', stroke: 'currentColor', strokeWidth: 2.6 } as const;
const ring = <circle cx="12" cy="12" r="9" {...line} />;
const dashedRing = <circle cx="12" cy="12" r="9" {...line} strokeDasharray="3.4 3.67" />;
const halfDisc = (d: string) => (
  <>
    {ring}
    <path d={d} fill="currentColor" />
  </>
);
const crossed = (d: string) => (
  <>
    {ring}
    <path d={d} {...line} />
  </>
);

const SHAPES: Record<StatusCode, ReactNode> = {
  active_listed: <circle cx="12" cy="12" r="10.3" fill="currentColor" />,
  // A disc with a notch cut out of its upper right.
  voided_locally_still_listed: (
    <path d="M12 12 L12 1.7 A10.3 10.3 0 1 0 22.3 12 Z" fill="currentColor" strokeLinejoin="round" />
  ),
  approved_locally_not_listed: halfDisc('M12 3 A9 9 0 0 0 12 21 Z'),
  reinstated: halfDisc('M3 12 A9 9 0 0 0 21 12 Z'),
  pending_ice: (
    <>
      {ring}
      <circle cx="12" cy="12" r="3.4" fill="currentColor" />
    </>
  ),
  suspended: crossed('M9.4 8 V16 M14.6 8 V16'),
  removed_from_list: crossed('M5.6 18.4 L18.4 5.6'),
  terminated: crossed('M8.4 8.4 L15.6 15.6 M15.6 8.4 L8.4 15.6'),
  superseded: (
    <>
      <circle cx="8.5" cy="12" r="6.6" {...line} />
      <circle cx="15.5" cy="12" r="6.6" {...line} />
    </>
  ),
  proposed: (
    <>
      {dashedRing}
      <circle cx="12" cy="12" r="3.4" fill="currentColor" />
    </>
  ),
  deferred: (
    <>
      {dashedRing}
      <path d="M7.6 12 H16.4" {...line} />
    </>
  ),
  rejected: crossed('M7.6 12 H16.4'),
  no_agreement: ring,
  no_listing_found: dashedRing,
  unknown: (
    <>
      <path d="M7.6 8.6 A4.4 4.4 0 1 1 13.4 12.8 Q12 13.5 12 15.6" {...line} strokeLinecap="round" />
      <circle cx="12" cy="20.2" r="1.9" fill="currentColor" />
    </>
  ),
};
