import { defineConfig } from 'vitest/config';

// Neither the servers' zone nor Florida's, with a quarter of an hour in its offset: a date that leans on the
// machine's zone shows.
process.env.TZ = 'Pacific/Chatham';

/** What runs the built application; all else needs at most a database. */
const WITH_APPLICATION = ['tests/journeys/**/*.test.ts', 'tests/platform/start.test.ts'];

const report = process.env.TEST_REPORT;

export default defineConfig({
  test: {
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: WITH_APPLICATION,
          globalSetup: 'tests/support/global.ts',
          setupFiles: 'tests/support/setup.ts',
          sequence: { groupOrder: 0 },
          server: { deps: { inline: ['next-intl', 'next-auth'] } },
        },
      },
      {
        test: {
          name: 'journeys',
          include: WITH_APPLICATION,
          globalSetup: 'tests/support/global.ts',
          setupFiles: 'tests/support/setup.ts',
          // After the rest and one file after the other: a browser and a server are enough for two cores.
          sequence: { groupOrder: 1 },
          maxWorkers: 1,
          testTimeout: 90_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
});
