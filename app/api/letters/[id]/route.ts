import { statesOf } from '#lib/letters/queries.ts';
import { isFinal } from '#lib/letters/sending/delivery-rules.ts';
import { answer, apiError } from '#lib/platform/api.ts';
import { currentViewer } from '#lib/platform/auth.ts';

/** Where each copy of one's own letter is: { data: { final, deliveries } }, without its text. */
export function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answer('letters.states', async () => {
    const viewer = await currentViewer();
    if (!viewer) return apiError('signed_out', 'Sign in first, then ask again.');
    const deliveries = await statesOf(viewer, (await params).id);
    if (!deliveries) return apiError('not_found', 'You have no such letter.');
    const final = deliveries.every(({ state }) => isFinal(state));
    return Response.json(
      { data: { final, deliveries } },
      { headers: { 'cache-control': 'private, no-store' } },
    );
  });
}
