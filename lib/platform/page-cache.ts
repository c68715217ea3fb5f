import { unstable_cache } from 'next/cache';

/** Next takes 128 tags at once and leaves out the rest with a warning; some counties have more municipalities. */
const AT_ONCE = 100;

/**
 * Ties the page being rendered to tags: when one of them is published, its cached copy is thrown away.
 * What is cached here is nothing but the tie.
 */
export async function tagPage(...tags: string[]): Promise<void> {
  for (let at = 0; at < tags.length; at += AT_ONCE) {
    const part = tags.slice(at, at + AT_ONCE);
    await unstable_cache(async () => true, ['page', ...part], { tags: part })();
  }
}
