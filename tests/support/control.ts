import { inject } from 'vitest';

/** Asks the process that holds databases and application; see global.ts. */
export async function ask<T>(method: 'GET' | 'POST' | 'DELETE', path: string): Promise<T> {
  const response = await fetch(new URL(path, inject('control')), { method });
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return JSON.parse(text) as T;
}
