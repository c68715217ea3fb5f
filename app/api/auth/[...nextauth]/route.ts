import type { NextRequest } from 'next/server';
import { handlers } from '#lib/platform/auth.ts';
import { afterFailedLink } from '#lib/platform/failed-link.ts';

export const { POST } = handlers;

export async function GET(request: NextRequest): Promise<Response> {
  return afterFailedLink(request.nextUrl.searchParams, await handlers.GET(request));
}
