import { publicOptions, publicRoute } from '#lib/platform/api.ts';
import { env } from '#lib/platform/env.ts';
import { openApi } from '../openapi.ts';

export const dynamic = 'force-dynamic';
export const OPTIONS = publicOptions;

export function GET(request: Request): Promise<Response> {
  return publicRoute('api description', request, async () => ({
    body: JSON.stringify(openApi(env().appUrl)),
    type: 'application/json',
  }));
}
