import { env } from '#lib/platform/env.ts';
import { type ReadingReport, readFileSource, readInto } from './mutations.ts';
import { findSource, findTarget } from './queries.ts';
import { noteFailure } from './source-mutations.ts';
import { ADAPTERS, PLATFORMS, type Platform } from './sources/index.ts';
import { ReadingError } from './sources/reading.ts';

/** Reads a source from its address. @throws ReadingError, after the failure was noted at the source */
export async function readSource(id: string): Promise<ReadingReport> {
  const source = await findSource(id);
  if (!source)
    throw new ReadingError(
      `source ${id}`,
      'there is no such source',
      'Leave --source out to read all that are enabled',
    );
  const { url, platform, timeZone } = source;
  if (!url)
    throw new ReadingError(
      `source ${id}`,
      'it has no address',
      'Feed it with --file FILE --platform NAME --body SLUG',
    );
  try {
    const read = await ADAPTERS[platform].fetch(url, { timeZone, allowPrivate: env().localMode });
    return await readInto(id, read);
  } catch (error) {
    if (error instanceof ReadingError) await noteFailure(id, error.message);
    throw error;
  }
}

/**
 * Reads a file into the source of a place or body, which is made when there is none.
 * @param body "fl/key-west" or a body's id
 * @throws ReadingError; nothing is imported then
 */
export async function readFileInto(
  file: { name: string; text: string },
  platform: string,
  body: string,
): Promise<ReadingReport> {
  const target = await findTarget(body);
  if (!target) {
    throw new ReadingError(
      `--body ${body}`,
      'there is no such place or body',
      'Give a place such as fl/key-west, or the id of a body',
    );
  }
  if (!isPlatform(platform)) {
    throw new ReadingError(
      `--platform ${platform}`,
      'it is not known',
      `Known are ${PLATFORMS.join(' and ')}`,
    );
  }
  const answer = ADAPTERS[platform].read(file.text, { from: file.name, timeZone: target.timeZone });
  return readFileSource(platform, target, { answer, text: file.text });
}

function isPlatform(name: string): name is Platform {
  return (PLATFORMS as readonly string[]).includes(name);
}
