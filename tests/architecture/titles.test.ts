import { expect, it } from 'vitest';
import { read, sourceFiles } from './source.ts';

/** The front page is Dais itself, and at an address where nothing is there is no page. */
const WITHOUT = ['app/[locale]/(public)/page.tsx', 'app/[locale]/(public)/[...missing]/page.tsx'];

it('every page has a title of its own, in the reader’s language', () => {
  const bare = sourceFiles()
    .filter((file) => /^app\/.*\/page\.tsx$/.test(file) && !WITHOUT.includes(file))
    .filter(
      (file) =>
        !/export (?:async )?function generateMetadata\b|export \{[^}]*generateMetadata/.test(read(file)),
    );
  expect(bare).toEqual([]);
});
