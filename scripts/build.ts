import { build, isBuilt } from './support/build.ts';
import { reportErrors } from './support/command.ts';

await reportErrors(async () => {
  if (isBuilt()) console.log('Up to date with the files as they are');
  else await build(console.log);
  return 0;
});
