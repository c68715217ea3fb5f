import { exportAccount } from '#lib/accounts/queries.ts';
import { answer, apiError } from '#lib/platform/api.ts';
import { currentViewer } from '#lib/platform/auth.ts';

/** Everything kept about the signed-in person, as a file. */
export function GET(): Promise<Response> {
  return answer('account.export', async () => {
    const viewer = await currentViewer();
    if (!viewer) return apiError('signed_out', 'Sign in first, then ask again.');
    return new Response(JSON.stringify(await exportAccount(viewer), null, 2), {
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': 'attachment; filename="dais-account.json"',
        'cache-control': 'private, no-store',
      },
    });
  });
}
