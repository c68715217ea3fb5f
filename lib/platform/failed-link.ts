import { pathIn } from '../kernel/locales.ts';
import { localPath } from '../kernel/next-path.ts';
import { languageOfLink } from './sign-in-mail.ts';

/**
 * Auth.js leads from every link that failed to one address. The link itself tells in which language and for what
 * somebody was signing in: both stay, so that the next link leads where this one should have.
 * @param link the parameters of the link that was used
 */
export function afterFailedLink(link: URLSearchParams, response: Response): Response {
  const location = response.headers.get('Location');
  if (!location || !URL.canParse(location)) return response;
  const target = new URL(location);
  if (target.pathname !== '/sign-in' || !target.searchParams.has('error')) return response;
  target.pathname = pathIn(languageOfLink(link), '/sign-in');
  const next = localPath(nextOf(link.get('callbackUrl') ?? ''), '');
  if (next) target.searchParams.set('next', next);
  return Response.redirect(target);
}

/** The page after sign-in, from the address of the page that asked for the link. Not to be trusted. */
function nextOf(callbackUrl: string): string | null {
  const at = callbackUrl.indexOf('?');
  return at < 0 ? null : new URLSearchParams(callbackUrl.slice(at)).get('next');
}
