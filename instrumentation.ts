import type { Instrumentation } from 'next';

/** Runs once when the web process starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.NEXT_PHASE === 'phase-production-build') return;
  const { openFrontDoor } = await import('#lib/platform/front-door.ts');
  openFrontDoor();
  const { env } = await import('#lib/platform/env.ts');
  if (!env().databaseUrl) return;
  const { listenForPublished } = await import('#lib/platform/listen.ts');
  listenForPublished();
}

/** What a page could not handle: logged under the digest that the visitor is shown as a reference. */
export const onRequestError: Instrumentation.onRequestError = async (error, _request, context) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { log } = await import('#lib/platform/log.ts');
  const { digest, stack } = error as Error & { digest?: string };
  log('error', 'page', { reference: digest, route: context.routePath, stack });
};
