/** Runs once when the web process starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.NEXT_PHASE === 'phase-production-build') return;
  const { env } = await import('#lib/platform/env.ts');
  if (!env().databaseUrl) return;
  const { listenForPublished } = await import('#lib/platform/listen.ts');
  listenForPublished();
}
