import { unstable_cache } from 'next/cache';

/**
 * Ties the page being rendered to tags: when one of them is published, its cached copy is thrown away.
 * What is cached here is nothing but the tie.
 */
export async function tagPage(...tags: string[]): Promise<void> {
  await unstable_cache(async () => true, ['page', ...tags], { tags })();
}
