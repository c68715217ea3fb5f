import type { Direction, RecordMark } from '#lib/officials/types.ts';
import styles from './dais.module.css';
import { type Drawing, fitText, type Plate } from './dais-geometry.ts';
import { SeatMark } from './seat-mark.tsx';

/** A seat as it is drawn, every text in the reader's language. */
export type DrawnSeat = {
  key: string;
  /** The holder's name, or why there is none. */
  name: string;
  held: boolean;
  label: string;
  /** Of the label, where it is not the page's. */
  lang: 'en' | undefined;
  /** The official's page; null where nobody is on file. */
  href: string | null;
  mark: RecordMark;
  direction: Direction | null;
};

/**
 * The picture alone. Hidden from screen readers, which have the table beside it, and its links stand outside the tab
 * order: the table's links are the ones that take the focus, and the plate of a focused one is outlined here.
 */
export function DaisSvg({
  drawing,
  arc,
  apart,
  className,
}: {
  drawing: Drawing;
  arc: readonly DrawnSeat[];
  apart: readonly DrawnSeat[];
  className: string | undefined;
}) {
  const seats = [
    ...arc.map((seat, at) => ({ seat, plate: drawing.arc[at] })),
    ...apart.map((seat, at) => ({ seat, plate: drawing.apart[at] })),
  ];
  return (
    <svg
      className={className}
      viewBox={`0 0 ${drawing.width} ${drawing.height}`}
      width={drawing.width}
      height={drawing.height}
      aria-hidden="true"
      focusable="false"
    >
      {drawing.desk && (
        <g fill="none">
          <path d={drawing.desk} stroke="var(--rule)" strokeWidth={drawing.deskWidth + 2} />
          <path d={drawing.desk} stroke="var(--paper-2)" strokeWidth={drawing.deskWidth} />
        </g>
      )}
      {seats.map(
        ({ seat, plate }, at) =>
          plate && <SeatPlate key={seat.key} seat={seat} plate={plate} drawing={drawing} at={at} />,
      )}
    </svg>
  );
}

function SeatPlate({
  seat,
  plate,
  drawing,
  at,
}: {
  seat: DrawnSeat;
  plate: Plate;
  drawing: Drawing;
  at: number;
}) {
  const inset = drawing.markOver ? 6 : 30;
  const room = plate.width - inset - 6;
  const name = fitText(seat.name, room, drawing.nameSize, drawing.markOver ? 3 : 2);
  const label = fitText(seat.label, room, drawing.labelSize, 1);
  const lineHeight = name.size * 1.14;
  const block = name.lines.length * lineHeight + label.size * 1.3;
  const x = drawing.markOver ? plate.x + plate.width / 2 : plate.x + inset;
  const top = plate.y + (plate.height - block) / 2 + name.size * 0.86;
  const anchor = drawing.markOver ? 'middle' : 'start';
  const content = (
    <>
      <rect
        className={`${styles.plate} ${seat.held ? '' : styles.empty}`}
        x={plate.x}
        y={plate.y}
        width={plate.width}
        height={plate.height}
        rx="3"
      />
      <SeatMark
        mark={seat.mark}
        direction={seat.direction}
        x={plate.markX}
        y={plate.markY}
        r={drawing.markOver ? 12 : 8.5}
      />
      <text className={seat.held ? styles.name : styles.nobody} textAnchor={anchor} fontSize={name.size}>
        {name.lines.map((line, row) => (
          <tspan key={line} x={x} y={Math.round((top + row * lineHeight) * 10) / 10}>
            {line}
          </tspan>
        ))}
      </text>
      <text
        className={styles.label}
        textAnchor={anchor}
        x={x}
        y={Math.round((top + (name.lines.length - 1) * lineHeight + label.size * 1.35) * 10) / 10}
        fontSize={label.size}
      >
        {label.lines.join(' ')}
      </text>
    </>
  );
  return seat.href ? (
    <a className={styles.seat} href={seat.href} tabIndex={-1} data-at={at}>
      {content}
    </a>
  ) : (
    <g className={styles.seat} data-at={at}>
      {content}
    </g>
  );
}
