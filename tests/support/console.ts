import { format } from 'node:util';

let lines: string[] = [];
let allowed: RegExp[] = [];

/** Keeps what is written by console.error and console.warn from now on. */
export function watchConsole(): void {
  lines = [];
  allowed = [];
  for (const method of ['error', 'warn'] as const) {
    console[method] = (...args: unknown[]) => void lines.push(format(...args));
  }
}

/** In a test that provokes it: lines that fit do not fail the test. */
export function allowConsole(pattern: RegExp): void {
  allowed.push(pattern);
}

export function takeUnexpected(): string[] {
  const taken = lines.filter((line) => !allowed.some((pattern) => pattern.test(line)));
  lines = [];
  return taken;
}
