import path from 'node:path';
import { embeddedUrl } from '#lib/platform/embedded.ts';
import type { Databases } from './database-server.ts';
import { startDais } from './start-process.ts';

export type RunningApp = {
  baseUrl: string;
  databaseUrl: string;
  logs(): string;
  stop(): Promise<void>;
};

/** Starts the real thing once for the run: local mode, a data directory and a port of its own. */
export async function startApp(folder: string, databases: Databases): Promise<RunningApp> {
  const dataDir = path.join(folder, 'app');
  const given = databases.isGiven() ? (await databases.clone('seeded')).url : undefined;
  const app = startDais({
    DATA_DIR: dataDir,
    PORT: '0',
    DATABASE_URL: given ?? '',
    APP_URL: '',
    RESEND_API_KEY: '',
  });
  const baseUrl = await app.address;
  return {
    baseUrl,
    databaseUrl: given ?? embeddedUrl(dataDir),
    logs: app.output,
    async stop() {
      app.kill('SIGTERM');
      await app.ended;
    },
  };
}
