import { answer, publicJson } from '#lib/platform/api.ts';
import { env } from '#lib/platform/env.ts';
import { openApi } from '../openapi.ts';

export function GET(request: Request): Promise<Response> {
  return answer('api description', async () => publicJson(request, openApi(env().appUrl)));
}
