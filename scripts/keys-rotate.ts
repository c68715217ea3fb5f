import { parseArgs } from 'node:util';
import { addLocalKey, dropLocalKeys, env, forgetEnv } from '#lib/platform/env.ts';
import { lockFile, readHolder } from '#lib/platform/lock.ts';
import { type Resealed, resealAll } from '#lib/platform/reseal.ts';
import { CommandError, reportErrors, runCommand } from './support/command.ts';

const HELP = `Usage: npm run keys:rotate -- [--new | --drop | --dry-run] [--json]

Seals every draft, letter and address again under the newest key (DATA_KEY), and says whether anything is left under an
older one (DATA_KEYS_OLD). Ends with 1 while something is left.

  --dry-run  only counts
  --new      local mode, Dais stopped: first makes a new key in secrets.json, where the old one stays for reading
  --drop     local mode, Dais stopped: takes the old keys out of secrets.json once nothing is left under them
  --json     the counts as JSON

On a host: set DATA_KEY to a new key (openssl rand -hex 32) and DATA_KEYS_OLD to the one before, start Dais anew, run this,
then take DATA_KEYS_OLD away. See docs/operations.md.`;

type Options = { new: boolean; drop: boolean; 'dry-run': boolean; json: boolean; help: boolean };

function optionsOf(args: string[]): Options {
  const flag = { type: 'boolean', default: false } as const;
  try {
    const options = { new: flag, drop: flag, 'dry-run': flag, json: flag, help: { ...flag, short: 'h' } };
    return parseArgs({ args, options }).values;
  } catch (error) {
    throw new CommandError(`${(error as Error).message}\n\n${HELP}`);
  }
}

/** Keys of local mode lie in a file that a running Dais has read already: it would go on with the old ones. */
function requireStopped(option: string): void {
  const { localMode, dataDir } = env();
  if (!localMode)
    throw new CommandError(
      `${option} is for local mode. On a host set DATA_KEY and DATA_KEYS_OLD.\n\n${HELP}`,
    );
  if (process.env.DATA_KEY)
    throw new CommandError(`${option}: DATA_KEY is set in the environment, so secrets.json does not count.`);
  if (readHolder(lockFile(dataDir))?.address)
    throw new CommandError('Dais is running and would go on with the keys that it has read. Stop it first.');
}

function say({ newest, old, columns, done }: Resealed, dropped: boolean): string {
  const lines = columns.map(
    ({ column, resealed, left, unreadable }) =>
      `${column}: ${resealed} sealed again, ${left} left under an older key` +
      (unreadable > 0 ? `, ${unreadable} that no key set here opens` : ''),
  );
  const end = dropped
    ? 'The old keys were taken out of secrets.json.'
    : old.length === 0
      ? 'There is no older key.'
      : done
        ? `Nothing is left under ${old.join(', ')}: DATA_KEYS_OLD can be taken away.`
        : `Something is left under an older key (${old.join(', ')}): keep DATA_KEYS_OLD and run this again.`;
  return [...lines, `The newest key is ${newest}.`, end].join('\n');
}

await reportErrors(async () => {
  const options = optionsOf(process.argv.slice(2));
  if (options.help) {
    console.log(HELP);
    return 0;
  }
  if ([options.new, options.drop, options['dry-run']].filter(Boolean).length > 1)
    throw new CommandError(`One of --new, --drop and --dry-run at a time.\n\n${HELP}`);
  if (options.new) requireStopped('--new');
  if (options.drop) requireStopped('--drop');
  await runCommand(async () => {
    if (options.new) {
      addLocalKey(env().dataDir);
      forgetEnv();
    }
    const result = await resealAll({ dryRun: options['dry-run'] });
    const dropped = options.drop && result.done;
    if (dropped) dropLocalKeys(env().dataDir);
    console.log(options.json ? JSON.stringify({ ...result, dropped }, null, 2) : say(result, dropped));
    return result.done ? 0 : 1;
  });
  return Number(process.exitCode ?? 0);
});
