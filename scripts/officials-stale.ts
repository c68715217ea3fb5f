import { parseArgs } from 'node:util';
import { staleSeats } from '#lib/officials/stale-queries.ts';
import type { StaleReason } from '#lib/officials/stale-rules.ts';
import { CommandError, reportErrors, runCommand } from './support/command.ts';

const HELP = `Usage: npm run officials:stale -- [--json]

Lists the seats whose data is past its shelf life: nobody on file, a term that ended without a successor, a holder not seen
in office for long, a general election day that passed since.`;

function say({ kind, since }: StaleReason): string {
  switch (kind) {
    case 'nobody':
      return 'nobody was ever on file';
    case 'ended':
      return `the last term ended on ${since}, no successor on file`;
    case 'old':
      return `last seen in office on ${since}`;
    case 'election':
      return `an election day passed on ${since}`;
  }
}

await reportErrors(async () => {
  let options: { json: boolean; help: boolean };
  try {
    const flag = { type: 'boolean', default: false } as const;
    options = parseArgs({ options: { json: flag, help: flag } }).values;
  } catch (error) {
    throw new CommandError(`${(error as Error).message}\n\n${HELP}`);
  }
  if (options.help) {
    console.log(HELP);
    return 0;
  }
  await runCommand(async () => {
    const seats = await staleSeats();
    if (options.json) console.log(JSON.stringify(seats, null, 2));
    else {
      console.log(`${seats.length} seats are past their shelf life.`);
      for (const { place, body, seat, holder, reasons } of seats)
        console.log(
          `${place.stateCode}/${place.slug}: ${body}, ${seat}${holder ? ` (${holder})` : ''}: ${reasons.map(say).join('; ')}`,
        );
    }
    return 0;
  });
  return Number(process.exitCode ?? 0);
});
