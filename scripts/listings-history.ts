import { parseArgs } from 'node:util';
import { listingsHistory } from '#lib/places/listings/listings-queries.ts';
import { CommandError, runCommand } from './support/command.ts';

const USAGE = 'npm run listings:history -- [--json]';

await runCommand(async (args) => {
  let json = false;
  try {
    json = parseArgs({ args, options: { json: { type: 'boolean' } } }).values.json ?? false;
  } catch (error) {
    throw new CommandError(`${error instanceof Error ? error.message : error}\n${USAGE}`);
  }
  const history = await listingsHistory();
  if (json) {
    console.log(JSON.stringify(history, null, 2));
    return 0;
  }
  for (const { kind, asOf, fileName, state, rows, reasons } of history.releases) {
    console.log(
      `${asOf}  ${kind.padEnd(13)}  ${state.padEnd(8)}  ${String(rows).padStart(5)} rows  ${fileName}`,
    );
    for (const reason of reasons) console.log(`            ${reason}`);
  }
  const { participating, pending } = history.agreements;
  const gone = participating.filter(({ noLongerListedSince }) => noLongerListedSince !== null).length;
  console.log(
    `${participating.length} agreements ever listed, ${gone} no longer; ${pending.length} ever pending`,
  );
  console.log(`history ${history.digest}`);
  return 0;
});
