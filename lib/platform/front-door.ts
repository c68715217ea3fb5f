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
 * - sends public pages from their kept copies.
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
    if (process.env.NODE_ENV === 'production' && answerFromKept(request, response, pass)) return true;
    return pass();
  };
}
