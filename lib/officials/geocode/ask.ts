import { type AddressPoint, nominatimSchema } from './schema.ts';

/** Why a geocoder gave no answer that can be used. Nothing of the question is in it. */
export type GeocoderFault = 'unreachable' | 'slow' | 'refused' | 'too long' | 'not understood';

const TIMEOUT_MS = 5000;
const MOST_BYTES = 200_000;

/**
 * Asks the host's geocoder where something is: one request, no redirect followed, five seconds, 200 kB.
 * It never throws: an error of `fetch` may hold the address that was asked for, and must reach no log.
 * @param url Nominatim's search, with "{query}" where the question goes.
 */
export async function askGeocoder(
  url: string,
  question: string,
  timeoutMs: number = TIMEOUT_MS,
): Promise<AddressPoint[] | GeocoderFault> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url.replace('{query}', encodeURIComponent(question)), {
      signal,
      redirect: 'error',
      cache: 'no-store',
      headers: { accept: 'application/json', 'user-agent': 'Dais' },
    });
    if (!response.ok || !response.body) {
      await response.body?.cancel();
      return 'refused';
    }
    const text = await readText(response.body);
    if (text === null) return 'too long';
    const found = nominatimSchema.safeParse(parseJson(text));
    return found.success ? found.data : 'not understood';
  } catch {
    return signal.aborted ? 'slow' : 'unreachable';
  }
}

async function readText(body: ReadableStream<Uint8Array>): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > MOST_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
