import { parseArgs } from 'node:util';
import { z } from 'zod';
import { giveRole } from '#lib/accounts/mutations.ts';
import type { Role } from '#lib/kernel/actor.ts';
import { CommandError, reportErrors, runCommand } from './support/command.ts';

// npm run role -- EMAIL ROLE [--json]: gives a person a role. Makes the first organizer, editor and admin.

const ROLES: Record<Role, string> = {
  resident: 'writes letters and follows agendas; everybody is one',
  organizer: 'begins campaigns and sees their results',
  editor: 'keeps the facts',
  admin: 'may do everything',
};

const HELP = `Usage: npm run role -- EMAIL ROLE [--json]

Roles:
${Object.entries(ROLES)
  .map(([role, does]) => `  ${role.padEnd(10)} ${does}`)
  .join('\n')}

A person keeps the roles they have. An account is made when there is none; they sign in by link.`;

type Wanted = { help: true } | { help: false; email: string; role: Role; json: boolean };

/** @throws CommandError saying what is wrong with the arguments. */
function wanted(args: string[]): Wanted {
  const options = { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;
  let parsed: ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>;
  try {
    parsed = parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new CommandError(`${(error as Error).message}\n\n${HELP}`);
  }
  if (parsed.values.help) return { help: true };
  const [email, name, ...more] = parsed.positionals;
  if (!email || !name) throw new CommandError(`An address and a role are needed.\n\n${HELP}`);
  if (!z.email().safeParse(email.trim()).success)
    throw new CommandError(`"${email}" is not an e-mail address.`);
  if (more.length > 0)
    throw new CommandError(`One address and one role at a time; not known: ${more.join(' ')}\n\n${HELP}`);
  const role = (Object.keys(ROLES) as Role[]).find((it) => it === name.toLowerCase());
  if (!role) throw new CommandError(`There is no role "${name}".\n\n${HELP}`);
  return { help: false, email, role, json: parsed.values.json ?? false };
}

await reportErrors(async () => {
  // Bad arguments are told at once, without a database.
  const asked = wanted(process.argv.slice(2));
  if (asked.help) {
    console.log(HELP);
    return 0;
  }
  await runCommand(async () => {
    const outcome = await giveRole('command', asked.email, asked.role);
    if (!outcome.ok) throw new CommandError(`The role was not given: ${outcome.reason}.`);
    const { email, roles, created } = outcome.value;
    if (asked.json) console.log(JSON.stringify({ email, roles, created }));
    else console.log(`${email} is now: ${roles.join(', ')}.${created ? ' The account was made.' : ''}`);
    return 0;
  });
  return Number(process.exitCode ?? 0);
});
