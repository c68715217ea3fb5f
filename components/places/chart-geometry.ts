import { type Day, daysBetween } from '#lib/kernel/dates.ts';

export const CHART = { width: 480, height: 230, left: 52, right: 62, top: 14, bottom: 30 } as const;

/** The least of 1, 2, 5 times a power of ten such that `count` of them reach `max`. */
export function niceStep(max: number, count: number): number {
  const rough = Math.max(1, max / count);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10;
  return step * power;
}

export type Scale = { x: (day: Day) => number; y: (value: number) => number; ticks: number[] };

/** Days across, from nought up: a chart that does not begin at nought makes small changes look great. */
export function scaleOf(first: Day, last: Day, max: number): Scale {
  const { width, height, left, right, top, bottom } = CHART;
  const span = Math.max(1, daysBetween(first, last));
  const step = niceStep(max, 4);
  const highest = Math.max(step, Math.ceil(max / step) * step);
  return {
    x: (day) => left + (daysBetween(first, day) / span) * (width - left - right),
    y: (value) => height - bottom - (value / highest) * (height - top - bottom),
    ticks: Array.from({ length: Math.round(highest / step) + 1 }, (_, index) => index * step),
  };
}

/** A line of steps: a list stands until the next one. */
export function steps(points: readonly { asOf: Day; value: number }[], { x, y }: Scale): string {
  return points
    .map(({ asOf, value }, index) => {
      const [at, height] = [x(asOf).toFixed(1), y(value).toFixed(1)];
      return index === 0 ? `M${at} ${height}` : `H${at}V${height}`;
    })
    .join('');
}
