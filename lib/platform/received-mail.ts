import { type GetReceivingEmailResponseSuccess, Resend } from 'resend';
import { env } from './env.ts';

/** A mail that the provider received for us. Read, passed on and forgotten: it is written nowhere. */
export type ReceivedMail = Pick<
  GetReceivingEmailResponseSuccess,
  'from' | 'subject' | 'text' | 'html' | 'reply_to'
> & { headers: Record<string, string>; attachments: { filename: string; url: string }[] };

export type Fetched = { ok: true; mail: ReceivedMail } | { ok: false; passing: boolean; error: string };

/** Fetches a received mail by the provider's id, with addresses from which the provider itself reads attachments. */
export async function receivedMail(emailId: string): Promise<Fetched> {
  const resend = new Resend(env().resendApiKey);
  const { data, error } = await resend.emails.receiving.get(emailId);
  if (!data) return failed(error);
  const attachments: ReceivedMail['attachments'] = [];
  if (data.attachments.length > 0) {
    const list = await resend.emails.receiving.attachments.list({ emailId });
    if (!list.data) return failed(list.error);
    for (const { filename, download_url } of list.data.data) {
      attachments.push({ filename: filename ?? 'attachment', url: download_url });
    }
  }
  const { from, subject, text, html, reply_to, headers } = data;
  return { ok: true, mail: { from, subject, text, html, reply_to, headers: headers ?? {}, attachments } };
}

function failed(error: { name: string; statusCode: number | null }): Fetched {
  const { name, statusCode } = error;
  return { ok: false, passing: statusCode === null || statusCode === 429 || statusCode >= 500, error: name };
}
