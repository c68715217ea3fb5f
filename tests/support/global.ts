import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import { type RunningApp, startApp } from './app-process.ts';
import { openDatabases } from './database-server.ts';
import { makeWorkFolder } from './work-folder.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where tests ask for a database or for the application. */
    control: string;
    /** DATA_DIR of what runs inside the tests. */
    dataDir: string;
  }
}

/**
 * Databases and the application are made when the first test asks for them, so that a run of pure tests starts
 * nothing, and live in this process, which stops them at the end, however the tests went.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = await makeWorkFolder();
  const databases = openDatabases(folder.path);
  let app: Promise<RunningApp> | undefined;

  const answer = async (request: IncomingMessage): Promise<unknown> => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const name = searchParams.get('name') ?? '';
    switch (`${request.method} ${pathname}`) {
      case 'POST /databases':
        return databases.clone(searchParams.get('kind') === 'empty' ? 'empty' : 'seeded');
      case 'DELETE /databases':
        return databases.drop(name);
      case 'POST /app': {
        app ??= startApp(folder.path, databases);
        const { baseUrl, databaseUrl } = await app;
        return { baseUrl, databaseUrl };
      }
      case 'GET /app/logs':
        return (await app)?.logs() ?? '';
      default:
        throw new Error(`Nothing answers ${request.method} ${pathname}`);
    }
  };
  const server = createServer((request, response) => {
    answer(request).then(
      (value) => response.end(JSON.stringify(value ?? null)),
      (error: Error) => response.writeHead(500).end(error.stack),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  project.provide('control', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  project.provide('dataDir', folder.path);

  return async () => {
    server.closeAllConnections();
    server.close();
    await (await app?.catch(() => undefined))?.stop();
    await databases.close();
    folder.remove();
  };
}
