import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export type Body = {
  from: string;
  to: string;
  subject: string;
  text: string;
  html?: string;
  reply_to?: string;
  headers?: Record<string, string>;
  tags?: { name: string; value: string }[];
};

/** A message that came for us, as the provider tells of it when it is asked. */
export type Incoming = {
  from: string;
  to: string[];
  subject: string;
  text: string | null;
  html?: string | null;
  headers?: Record<string, string>;
  attachments?: { filename: string; download_url: string }[];
};

/** A message as it was handed over. */
export type Handed = { id: string; key: string; body: Body };

/** What a call meets. */
export type Behaviour =
  | 'ok'
  | { status: number; name: string; retryAfter?: number }
  /** Takes the messages and never answers. */
  | 'accept_silently'
  /** Takes the messages and drops the connection. */
  | 'accept_and_drop'
  /** Neither takes them nor answers. */
  | 'hang';

type Options = {
  /** Requests a second, over any second; more are answered 429. Told in ratelimit-limit. */
  perSecond?: number;
  /** What the next call meets, where next() planned nothing. */
  choose?: () => Behaviour;
  /** Called with each message as it is taken. */
  onTaken?: (message: Handed) => void;
  /** Keep no message: only counts, for many thousands. */
  forget?: boolean;
  /** How long it thinks before it takes the messages, and again before it answers. */
  thinksMs?: () => number;
  /** Called with the caller's API key when a call comes, when its messages are taken and when it is answered. */
  onCall?: (apiKey: string, moment: 'received' | 'taken' | 'answered') => void;
};

export type ResendServer = Awaited<ReturnType<typeof startResendServer>>;

/**
 * A mail provider on this machine that behaves like Resend as its documents say: single messages and batches of up to
 * 100, strict or permissive; one idempotency key a request, with a check of the payload; so many requests a second.
 * RESEND_BASE_URL points the real client at it.
 */
export async function startResendServer(options: Options = {}) {
  const perSecond = options.perSecond ?? 1000;
  const accepted: Handed[] = [];
  const answers = new Map<string, { payload: string; answer: object }>();
  const underWay = new Set<string>();
  const incoming = new Map<string, Incoming>();
  const seen = { calls: 0, taken: 0, tooFast: 0, replays: 0, conflicts: 0 };
  let recent: number[] = [];
  let plan: Behaviour[] = [];

  const isTooFast = (): boolean => {
    const at = performance.now();
    recent = recent.filter((earlier) => at - earlier < 1000);
    if (recent.length >= perSecond) return true;
    recent.push(at);
    return false;
  };

  const take = (key: string, body: Body): string => {
    const message = { id: crypto.randomUUID(), key, body };
    seen.taken += 1;
    if (!options.forget) accepted.push(message);
    options.onTaken?.(message);
    return message.id;
  };

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    // As it arrives, before its body has been read.
    const tooFast = isTooFast();
    const raw = await readAll(request);
    const payload = createHash('sha256').update(raw).digest('base64');
    seen.calls += 1;
    const apiKey = request.headers.authorization?.replace('Bearer ', '') ?? '';
    options.onCall?.(apiKey, 'received');
    response.on('finish', () => options.onCall?.(apiKey, 'answered'));
    response.setHeader('ratelimit-limit', String(perSecond));
    if (request.method === 'GET') return tell(request, response);
    const path = request.method === 'POST' ? request.url : undefined;
    if (path !== '/emails' && path !== '/emails/batch') return refuse(response, 404, 'not_found');
    if (!apiKey.startsWith('re_')) return refuse(response, 401, 'missing_api_key');
    if (tooFast) {
      seen.tooFast += 1;
      return refuse(response, 429, 'rate_limit_exceeded', 1);
    }
    response.setHeader('ratelimit-remaining', String(perSecond - recent.length));
    const behaviour = plan.shift() ?? options.choose?.() ?? 'ok';
    if (behaviour === 'hang') return;
    if (typeof behaviour === 'object') {
      return refuse(response, behaviour.status, behaviour.name, behaviour.retryAfter);
    }
    if (options.thinksMs) await sleep(options.thinksMs());
    const key = String(request.headers['idempotency-key'] ?? '');
    const earlier = key === '' ? undefined : answers.get(key);
    if (earlier && earlier.payload !== payload) {
      seen.conflicts += 1;
      return refuse(response, 409, 'invalid_idempotent_request');
    }
    if (earlier) {
      seen.replays += 1;
      return reply(response, 200, earlier.answer);
    }
    if (key !== '' && underWay.has(key)) return refuse(response, 409, 'concurrent_idempotent_requests');
    underWay.add(key);
    const given = JSON.parse(raw) as Body | Body[];
    const bodies = Array.isArray(given) ? given : [given];
    const bad = bodies.flatMap((body, index) => (isComplete(body) ? [] : [index]));
    const permissive = request.headers['x-batch-validation'] === 'permissive' && Array.isArray(given);
    if (bodies.length > 100 || (bad.length > 0 && !permissive)) {
      underWay.delete(key);
      return refuse(response, 422, 'validation_error');
    }
    const data = bodies.filter(isComplete).map((body) => ({ id: take(key, body) }));
    const errors = bad.map((index) => ({ index, message: 'Missing a field.' }));
    const result = Array.isArray(given) ? { data, ...(permissive && { errors }) } : (data[0] ?? {});
    underWay.delete(key);
    if (key !== '') answers.set(key, { payload, answer: result });
    options.onCall?.(apiKey, 'taken');
    if (options.thinksMs) await sleep(options.thinksMs());
    if (behaviour === 'accept_silently') return;
    if (behaviour === 'accept_and_drop') return request.socket.destroy();
    reply(response, 200, result);
  };

  /** GET /emails/receiving/{id} and the list of its attachments. */
  const tell = (request: IncomingMessage, response: ServerResponse) => {
    const [, id = '', files] = /^\/emails\/receiving\/([^/]+)(\/attachments)?$/.exec(request.url ?? '') ?? [];
    const mail = incoming.get(id);
    if (!mail) return refuse(response, 404, 'not_found');
    const attachments = (mail.attachments ?? []).map((file, index) => ({
      id: String(index),
      size: 1,
      ...file,
    }));
    if (files) return reply(response, 200, { object: 'list', has_more: false, data: attachments });
    reply(response, 200, {
      object: 'email',
      id,
      reply_to: null,
      html: null,
      headers: {},
      ...mail,
      attachments,
    });
  };

  const server = createServer((request, response) => {
    // A caller that was killed ends its request in the middle.
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Every message taken: once for each idempotency key and place in its request. */
    accepted,
    /** What can be asked for, by the provider's id. */
    incoming,
    calls: () => seen.calls,
    seen,
    next(...behaviours: Behaviour[]) {
      plan = behaviours;
    },
    reset() {
      accepted.length = 0;
      answers.clear();
      incoming.clear();
      for (const name of Object.keys(seen) as (keyof typeof seen)[]) seen[name] = 0;
      plan = [];
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

function isComplete(body: Body): boolean {
  return Boolean(body.to && body.from && body.subject);
}

function refuse(response: ServerResponse, status: number, name: string, retryAfter?: number): void {
  if (retryAfter) response.setHeader('retry-after', String(retryAfter));
  reply(response, status, { statusCode: status, name, message: `refused: ${name}` });
}

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
