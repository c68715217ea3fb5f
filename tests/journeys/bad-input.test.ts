import { describe, expect, it } from 'vitest';
import { useApp } from '#tests/support/app.ts';

const app = useApp();

const LONG = 'x'.repeat(5000);
/** What strangers send: nothing of it may be answered with 500, or with a page that pretends to have understood. */
const ADDRESSES: [address: string, statuses: number[]][] = [
  ['/search?q=%00', [200, 400]],
  [`/search?q=${LONG}`, [200, 400]],
  ['/search?q=a&q=b', [200, 400]],
  ['/search?q=%27;DROP TABLE "Place";--', [200]],
  ['/search?q=%25%25%25___', [200]],
  ['/fl/nowhere', [404]],
  ['/fl/%00', [400, 404]],
  ['/fl/miami%00', [400, 404]],
  ['/fl/%E0%A4%A', [400, 404]],
  [`/fl/${LONG}`, [404, 414]],
  ['/zz', [404]],
  ['/es/zz/miami', [404]],
  ['/xx/fl/miami', [404]],
  ['/fl/miami/officials/nobody', [404]],
  ['/fl/miami/officials/%00', [400, 404]],
  ['/fl/nowhere/agenda', [404]],
  ['/fl/nowhere/district', [404]],
  ['/fl/%00/district', [400, 404]],
  ['/api/v1/places/9999999/districts', [404]],
  ['/api/v1/places/abc/districts', [400, 404]],
  ['/api/v1/places/1245000/districts?latitude=25.7', [400]],
  ['/edit/stale', [307]],
  ['/fl/nowhere/agenda.ics', [404]],
  ['/items/nothing', [404]],
  ['/items/%00', [400, 404]],
  ['/c/nothing', [404]],
  ['/c/%00', [400, 404]],
  ['/write/fl/nowhere', [404]],
  ['/write/fl/miami?ask=bogus&to=nobody&campaign=none', [200]],
  ['/write/fl/miami?ask=rescind&ask=keep&to=%00', [200, 400]],
  ['/write/fl/miami/print?ask=bogus', [200]],
  ['/sign-in?next=https://elsewhere.example&error=%00', [200]],
  ['/sign-in/confirm', [200]],
  ['/sign-in/confirm?token=a&token=b&email=c', [200]],
  ['/api/auth/callback/email?token=wrong&email=nobody%40example.org', [302]],
  ['/api/v1/places?q=miami&limit=-1', [400]],
  ['/api/v1/places?q=miami&limit=many', [400]],
  ['/api/v1/places?q=%00', [200, 400]],
  [`/api/v1/places?q=${LONG}`, [200, 400]],
  ['/api/v1/places/abc', [400, 404]],
  ['/api/v1/places/9999999', [404]],
  ['/api/v1/places/%00', [400, 404]],
  ['/api/v1/nothing', [404]],
  ['/api/letters/nothing', [401, 404]],
  ['/api/account/export', [401]],
  ['/account', [307]],
  ['/account/letters/nothing', [307]],
  ['/account/follows/new?place=nowhere', [307, 404]],
  ['/organize/nothing', [307, 404]],
  ['/organize/%00', [307, 400, 404]],
  ['/edit?q=%00', [307]],
  ['/edit/fact/event/%00', [307, 400, 404]],
  ['/edit/fact/event/%E0%A4', [307, 400, 404]],
  ['/edit/change/nothing', [307]],
  ['/edit/reports', [307]],
  ['/report', [200]],
  ['/report?fact=event:%00', [200, 400]],
  ['/report?fact=user:1&fact=place:12', [200]],
  [`/report?fact=${LONG}`, [200]],
  ['/outbox/nothing', [404]],
];

/** Without a webhook secret, as in local mode, the address for webhooks is closed: 503. */
const POSTS: [address: string, headers: Record<string, string>, body: string, statuses: number[]][] = [
  ['/api/webhooks/resend', {}, '{}', [401, 503]],
  ['/api/webhooks/resend', { 'content-type': 'application/json' }, 'not json', [400, 401, 503]],
  [
    '/api/webhooks/resend',
    { 'svix-id': 'a', 'svix-timestamp': '1', 'svix-signature': 'v1,forged' },
    '{"type":"email.delivered"}',
    [401, 503],
  ],
  ['/api/internal/published', {}, '{"tags":["place:1245000"]}', [403]],
  ['/api/internal/published', { authorization: 'Bearer forged' }, 'x', [403]],
  ['/api/v1/places', {}, '', [405]],
  ['/sign-in', { 'next-action': 'no-such-action' }, '[]', [404, 400]],
];

describe('what strangers send', () => {
  it.each(ADDRESSES)('GET %s', async (address, statuses) => {
    const answer = await fetch(app.baseUrl + address, { redirect: 'manual' });
    expect(statuses, `${address.slice(0, 80)} answered ${answer.status}`).toContain(answer.status);
    if (address.startsWith('/api/v1/') && answer.status >= 400) {
      const body = (await answer.json()) as { error: { code: string; message: string } };
      expect(body.error.code).toMatch(/^[a-z_]+$/);
      expect(body.error.message.length).toBeGreaterThan(10);
    }
  });

  it.each(POSTS)('POST %s %o', async (address, headers, body, statuses) => {
    const answer = await fetch(app.baseUrl + address, { method: 'POST', headers, body, redirect: 'manual' });
    expect(statuses, `${address} answered ${answer.status}`).toContain(answer.status);
  });
});
