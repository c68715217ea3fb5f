import { redirect } from 'next/navigation';
import { stopQuestions } from '#lib/letters/answers/answer-mutations.ts';
import { readAnswerToken } from '#lib/letters/answers/answer-token.ts';
import { answer, apiError } from '#lib/platform/api.ts';

type Context = { params: Promise<{ token: string }> };

/** The one-click address of a question's List-Unsubscribe header (RFC 8058), pressed by a mail program. */
export function POST(_request: Request, { params }: Context): Promise<Response> {
  return answer('letters.endQuestions', async () => {
    const link = readAnswerToken((await params).token);
    if (link?.what !== 'stop') return apiError('forbidden', 'This link is not complete or was changed.');
    await stopQuestions(link.id);
    return Response.json({ data: { stopped: true } });
  });
}

/** A person who opens the same address gets the page that asks. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  redirect(`/answer/${encodeURIComponent((await params).token)}`);
}
