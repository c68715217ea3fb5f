import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { setClock } from '#lib/kernel/clock.ts';
import { forgetEnv } from '#lib/platform/env.ts';
import { sessionCookie, viewerOf } from '#lib/platform/session.ts';
import { useDatabase } from '#tests/support/database.ts';

const database = useDatabase({ empty: true });
const EXPIRES = new Date('2027-01-31T12:00:00Z');

afterEach(() => {
  setClock(null);
  vi.unstubAllEnvs();
  forgetEnv();
});

describe('a session', () => {
  beforeEach(async () => {
    await database.db.user.deleteMany();
    await database.db.user.create({
      data: {
        id: 'ana',
        email: 'ana@resident.example',
        name: 'Ana',
        roles: ['resident', 'organizer'],
        language: 'es',
        createdAt: new Date('2026-12-01T08:00:00Z'),
        sessions: { create: { sessionToken: 'token', expires: EXPIRES } },
      },
    });
  });

  it('is of its person until its end, and of nobody from then on', async () => {
    setClock(new Date(EXPIRES.getTime() - 60_000));
    expect(await viewerOf('token')).toEqual({
      id: 'ana',
      email: 'ana@resident.example',
      name: 'Ana',
      roles: ['resident', 'organizer'],
      language: 'es',
      createdAt: new Date('2026-12-01T08:00:00Z'),
    });
    setClock(EXPIRES);
    expect(await viewerOf('token')).toBeNull();
  });

  it('that there never was, or that was ended elsewhere, is of nobody', async () => {
    setClock(new Date(EXPIRES.getTime() - 60_000));
    expect(await viewerOf('another')).toBeNull();
    await database.db.session.deleteMany();
    expect(await viewerOf('token')).toBeNull();
  });
});

it('stands in the cookie that Auth.js sets: on an encrypted host in one that travels encrypted only', () => {
  vi.stubEnv('APP_URL', 'http://localhost:3000');
  forgetEnv();
  expect(sessionCookie()).toBe('authjs.session-token');
  for (const [name, value] of Object.entries(HOST)) vi.stubEnv(name, value);
  forgetEnv();
  expect(sessionCookie()).toBe('__Secure-authjs.session-token');
});

const HOST = {
  APP_URL: 'https://dais.example',
  AUTH_SECRET: 'a'.repeat(32),
  DATA_KEY: 'b'.repeat(64),
  RESEND_API_KEY: 'key',
  RESEND_WEBHOOK_SECRET: 'whsec_secret',
  MAIL_FROM: 'Dais <letters@dais.example>',
};
