import type { PlaceRef } from './types.ts';

/** Where a place's page is, without a language: "/fl", "/fl/miami". */
export function placePath({ kind, stateCode, slug }: Pick<PlaceRef, 'kind' | 'stateCode' | 'slug'>): string {
  return kind === 'state' ? `/${stateCode}` : `/${stateCode}/${slug}`;
}
