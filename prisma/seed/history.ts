import type { Tx } from '#lib/platform/db.ts';

/** The dated histories, after the places and agencies that they speak of. */
export async function seedHistory(_tx: Tx): Promise<void> {}
