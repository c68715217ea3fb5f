import { healthOf } from '#lib/agendas/health.ts';
import { feeds, newestLists } from '#lib/agendas/health-queries.ts';
import { now } from '#lib/kernel/clock.ts';
import { toDay } from '#lib/kernel/dates.ts';
import { answer, publicHeaders, publicOptions } from '#lib/platform/api.ts';
import { readManifest } from '#lib/platform/dump.ts';

export const dynamic = 'force-dynamic';
export const OPTIONS = publicOptions;

/** How old each feed is. 503 while one that is switched on has not been read within its age. */
export function GET(): Promise<Response> {
  return answer('api health', async () => {
    const [all, lists, manifest] = await Promise.all([
      feeds(),
      newestLists(),
      readManifest().catch(() => null),
    ]);
    const at = now();
    const health = healthOf(all, lists, manifest && { writtenAt: manifest.writtenAt }, at, toDay(at));
    return Response.json(health, {
      status: health.ok ? 200 : 503,
      headers: { ...publicHeaders(), 'cache-control': 'no-store' },
    });
  });
}
