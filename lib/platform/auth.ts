import { PrismaAdapter } from '@auth/prisma-adapter';
import { cookies } from 'next/headers';
import NextAuth from 'next-auth';
import { cache } from 'react';
import type { Viewer } from '../kernel/actor.ts';
import { db } from './db.ts';
import { env } from './env.ts';
import { hasSecureCookies, sessionCookie, viewerOf } from './session.ts';
import { languageOfLink, sendSignInLink } from './sign-in-mail.ts';

const LINK_SECONDS = 30 * 60;
const SESSION_SECONDS = 30 * 24 * 60 * 60;

/** Auth.js with a link by mail and sessions in the database. Configured at first use, when the environment is read. */
export const { handlers, signIn, signOut } = NextAuth((request) => ({
  adapter: {
    ...PrismaAdapter(db()),
    // A new account speaks the language in which its link was asked for, until its owner chooses another.
    createUser: async ({ id: _, ...user }) =>
      db().user.create({
        data: { ...user, language: languageOfLink(request?.nextUrl.searchParams ?? new URLSearchParams()) },
      }),
    // A browser may still hold the cookie of a session that was ended elsewhere: signing in anew must not fail for it.
    deleteSession: async (sessionToken) => {
      await db().session.deleteMany({ where: { sessionToken } });
    },
  },
  secret: env().authSecret,
  trustHost: true,
  useSecureCookies: hasSecureCookies(),
  session: { strategy: 'database', maxAge: SESSION_SECONDS },
  pages: { signIn: '/sign-in', verifyRequest: '/sign-in/sent', error: '/sign-in', signOut: '/account' },
  providers: [
    {
      id: 'email',
      type: 'email',
      name: 'Email',
      from: env().mailFrom,
      maxAge: LINK_SECONDS,
      options: {},
      sendVerificationRequest: ({ identifier, url, expires }) =>
        sendSignInLink({ email: identifier, url, expires }),
    },
  ],
  logger: { error: () => {}, warn: () => {}, debug: () => {} },
}));

/** Who is looking, once a request. */
export const currentViewer = cache(async (): Promise<Viewer> => {
  const token = (await cookies()).get(sessionCookie())?.value;
  return token ? viewerOf(token) : null;
});
