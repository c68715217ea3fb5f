import http from 'node:http';
import { answerFromKept } from './page-keep.ts';

/** A path that percent-decodes to text without control characters. */
export function isWellFormed(url: string): boolean {
  const [path = ''] = url.split('?', 1);
  try {
    return !/\p{Cc}/u.test(decodeURIComponent(path));
  } catch {
    return false;
  }
}

/**
 * Stands before Next in the web process:
 * - answers 400 to addresses that no page can mean: Next's router answers 500 to a broken percent sign, and
 *   PostgreSQL takes no text with a zero byte;
 * - sends public pages from their kept copies;
 * - has the answers of server actions go as they are: to zip a line costs more than the line.
 */
export function openFrontDoor(): void {
  const emit = http.Server.prototype.emit as (
    this: http.Server,
    event: string,
    ...args: unknown[]
  ) => boolean;
  http.Server.prototype.emit = function (this: http.Server, event: string, ...args: unknown[]) {
    const pass = () => emit.call(this, event, ...args);
    if (event !== 'request') return pass();
    const [request, response] = args as [http.IncomingMessage, http.ServerResponse];
    if (!isWellFormed(request.url ?? '/')) {
      const message = 'This address is malformed. Look for a stray percent sign.';
      response.writeHead(400, { 'content-type': 'application/json; charset=utf-8' });
      response.end(JSON.stringify({ error: { code: 'invalid', message } }));
      return true;
    }
    if (request.headers['next-action'] !== undefined) zipPagesOnly(request, response);
    if (process.env.NODE_ENV === 'production' && answerFromKept(request, response, pass)) return true;
    return pass();
  };
}

/** Next says in this header that the answer brings the page anew, which is long. */
const WITH_PAGE = 'x-action-revalidated';

/** Takes back that the browser reads zipped answers, until the answer turns out to hold a page. */
export function zipPagesOnly(request: http.IncomingMessage, response: http.ServerResponse): void {
  const accepted = request.headers['accept-encoding'];
  delete request.headers['accept-encoding'];
  const { setHeader } = response;
  response.setHeader = ((name: string, value: string) => {
    if (name.toLowerCase() === WITH_PAGE && accepted) request.headers['accept-encoding'] = accepted;
    return setHeader.call(response, name, value);
  }) as typeof setHeader;
}
