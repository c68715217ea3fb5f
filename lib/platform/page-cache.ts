import { unstable_cache } from 'next/cache';
import { tags } from './publish.ts';

/** Next takes 128 tags at once and leaves out the rest with a warning; some counties have more municipalities. */
const AT_ONCE = 100;

/**
 * Ties the page being rendered to tags: when one of them is published, its cached copy is thrown away.
 * What is cached here is nothing but the tie.
 */
export async function tagPage(...of: string[]): Promise<void> {
  const whole = [tags.all, ...of];
  for (let at = 0; at < whole.length; at += AT_ONCE) {
    const part = whole.slice(at, at + AT_ONCE);
    await unstable_cache(async () => true, ['page', ...part], { tags: part })();
  }
}

/**
 * Ties the page to the state in its address, before anything is looked up: that a place is not on file is kept like
 * any other answer, and must go when it comes.
 */
export async function tagState(code: string): Promise<void> {
  if (/^[a-z]{2}$/.test(code)) await tagPage(tags.state(code));
}
