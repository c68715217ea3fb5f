import type { Direction, RecordMark } from '#lib/officials/types.ts';

type Props = {
  mark: RecordMark;
  /** Of a mixed record, where the newest vote points: that shape stands in front. */
  direction: Direction | null;
  x: number;
  y: number;
  /** Half the height of the shape. */
  r: number;
};

/**
 * What is on record, as a shape: disc (voted for the agreement), ring (voted against it), both one before the other
 * (voted both ways), speech bubble (said something), dash (nothing), dashed square (nobody on file). Ink only, so
 * that it reads in grey, in the dark and on paper.
 */
export function SeatMark({ mark, direction, x, y, r: size }: Props) {
  // Two shapes one before the other take more room, so each is a little smaller.
  const r = mark === 'mixed' ? size * 0.84 : size;
  const line = { fill: 'var(--paper)', stroke: 'var(--ink)', strokeWidth: r * 0.34 };
  const disc = (cx: number) => (
    <circle cx={cx} cy={y} r={r * 0.95} fill="var(--ink)" stroke="var(--paper)" strokeWidth={r * 0.16} />
  );
  const ring = (cx: number) => <circle cx={cx} cy={y} r={r * 0.78} {...line} />;
  switch (mark) {
    case 'voted_keep':
      return disc(x);
    case 'voted_end':
      return ring(x);
    case 'mixed':
      return direction === 'end' ? (
        <g>
          {disc(x - r * 0.55)}
          {ring(x + r * 0.55)}
        </g>
      ) : (
        <g>
          {ring(x - r * 0.55)}
          {disc(x + r * 0.55)}
        </g>
      );
    case 'statement': {
      const [w, h] = [r * 1.15, r * 0.72];
      return (
        <g>
          <path
            d={`M ${x - w} ${y - h - r * 0.2} h ${w * 2} v ${h * 2} h ${-w} l ${-r * 0.55} ${r * 0.6} v ${-r * 0.6} h ${-(w - r * 0.55)} z`}
            {...line}
            strokeWidth={r * 0.26}
            strokeLinejoin="round"
          />
          <path
            d={`M ${x - w * 0.55} ${y - r * 0.42} h ${w * 1.1} M ${x - w * 0.55} ${y} h ${w * 0.7}`}
            stroke="var(--ink)"
            strokeWidth={r * 0.17}
          />
        </g>
      );
    }
    case 'none':
      return (
        <path
          d={`M ${x - r * 0.7} ${y} h ${r * 1.4}`}
          stroke="var(--ink)"
          strokeWidth={r * 0.34}
          strokeLinecap="round"
        />
      );
    case 'vacant':
      return (
        <rect
          x={x - r * 0.75}
          y={y - r * 0.75}
          width={r * 1.5}
          height={r * 1.5}
          fill="none"
          stroke="var(--ink)"
          strokeWidth={r * 0.22}
          strokeDasharray={`${r * 0.42} ${r * 0.33}`}
        />
      );
  }
}
