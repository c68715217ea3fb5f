import { redirect } from 'next/navigation';
import { stopFollowing } from '#lib/agendas/follow-mutations.ts';
import { readStopToken } from '#lib/agendas/stop-token.ts';
import { answer, apiError } from '#lib/platform/api.ts';

type Context = { params: Promise<{ token: string }> };

/** The one-click address of a notice's List-Unsubscribe header (RFC 8058), pressed by a mail program. */
export function POST(_request: Request, { params }: Context): Promise<Response> {
  return answer('agendas.unfollow', async () => {
    const stop = readStopToken((await params).token);
    if (!stop) return apiError('forbidden', 'This link is not complete or was changed.');
    await stopFollowing(stop);
    return Response.json({ data: { stopped: true } });
  });
}

/** A person who opens the same address gets the page that asks. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  redirect(`/unfollow/${encodeURIComponent((await params).token)}`);
}
