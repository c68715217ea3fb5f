import { parseArgs } from 'node:util';
import { pauseSending, resumeSending } from '#lib/letters/sending/pause-mutations.ts';
import { type SendingState, sendingState } from '#lib/letters/sending/sending-queries.ts';
import { CommandError, reportErrors, runCommand } from './support/command.ts';

// npm run mail -- pause|resume|status [--json]: the switch for all letters of this host.

const HELP = `Usage: npm run mail -- pause|resume|status [--json]

  pause    letters are taken and wait; who wrote them sees that
  resume   they leave again
  status   whether they leave, and how many copies wait

A call whose outcome is unknown is given up after 20 hours: do not leave it paused for a day.`;

const WORDS = ['pause', 'resume', 'status'] as const;

/** @throws CommandError saying what is wrong with the arguments. */
function wanted(args: string[]): { word: (typeof WORDS)[number]; json: boolean } | null {
  const options = { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;
  let parsed: ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>;
  try {
    parsed = parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new CommandError(`${(error as Error).message}\n\n${HELP}`);
  }
  if (parsed.values.help) return null;
  const [given, ...more] = parsed.positionals;
  const word = WORDS.find((it) => it === given);
  if (!word || more.length > 0) throw new CommandError(`Say pause, resume or status.\n\n${HELP}`);
  return { word, json: parsed.values.json ?? false };
}

function lines(state: SendingState): string {
  const { pausedSince, waiting, later, underWay, unknown, unclear, pausedCampaigns } = state;
  return [
    pausedSince ? `Letters wait since ${pausedSince.toISOString()}.` : 'Letters leave.',
    `Due: ${waiting}. For later: ${later}. Under way: ${underWay}.`,
    ...(unknown.until
      ? [`Outcome unknown: ${unknown.copies}, given up from ${unknown.until.toISOString()} on.`]
      : []),
    ...(unclear > 0 ? [`Given up as unclear in the last 30 days: ${unclear}.`] : []),
    ...pausedCampaigns.map((it) => `The campaign ${it.slug} waits with ${it.waiting} copies.`),
  ].join('\n');
}

await reportErrors(async () => {
  const asked = wanted(process.argv.slice(2));
  if (!asked) {
    console.log(HELP);
    return 0;
  }
  await runCommand(async () => {
    if (asked.word === 'pause') await pauseSending('command');
    if (asked.word === 'resume') await resumeSending('command');
    const state = await sendingState();
    console.log(asked.json ? JSON.stringify(state) : lines(state));
    return 0;
  });
  return Number(process.exitCode ?? 0);
});
