import { revalidateTag } from 'next/cache';
import { z } from 'zod';
import { apiError } from '#lib/platform/api.ts';
import { isKeyedDigest } from '#lib/platform/cipher.ts';

const body = z.object({ tags: z.array(z.string().min(1).max(200)).min(1).max(100) });

/** This process tells itself which cached pages to throw away (instrumentation.ts): Next takes that only inside a request. */
export async function POST(request: Request): Promise<Response> {
  const given = request.headers.get('authorization')?.replace(/^Bearer /, '') ?? '';
  if (!isKeyedDigest('internal', 'published', given)) {
    return apiError('forbidden', 'Only this host calls this address.');
  }
  const parsed = body.safeParse(await request.json().catch(() => null));
  if (!parsed.success) return apiError('invalid', 'Send { "tags": ["place:1245000"] }.');
  for (const tag of parsed.data.tags) revalidateTag(tag, { expire: 0 });
  return new Response(null, { status: 204 });
}
