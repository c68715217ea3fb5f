import { CommandError, reportErrors } from './support/command.ts';

/**
 * Each benchmark prints ratios against a yardstick measured in the same run; none of them judges. Options behind the
 * names go to every one of them: places and search take those of places:import and else make a country up.
 */
const BENCHES: Record<string, () => Promise<{ run: (options: string[]) => Promise<void> }>> = {
  pages: () => import('./bench/pages.ts'),
  places: () => import('./bench/places.ts'),
  search: () => import('./bench/search.ts'),
  listings: () => import('./bench/listings.ts'),
  letters: () => import('./bench/letters.ts'),
};

await reportErrors(async () => {
  const given = process.argv.slice(2);
  const firstOption = given.findIndex((word) => word.startsWith('--'));
  const names = firstOption < 0 ? given : given.slice(0, firstOption);
  const options = firstOption < 0 ? [] : given.slice(firstOption);
  const known = Object.keys(BENCHES).join(', ');
  if (names.length === 0) throw new CommandError(`Name a benchmark: npm run bench -- NAME…  (${known})`);
  for (const name of names) {
    const load = BENCHES[name];
    if (!load) throw new CommandError(`There is no benchmark "${name}". There are: ${known}`);
    await (await load()).run(options);
  }
  return 0;
});
