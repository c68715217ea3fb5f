import { type Unzipped, unzipSync } from 'fflate';
import { BadPlacesFile } from './bad-file.ts';

/** Far above the largest published file, some 10 MB. */
const MOST_BYTES = 300_000_000;

/**
 * The text inside a .zip, as the Census publishes its national files, with its own name; anything else as it is.
 * @throws BadPlacesFile when a .zip is damaged, holds no text or several, or one beyond all measure.
 */
export function unpack(name: string, bytes: Uint8Array): { name: string; bytes: Uint8Array } {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
  if (!isZip) return { name, bytes };
  let size = 0;
  let inside: Unzipped;
  try {
    inside = unzipSync(bytes, {
      filter: (entry) => {
        if (!/^[^_.][^/]*\.(?:txt|csv)$/i.test(entry.name)) return false;
        size += entry.originalSize;
        return size <= MOST_BYTES;
      },
    });
  } catch (error) {
    throw new BadPlacesFile(name, 1, `the archive is damaged (${(error as Error).message})`);
  }
  if (size > MOST_BYTES) throw new BadPlacesFile(name, 1, `the archive holds more than ${MOST_BYTES} bytes`);
  const [first, ...more] = Object.entries(inside);
  if (!first) throw new BadPlacesFile(name, 1, 'the archive holds no .txt or .csv');
  if (more.length > 0) throw new BadPlacesFile(name, 1, 'the archive holds several texts: unpack it');
  return { name: first[0], bytes: first[1] };
}
