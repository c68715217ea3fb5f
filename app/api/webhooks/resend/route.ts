import { Webhook } from 'standardwebhooks';
import { takeReply } from '#lib/letters/answers/reply-mutations.ts';
import { providerCallSchema } from '#lib/letters/sending/provider-events.ts';
import { takeProviderCall } from '#lib/letters/sending/webhook-mutations.ts';
import { answer, apiError } from '#lib/platform/api.ts';
import { env } from '#lib/platform/env.ts';

const LONGEST_BODY = 256 * 1024;

/**
 * What the mail provider tells of a message, ours or one that came for us. 200 also for what was told before or means nothing here;
 * 503 asks it to tell again, because we may not have noted yet that the message is ours.
 */
export function POST(request: Request): Promise<Response> {
  return answer('webhooks.resend', async () => {
    const secret = env().resendWebhookSecret;
    if (!secret) return apiError('unavailable', 'RESEND_WEBHOOK_SECRET is not set on this host.');
    const raw = await request.text();
    if (raw.length > LONGEST_BODY) return apiError('invalid', 'The body is too long.');
    const id = request.headers.get('svix-id') ?? '';
    if (!isSigned(secret, raw, id, request.headers)) {
      return apiError('signed_out', 'The signature is missing, wrong or too old.');
    }
    const parsed = providerCallSchema.safeParse(parseJson(raw));
    if (!parsed.success) return apiError('invalid', 'The body is not an event.');
    const taken =
      parsed.data.type === 'email.received'
        ? await takeReply(id, parsed.data)
        : await takeProviderCall(id, parsed.data);
    if (taken === 'later') {
      return apiError('unavailable', 'Not known yet. Send it again.', { headers: { 'retry-after': '30' } });
    }
    return Response.json({ data: { taken } });
  });
}

function isSigned(secret: string, raw: string, id: string, headers: Headers): boolean {
  try {
    new Webhook(secret).verify(
      raw,
      {
        'webhook-id': id,
        'webhook-timestamp': headers.get('svix-timestamp') ?? '',
        'webhook-signature': headers.get('svix-signature') ?? '',
      },
      { jsonParse: false },
    );
    return true;
  } catch {
    return false;
  }
}

function parseJson(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}
