import { type Outcome, ok, refuse } from '#lib/kernel/outcome.ts';
import { placeByGeoid } from '#lib/places/queries.ts';
import { nameOfState } from '#lib/places/states.ts';
import { env } from '#lib/platform/env.ts';
import { log } from '#lib/platform/log.ts';
import { askGeocoder } from '../geocode/ask.ts';
import type { AddressPoint, AddressQuestion } from '../geocode/schema.ts';

/**
 * Where a street address lies, by the host's own geocoder. The address is passed on and forgotten: it is in no row, no
 * log line and no address of this host. Refused as not found while the host has no geocoder.
 */
export async function pointsOfAddress({ geoid, address }: AddressQuestion): Promise<Outcome<AddressPoint[]>> {
  const { geocoderUrl } = env();
  if (geocoderUrl === undefined) return refuse('not_found');
  const place = await placeByGeoid(geoid);
  if (!place) return refuse('not_found');
  const answer = await askGeocoder(geocoderUrl, `${address}, ${place.name}, ${nameOfState(place.stateCode)}`);
  if (typeof answer !== 'string') return ok(answer);
  log('warn', 'geocoder', { outcome: answer });
  return refuse('unavailable');
}
