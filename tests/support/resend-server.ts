import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A message as it was handed over. */
export type Handed = {
  id: string;
  key: string;
  body: {
    from: string;
    to: string;
    subject: string;
    text: string;
    html?: string;
    reply_to?: string;
    tags?: { name: string; value: string }[];
  };
};

/** What the next calls meet, one each; afterwards all is well again. */
export type Behaviour =
  | 'ok'
  | { status: number; name: string; retryAfter?: number }
  /** Takes the message and never answers. */
  | 'accept_silently'
  /** Neither takes it nor answers. */
  | 'hang';

export type ResendServer = Awaited<ReturnType<typeof startResendServer>>;

/**
 * A mail provider on this machine that behaves like Resend as its documents say: ids, idempotency keys with a
 * check of the payload, refusals. RESEND_BASE_URL points the real client at it.
 */
export async function startResendServer() {
  const accepted: Handed[] = [];
  let calls = 0;
  let plan: Behaviour[] = [];

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const raw = await readAll(request);
    calls += 1;
    const behaviour = plan.shift() ?? 'ok';
    if (request.method !== 'POST' || request.url !== '/emails') return refuse(response, 404, 'not_found');
    if (!request.headers.authorization?.startsWith('Bearer re_')) {
      return refuse(response, 401, 'missing_api_key');
    }
    if (behaviour === 'hang') return;
    if (typeof behaviour === 'object') {
      return refuse(response, behaviour.status, behaviour.name, behaviour.retryAfter);
    }
    const body = JSON.parse(raw) as Handed['body'];
    if (!body.to || !body.from || !body.subject) return refuse(response, 422, 'validation_error');
    const key = String(request.headers['idempotency-key'] ?? '');
    const earlier = accepted.find((message) => key !== '' && message.key === key);
    if (earlier && JSON.stringify(earlier.body) !== JSON.stringify(body)) {
      return refuse(response, 409, 'invalid_idempotent_request');
    }
    const id = earlier?.id ?? crypto.randomUUID();
    if (!earlier) accepted.push({ id, key, body });
    if (behaviour === 'accept_silently') return;
    reply(response, 200, { id });
  };

  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Every message taken, once for each idempotency key. */
    accepted,
    calls: () => calls,
    next(...behaviours: Behaviour[]) {
      plan = behaviours;
    },
    reset() {
      accepted.length = 0;
      calls = 0;
      plan = [];
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
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
