import { refresh } from 'next/cache';
import { headers } from 'next/headers';
import type { z } from 'zod';
import type { Actor, Viewer } from '../kernel/actor.ts';
import { type Outcome, refuse } from '../kernel/outcome.ts';
import { currentViewer } from './auth.ts';
import { fieldErrors, fromFormData } from './form-data.ts';
import { logUnexpected } from './log.ts';
import { type Limit, takeRates } from './rate.ts';

type Refusal = Extract<Outcome<never>, { ok: false }>;

type Definition<S extends z.ZodType, W extends 'anyone' | 'signed-in', V> = {
  /** For logs and rate limits: "letters.send". */
  name: string;
  /** Who may call it at all. */
  who: W;
  schema: S;
  /** How often; several where a burst and a whole day each have a bound. */
  limit: Limit | readonly Limit[];
  /** May this person do this? A refusal, or null. Required, so that it is never forgotten. */
  policy: (
    actor: W extends 'signed-in' ? Actor : Viewer,
    input: z.output<S>,
  ) => Promise<Refusal | null> | Refusal | null;
  run: (actor: W extends 'signed-in' ? Actor : Viewer, input: z.output<S>) => Promise<Outcome<V>>;
  /** The page that asked shows at once what came of it. */
  refreshes?: true;
  /** What a refusal gives back of what was sent, so that a form without JavaScript still shows it. */
  echo?: (raw: Record<string, string | string[]>) => Record<string, string>;
};

/** Called with an object or a form, or by React's useActionState with the state before and a form. */
export interface ServerAction<Input, V> {
  (raw: Input | FormData): Promise<Outcome<V>>;
  (previous: Outcome<V> | null, form: FormData): Promise<Outcome<V>>;
}

/**
 * Makes a server action: actor, rate limit, parse, policy, mutation, in this order, none of them optional.
 * The action takes an object or a FormData (a form without JavaScript) and never throws for what can be expected.
 */
export function action<S extends z.ZodType, W extends 'anyone' | 'signed-in', V>(
  definition: Definition<S, W, V>,
): ServerAction<z.input<S>, V> {
  return async (...args: unknown[]): Promise<Outcome<V>> => {
    const given = args.length > 1 ? args[1] : args[0];
    const raw = given instanceof FormData ? fromFormData(given) : given;
    const outcome = await answer(definition, raw);
    // Only a form needs it: who calls with an object has it still.
    if (outcome.ok || !definition.echo || !(given instanceof FormData)) return outcome;
    const typed = JSON.stringify(definition.echo(fromFormData(given)));
    return { ...outcome, detail: { ...outcome.detail, typed } };
  };
}

async function answer<S extends z.ZodType, W extends 'anyone' | 'signed-in', V>(
  definition: Definition<S, W, V>,
  raw: unknown,
): Promise<Outcome<V>> {
  try {
    const viewer = await currentViewer();
    if (definition.who === 'signed-in' && !viewer) return refuse('signed_out');
    const who = viewer?.id ?? (await stranger());
    const limits = [definition.limit].flat();
    const wait = Math.max(
      ...(await takeRates(limits.map((limit) => ({ name: definition.name, who, limit })))),
    );
    if (wait > 0) return refuse('too_many', { detail: { minutes: Math.ceil(wait / 60) } });
    const parsed = definition.schema.safeParse(raw);
    if (!parsed.success) return refuse('invalid', { fields: fieldErrors(parsed.error) });
    const actor = viewer as W extends 'signed-in' ? Actor : Viewer;
    const refusal = await definition.policy(actor, parsed.data);
    if (refusal) return refusal;
    const outcome = await definition.run(actor, parsed.data);
    if (outcome.ok && definition.refreshes) refresh();
    return outcome;
  } catch (error) {
    // Next's redirect() and notFound() travel as errors with a digest.
    if (error instanceof Error && 'digest' in error && String(error.digest).startsWith('NEXT_')) throw error;
    return refuse('unexpected', { detail: { reference: logUnexpected(definition.name, error) } });
  }
}

/** A stranger's key for a rate limit: their network address, which takeRates hashes and soon forgets. */
export async function stranger(): Promise<string> {
  const forwarded = (await headers()).get('x-forwarded-for');
  return forwarded?.split(',').at(-1)?.trim() || 'local';
}
