import http from 'node:http';

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
 * Answers 400 to addresses that no page can mean, before Next sees them: its router answers 500 to a broken
 * percent sign, and PostgreSQL takes no text with a zero byte.
 */
export function refuseMalformedAddresses(): void {
  const emit = http.Server.prototype.emit as (
    this: http.Server,
    event: string,
    ...args: unknown[]
  ) => boolean;
  http.Server.prototype.emit = function (this: http.Server, event: string, ...args: unknown[]) {
    const [request, response] = args as [http.IncomingMessage, http.ServerResponse];
    if (event !== 'request' || isWellFormed(request.url ?? '/')) return emit.call(this, event, ...args);
    const message = 'This address is malformed. Look for a stray percent sign.';
    response.writeHead(400, { 'content-type': 'application/json; charset=utf-8' });
    response.end(JSON.stringify({ error: { code: 'invalid', message } }));
    return true;
  };
}
