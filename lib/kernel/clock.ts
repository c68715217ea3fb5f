let offset = 0;

/** The present. The only place that asks the machine for it, so that a test or a rehearsal can move it. */
export function now(): Date {
  return new Date(Date.now() + offset);
}

/** Moves the clock so that it reads `instant` now and runs on from there; null puts it right again. */
export function setClock(instant: Date | null): void {
  offset = instant ? instant.getTime() - Date.now() : 0;
}
