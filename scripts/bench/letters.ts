import { parseArgs } from 'node:util';
import { CommandError } from '../support/command.ts';
import { drain } from './letters-drain.ts';
import { submitting } from './letters-submit.ts';
import { withScratchDatabase } from './scratch-database.ts';

/**
 * Letters out: copies drained by one worker and by four against a local provider that enforces Resend's published
 * limits. Letters in: the form action of a production build against a bare route handler that inserts one row.
 * --copies N (100000) · --factor F: the provider allows F times the published rate (1) · --only out|in
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { copies: { type: 'string' }, factor: { type: 'string' }, only: { type: 'string' } },
  });
  const copies = positive('copies', values.copies ?? '100000');
  const factor = positive('factor', values.factor ?? '1');
  await withScratchDatabase(async () => {
    if (values.only !== 'in') await drain(copies, factor, [1, 4]);
    if (values.only !== 'out') await submitting();
  });
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new CommandError(`--${name} wants a number above zero, not "${text}".`);
  return value;
}
