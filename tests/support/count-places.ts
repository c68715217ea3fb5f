// A command like those under scripts/, for start.test.ts.
import { db } from '#lib/platform/db.ts';
import { CommandError, runCommand } from '#scripts/support/command.ts';

await runCommand(async ([word]) => {
  if (word === 'refuse') throw new CommandError('Refused as asked');
  console.log(`${await db().place.count()} places`);
  return 0;
});
