import { expect, it, vi } from 'vitest';
import { tagPage, tagState } from '#lib/platform/page-cache.ts';
import { tags } from '#lib/platform/publish.ts';

const taken: string[][] = [];
vi.mock('next/cache', () => ({
  unstable_cache: (run: () => Promise<unknown>, _key: string[], { tags }: { tags: string[] }) => {
    taken.push(tags);
    return run;
  },
}));

it('a page of many facts is tied to all of them, though Next takes no more than 128 tags at once', async () => {
  const places = Array.from({ length: 290 }, (_, at) => tags.place(String(at)));
  await tagPage(...places);
  expect(taken.flat()).toEqual([tags.all, ...places]);
  for (const part of taken) expect(part.length).toBeLessThanOrEqual(128);
});

it('a page is tied to the state in its address, whether or not it is on file, and to none where there is none', async () => {
  taken.length = 0;
  for (const code of ['tx', 'TX', 'texas', '']) await tagState(code);
  expect(taken).toEqual([[tags.all, tags.state('tx')]]);
});
