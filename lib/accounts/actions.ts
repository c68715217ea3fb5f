'use server';

import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { AuthError } from 'next-auth';
import { pathIn } from '#lib/kernel/locales.ts';
import { type Outcome, refuse } from '#lib/kernel/outcome.ts';
import { action } from '#lib/platform/action.ts';
import { signIn, signOut } from '#lib/platform/auth.ts';
import { isDisposable } from '#lib/platform/disposable.ts';
import { logUnexpected } from '#lib/platform/log.ts';
import { takeRate } from '#lib/platform/rate.ts';
import { deleteAccount, endSessions, updateProfile } from './mutations.ts';
import { isWriting, mayManageAccount } from './policy.ts';
import { deletionSchema, leavingSchema, profileSchema, signInSchema } from './schema.ts';

const HOUR = 3600;

export const requestLink = action({
  name: 'accounts.requestLink',
  who: 'anyone',
  schema: signInSchema,
  limit: { count: 20, seconds: HOUR },
  policy: () => null,
  async run(_viewer, { email, next, locale }) {
    // Told before the link is sent and not when the letter is written; what else one signs in for needs no answer.
    if (isWriting(next) && isDisposable(email)) return refuse('invalid', { fields: { email: 'disposable' } });
    // Nobody can fill another person's mailbox by asking from many places.
    const wait = await takeRate('accounts.requestLink.address', email, { count: 5, seconds: HOUR });
    if (wait > 0) return refuse('too_many', { detail: { minutes: Math.ceil(wait / 60) } });
    try {
      // By way of the sign-in page, whose prefix tells the mail which language to speak.
      const redirectTo = `${pathIn(locale, '/sign-in')}?next=${encodeURIComponent(next)}`;
      await signIn('email', { email, redirectTo, redirect: false });
    } catch (error) {
      if (!(error instanceof AuthError)) throw error;
      logUnexpected('accounts.requestLink', error);
      return refuse('unavailable');
    }
    redirect(pathIn(locale, '/sign-in/sent'));
  },
});

export const saveProfile = action({
  name: 'accounts.saveProfile',
  who: 'signed-in',
  schema: profileSchema,
  limit: { count: 60, seconds: HOUR },
  policy: (actor) => mayManageAccount(actor, actor.id),
  run: (actor, profile) => updateProfile(actor, profile),
});

export const leave = action({
  name: 'accounts.leave',
  who: 'signed-in',
  schema: leavingSchema,
  limit: { count: 60, seconds: HOUR },
  policy: (actor) => mayManageAccount(actor, actor.id),
  async run(_actor, { locale }): Promise<Outcome> {
    await signOut({ redirect: false });
    redirect(pathIn(locale, '/'));
  },
});

export const leaveEverywhere = action({
  name: 'accounts.leaveEverywhere',
  who: 'signed-in',
  schema: leavingSchema,
  limit: { count: 20, seconds: HOUR },
  policy: (actor) => mayManageAccount(actor, actor.id),
  async run(actor, { locale }) {
    const outcome = await endSessions(actor);
    if (!outcome.ok) return outcome;
    await signOut({ redirect: false });
    redirect(pathIn(locale, '/'));
  },
});

export const removeAccount = action({
  name: 'accounts.removeAccount',
  who: 'signed-in',
  schema: deletionSchema,
  limit: { count: 10, seconds: HOUR },
  policy: (actor) => mayManageAccount(actor, actor.id),
  async run(actor, { locale }) {
    const outcome = await deleteAccount(actor);
    if (outcome.ok) {
      const jar = await cookies();
      for (const { name } of jar.getAll()) if (name.includes('authjs')) jar.delete(name);
      redirect(pathIn(locale, '/account/deleted'));
    }
    return outcome;
  },
});
