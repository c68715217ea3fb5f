import { createHash } from 'node:crypto';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';

/** What a public page came to, ready to be sent: made once, sent many times. */
type Kept = { headers: OutgoingHttpHeaders; plain: Buffer; gzipped: Buffer; etag: string; until: number };

/** Next's own cache decides what is new; a copy here is asked for again after this long in any case. */
const KEEP_MS = 30_000;
const MOST_BYTES = 64 * 2 ** 20;

/** A proxy may hold a page for a second: long enough for a crowd, short enough for a fact that was put right. */
const CACHE_CONTROL = 'public, max-age=0, s-maxage=1';

type Store = { pages: Map<string, Kept>; bytes: number; generation: number };

// Next loads a module once for each bundle; the copies must be one for the process.
const shared = globalThis as typeof globalThis & { daisKept?: Store };
shared.daisKept ??= { pages: new Map(), bytes: 0, generation: 0 };
const store = shared.daisKept;

/** Throws all copies away, and those being made as well. */
export function forgetKept(): void {
  store.generation++;
  store.pages.clear();
  store.bytes = 0;
}

/** Public pages by their address: those of states and places, items, campaigns, the pages about us, the first page. */
const PUBLIC_PAGE =
  /^(?:\/(?:es|ht))?(?:\/(?!(?:en|es|ht)\b)[a-z]{2}(?:\/[^/.?]+){0,3}|\/(?:items|c|about)\/[^/.?]+|)$/;

function isPageRequest({ method, url = '', headers }: IncomingMessage): boolean {
  const path = url === '/' ? '' : url;
  return (
    method === 'GET' && PUBLIC_PAGE.test(path) && headers.rsc === undefined && headers.range === undefined
  );
}

/**
 * Answers a request for a public page from its kept copy, or lets `make` answer and keeps what came of it.
 * Next hashes and compresses a cached page anew for every visitor; of a long page that is nearly all the work.
 * @returns false when the request is not one for a public page, and nothing was done.
 */
export function answerFromKept(
  request: IncomingMessage,
  response: ServerResponse,
  make: () => void,
  now: number = Date.now(),
): boolean {
  if (!isPageRequest(request)) return false;
  const url = request.url ?? '/';
  const copy = store.pages.get(url);
  if (copy && copy.until > now) {
    send(request, response, copy);
    return true;
  }
  const asked = { ...request.headers };
  // Next is to answer whole and plain: what is kept must fit every visitor.
  delete request.headers['accept-encoding'];
  delete request.headers['if-none-match'];
  const begun = store.generation;
  capture(request, response, (body) => {
    request.headers = asked;
    const made = keepable(response, body) ? makeKept(response.getHeaders(), body, now) : null;
    if (!made) return body;
    if (begun === store.generation) keep(url, made);
    for (const name of response.getHeaderNames()) response.removeHeader(name);
    return made;
  });
  make();
  return true;
}

function keep(url: string, copy: Kept): void {
  const before = store.pages.get(url);
  if (store.bytes - sizeOf(before) + sizeOf(copy) > MOST_BYTES) forgetKept();
  store.bytes += sizeOf(copy) - sizeOf(store.pages.get(url));
  store.pages.set(url, copy);
}

function sizeOf(copy: Kept | undefined): number {
  return copy ? copy.plain.length + copy.gzipped.length : 0;
}

/** Only a page that Next itself keeps and that is the same for everybody. */
function keepable(response: ServerResponse, body: Buffer): boolean {
  return (
    response.statusCode === 200 &&
    body.length > 0 &&
    response.getHeader('x-nextjs-cache') !== undefined &&
    response.getHeader('set-cookie') === undefined &&
    String(response.getHeader('content-type')).startsWith('text/html') &&
    String(response.getHeader('cache-control')).includes('s-maxage')
  );
}

const HOP_BY_HOP = new Set([
  'content-length',
  'content-encoding',
  'transfer-encoding',
  'connection',
  'keep-alive',
  'date',
  'etag',
]);

function makeKept(given: OutgoingHttpHeaders, body: Buffer, now: number): Kept {
  const headers = Object.fromEntries(
    Object.entries(given).filter(([name]) => !HOP_BY_HOP.has(name.toLowerCase())),
  );
  headers['cache-control'] = CACHE_CONTROL;
  const text = body.toString('utf8');
  const scriptless = needsNoScript(text);
  const plain = scriptless ? Buffer.from(withoutScripts(text)) : body;
  const policy = 'content-security-policy';
  if (scriptless && headers[policy]) {
    headers[policy] = String(headers[policy]).replace(/script-src [^;]*/, "script-src 'none'");
  }
  return {
    headers,
    plain,
    gzipped: gzipSync(plain, { level: 9 }),
    etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
    until: now + KEEP_MS,
  };
}

/** The mark of a page on which nothing needs a script; see components/ui/page.tsx. */
export const NO_SCRIPT_MARK = 'dais:script';

export function needsNoScript(html: string): boolean {
  return html.includes(`<meta name="${NO_SCRIPT_MARK}" content="none"/>`);
}

/** The page without the framework's scripts and their preloads; data for search engines stays. */
export function withoutScripts(html: string): string {
  return html
    .replace(/<script\b(?![^>]*type="application\/ld\+json")[^>]*>[\s\S]*?<\/script>/g, '')
    .replace(/<link\b[^>]*\bas="script"[^>]*>/g, '');
}

function send(request: IncomingMessage, response: ServerResponse, copy: Kept): void {
  const { headers, etag } = copy;
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, { ...headers, ETag: etag }).end();
    return;
  }
  const zipped = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  const body = zipped ? copy.gzipped : copy.plain;
  response.writeHead(200, {
    ...headers,
    ...(zipped && { 'Content-Encoding': 'gzip' }),
    'Content-Length': body.length,
    ETag: etag,
  });
  response.end(body);
}

/**
 * Holds back what is written to a response until it is whole; `finish` turns it into what is sent: a kept copy,
 * or the same bytes.
 */
function capture(
  request: IncomingMessage,
  response: ServerResponse,
  finish: (body: Buffer) => Buffer | Kept,
): void {
  const chunks: Buffer[] = [];
  const { write, end, writeHead } = response;
  const take = (chunk: unknown, encoding: unknown) => {
    if (chunk === null || chunk === undefined || typeof chunk === 'function') return;
    const text = chunk as string | Uint8Array;
    chunks.push(
      typeof text === 'string'
        ? Buffer.from(text, encoding as BufferEncoding | undefined)
        : Buffer.from(text),
    );
  };
  const called = (...all: unknown[]) => {
    const callback = all.find((one) => typeof one === 'function') as (() => void) | undefined;
    if (callback) queueMicrotask(callback);
  };
  response.writeHead = ((status: number, ...rest: unknown[]) => {
    response.statusCode = status;
    const headers = rest.find((one) => typeof one === 'object' && one !== null && !Array.isArray(one));
    for (const [name, value] of Object.entries((headers ?? {}) as OutgoingHttpHeaders)) {
      if (value !== undefined) response.setHeader(name, value);
    }
    return response;
  }) as typeof writeHead;
  response.write = ((chunk: unknown, encoding: unknown, callback: unknown) => {
    take(chunk, encoding);
    called(encoding, callback);
    return true;
  }) as typeof write;
  response.end = ((chunk: unknown, encoding: unknown, callback: unknown) => {
    take(chunk, encoding);
    Object.assign(response, { write, end, writeHead });
    const result = finish(Buffer.concat(chunks));
    if (Buffer.isBuffer(result)) {
      response.removeHeader('transfer-encoding');
      if (response.statusCode !== 304 && response.statusCode !== 204) {
        response.setHeader('Content-Length', result.length);
      }
      response.end(result);
    } else {
      send(request, response, result);
    }
    called(chunk, encoding, callback);
    return response;
  }) as typeof end;
}
