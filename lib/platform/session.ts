import type { Actor, Viewer } from '../kernel/actor.ts';
import { now } from '../kernel/clock.ts';
import { prepared, sql } from './db.ts';
import { env } from './env.ts';

/** Whether cookies are for encrypted connections only. */
export function hasSecureCookies(): boolean {
  return env().appUrl.startsWith('https:');
}

/** The name that Auth.js gives the session's cookie. */
export function sessionCookie(): string {
  return `${hasSecureCookies() ? '__Secure-' : ''}authjs.session-token`;
}

/**
 * Whose session it is; null when it is over. Auth.js's own way reads session, user and user again, and writes the
 * session's end anew once a day, though the browser forgets the cookie 30 days after signing in in any case.
 */
export async function viewerOf(sessionToken: string): Promise<Viewer> {
  const [actor] = await prepared<Actor>(
    'session.viewer',
    sql`
    SELECT u.id, u.email, u.name, u.roles::text[], u.language, u."createdAt"
      FROM "Session" s JOIN "User" u ON u.id = s."userId"
     WHERE s."sessionToken" = ${sessionToken} AND s.expires > ${now()}`,
  );
  return actor ?? null;
}
