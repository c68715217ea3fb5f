import { beforeAll } from 'vitest';
import { ask } from './control.ts';

type App = { baseUrl: string; databaseUrl: string };

let current: App | undefined;

/** The application, built and started when the first file asks for it, stopped at the end of the run. */
export function useApp() {
  beforeAll(async () => {
    current = await ask<App>('POST', '/app');
  });
  return {
    get baseUrl() {
      return runningApp().baseUrl;
    },
    get databaseUrl() {
      return runningApp().databaseUrl;
    },
    /** All that the launcher, the web server and the worker printed. */
    logs: () => ask<string>('GET', '/app/logs'),
  };
}

/** @throws when the file did not call useApp(). */
export function runningApp(): App {
  if (!current) throw new Error('Call useApp() at the top of the test file');
  return current;
}
