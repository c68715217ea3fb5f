import { afterEach, expect, it } from 'vitest';
import { forgetEnv } from '#lib/platform/env.ts';
import { sendMail } from '#lib/platform/mail.ts';
import { listOutbox, outboxOpen, readOutbox } from '#lib/platform/outbox.ts';
import { useDatabase } from '#tests/support/database.ts';

useDatabase({ empty: true });

const PUBLIC = {
  APP_URL: 'https://dais.example',
  AUTH_SECRET: 'x'.repeat(32),
  DATA_KEY: '0'.repeat(64),
  RESEND_API_KEY: 're_test',
  RESEND_WEBHOOK_SECRET: 'whsec_test',
  MAIL_FROM: 'Dais <letters@dais.example>',
};

afterEach(() => {
  for (const name of Object.keys(PUBLIC)) delete process.env[name];
  forgetEnv();
});

const mail = { kind: 'notice', to: 'a@b.example', subject: 'First', text: 'See https://dais.example' };

it('keeps a message once for each key, and shows the newest first', async () => {
  await sendMail({ ...mail, idempotencyKey: 'one' });
  await sendMail({ ...mail, idempotencyKey: 'one' });
  await sendMail({ ...mail, subject: 'Second', idempotencyKey: 'two' });
  const listed = await listOutbox();
  expect(listed.map(({ subject }) => subject)).toEqual(['Second', 'First']);
  expect((await readOutbox(listed[1]?.id ?? ''))?.text).toBe(mail.text);
  expect(await readOutbox('no-such-message')).toBeNull();
});

it('does not exist on a public host', async () => {
  await sendMail({ ...mail, idempotencyKey: 'three' });
  const [message] = await listOutbox();
  Object.assign(process.env, PUBLIC);
  forgetEnv();
  expect(outboxOpen()).toBe(false);
  expect(await listOutbox()).toEqual([]);
  expect(await readOutbox(message?.id ?? '')).toBeNull();
});
