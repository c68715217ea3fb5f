import type { EventFact, MotionFact, StatementFact, TimelineEntry } from './types.ts';

/**
 * Events, motions and statements as one list, newest first. A motion is told once: inside the event that tells of
 * it, or as an entry of its own.
 */
export function mergeTimeline(
  events: readonly EventFact[],
  motions: readonly MotionFact[],
  statements: readonly StatementFact[],
): TimelineEntry[] {
  const told = new Set(events.flatMap((event) => event.motionId ?? []));
  const entries: TimelineEntry[] = [
    ...events.map(({ motionId, ...event }) => ({
      ...event,
      motion: motions.find((motion) => motion.id === motionId) ?? null,
      statement: null,
    })),
    ...motions
      .filter((motion) => !told.has(motion.id))
      .map((motion) => ({
        id: motion.id,
        on: motion.on,
        precision: 'day' as const,
        kind: 'motion',
        summary: motion.title,
        motion,
        statement: null,
        sources: motion.sources,
      })),
    ...statements.map((statement) => ({
      id: statement.id,
      on: statement.on,
      precision: statement.precision,
      kind: 'statement',
      summary: statement.summary,
      motion: null,
      statement,
      sources: statement.sources,
    })),
  ];
  return entries.sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
}
