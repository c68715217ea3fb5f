/**
 * With whom a letter takes turns: the other letters of its campaign, or else of its place. A batch takes the same
 * share from each, so that a few letters do not wait behind another campaign's many.
 */
export function turnOf(letter: { campaignId: string | null; placeGeoid: string }): string {
  return letter.campaignId ?? `place:${letter.placeGeoid}`;
}

/** How many copies each of so many turns has in a batch, before what is left is filled up. */
export function shareOf(turns: number, room: number): number {
  return Math.max(1, Math.floor(room / Math.max(1, turns)));
}
