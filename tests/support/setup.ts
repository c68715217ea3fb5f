import { afterEach, beforeEach, inject } from 'vitest';
import { takeUnexpected, watchConsole } from './console.ts';

// Tests run as in local mode, whatever the developer's own environment says.
for (const name of [
  'APP_URL',
  'AUTH_SECRET',
  'DAIS_NOW',
  'DATABASE_URL',
  'DATA_KEY',
  'DATA_KEYS_OLD',
  'LISTINGS_URL',
  'GEOCODER_URL',
  'MAIL_FROM',
  'PORT',
  'RESEND_API_KEY',
  'RESEND_BASE_URL',
  'RESEND_WEBHOOK_SECRET',
]) {
  delete process.env[name];
}
process.env.DATA_DIR = inject('dataDir');

beforeEach(watchConsole);

afterEach(() => {
  const unexpected = takeUnexpected();
  if (unexpected.length > 0)
    throw new Error(`Unexpected console.error or console.warn:\n${unexpected.join('\n')}`);
});
