import { publicError, publicOptions, publicRoute } from '#lib/platform/api.ts';
import { readManifest } from '#lib/platform/dump.ts';
import { refuseParams } from '#lib/platform/open-list.ts';

export const dynamic = 'force-dynamic';
export const OPTIONS = publicOptions;

/** The manifest of the newest dump. */
export function GET(request: Request): Promise<Response> {
  return publicRoute('api dump', request, async () => {
    const refusal = refuseParams(request);
    if (refusal) return refusal;
    const manifest = await readManifest();
    if (!manifest)
      return publicError('not_found', 'No dump has been written yet. The worker writes one each night.');
    return { body: JSON.stringify(manifest), type: 'application/json' };
  });
}
