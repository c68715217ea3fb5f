import { CommandError, reportErrors } from './support/command.ts';

/** Each benchmark prints ratios against a yardstick measured in the same run; none of them judges. */
const BENCHES: Record<string, () => Promise<{ run: () => Promise<void> }>> = {
  pages: () => import('./bench/pages.ts'),
};

await reportErrors(async () => {
  const names = process.argv.slice(2);
  const known = Object.keys(BENCHES).join(', ');
  if (names.length === 0) throw new CommandError(`Name a benchmark: npm run bench -- NAME…  (${known})`);
  for (const name of names) {
    const load = BENCHES[name];
    if (!load) throw new CommandError(`There is no benchmark "${name}". There are: ${known}`);
    await (await load()).run();
  }
  return 0;
});
