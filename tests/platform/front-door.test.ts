import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { isWellFormed, zipPagesOnly } from '#lib/platform/front-door.ts';
import { answerFromKept, forgetKept, withoutScripts } from '#lib/platform/page-keep.ts';

let server: Server | undefined;
afterEach(async () => {
  forgetKept();
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(null)));
  server = undefined;
});

type Make = (request: IncomingMessage, response: ServerResponse) => void;

/** A server that answers as Next would, behind the kept copies; counts how often it was asked. */
async function serve(make: Make, now = () => Date.now()) {
  let made = 0;
  const listening = createServer((request, response) => {
    const run = () => {
      made++;
      make(request, response);
    };
    if (!answerFromKept(request, response, run, now())) run();
  });
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const { port } = listening.address() as AddressInfo;
  return {
    get: (path: string, headers: Record<string, string> = {}) =>
      fetch(`http://127.0.0.1:${port}${path}`, { headers }),
    made: () => made,
  };
}

const page = (body: string, headers: Record<string, string> = {}): Make => {
  return (_request, response) => {
    response.setHeader('x-nextjs-cache', 'HIT');
    response.setHeader('cache-control', 's-maxage=600');
    response.setHeader('content-security-policy', "default-src 'self'; script-src 'self' 'unsafe-inline'");
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers });
    response.write(body.slice(0, 5));
    response.end(body.slice(5));
  };
};

describe('kept pages', () => {
  it('are made once, zipped or not, with an ETag that is honoured', async () => {
    const site = await serve(page('<html>Miami</html>'));
    const plain = await site.get('/fl/miami', { 'accept-encoding': 'identity' });
    const zipped = await site.get('/fl/miami', { 'accept-encoding': 'gzip' });
    expect(await plain.text()).toBe('<html>Miami</html>');
    expect(zipped.headers.get('content-encoding')).toBe('gzip');
    expect(await zipped.text()).toBe('<html>Miami</html>');
    expect(plain.headers.get('cache-control')).toBe('public, max-age=0, s-maxage=1');
    const etag = plain.headers.get('etag') ?? '';
    expect((await site.get('/fl/miami', { 'if-none-match': etag })).status).toBe(304);
    expect(site.made()).toBe(1);
  });

  it('are made again when forgotten, and after half a minute', async () => {
    let at = 0;
    const site = await serve(page('<html>Miami</html>'), () => at);
    await site.get('/fl/miami');
    at = 29_000;
    await site.get('/fl/miami');
    expect(site.made()).toBe(1);
    at = 31_000;
    await site.get('/fl/miami');
    expect(site.made()).toBe(2);
    forgetKept();
    await site.get('/fl/miami');
    expect(site.made()).toBe(3);
  });

  it('take the room of those that they replace: one that is made again and again drives no other out', async () => {
    let at = 0;
    let made = 0;
    const site = await serve(
      (request, response) => {
        const large = request.url === '/fl/large';
        if (!large) made++;
        page(large ? 'x'.repeat(8 * 2 ** 20) : '<html>Miami</html>')(request, response);
      },
      () => at,
    );
    for (at = 0; at < 7 * 31_000; at += 31_000) await (await site.get('/fl/large')).arrayBuffer();
    await site.get('/fl/miami');
    at += 29_999;
    await (await site.get('/fl/large')).arrayBuffer();
    await site.get('/fl/miami');
    expect(made).toBe(1);
  });

  it('are not kept when facts were published while they were made', async () => {
    const site = await serve((request, response) => {
      forgetKept();
      page('<html>old</html>')(request, response);
    });
    await site.get('/fl/miami');
    await site.get('/fl/miami');
    expect(site.made()).toBe(2);
  });

  it.each([
    ['a page that is somebody’s own', page('x', { 'set-cookie': 'a=b' })],
    ['a page that Next does not keep', page('x', { 'cache-control': 'private, no-store' })],
    [
      'a failure',
      (_request: IncomingMessage, response: ServerResponse) => {
        response.statusCode = 500;
        response.end('broken');
      },
    ],
  ])('never include %s, which goes through unchanged', async (_name, make) => {
    const site = await serve(make);
    const [first, second] = [await site.get('/fl/miami'), await site.get('/fl/miami')];
    expect(site.made()).toBe(2);
    expect(await first.text()).toBe(await second.text());
  });

  it('are only those of public addresses', async () => {
    const site = await serve(page('<html>x</html>'));
    const asked = [
      '/account',
      '/es/account',
      '/ht/organize',
      '/api/v1',
      '/fl/miami?x=1',
      '/fl/miami/agenda.ics',
      '/outbox',
    ];
    for (const path of [...asked, ...asked]) await site.get(path);
    expect(site.made()).toBe(asked.length * 2);
    await site.get('/fl/miami', { rsc: '1' });
    await site.get('/fl/miami', { rsc: '1' });
    expect(site.made()).toBe(asked.length * 2 + 2);
  });

  it('go out without scripts, and forbid them, when the page says that it needs none', async () => {
    const body =
      '<head><meta name="dais:script" content="none"/><link rel="preload" as="script" href="/a.js"/><link rel="stylesheet" href="/a.css"/></head><script src="/a.js" async=""></script><script type="application/ld+json">{"a":1}</script><p>Text</p><script>self.__next_f.push([1,"x"])</script>';
    const site = await serve(page(body));
    const answer = await site.get('/fl/miami');
    expect(await answer.text()).toBe(
      '<head><meta name="dais:script" content="none"/><link rel="stylesheet" href="/a.css"/></head><script type="application/ld+json">{"a":1}</script><p>Text</p>',
    );
    expect(answer.headers.get('content-security-policy')).toBe("default-src 'self'; script-src 'none'");
  });
});

it('scripts are taken out whole', () => {
  expect(withoutScripts('<p>a</p><script>1 < 2</script><p>b</p>')).toBe('<p>a</p><p>b</p>');
});

it('an address is well formed when it decodes to text without control characters', () => {
  expect(isWellFormed('/fl/miami?q=%00')).toBe(true);
  expect(isWellFormed('/fl/d%C3%A9j%C3%A0')).toBe(true);
  for (const bad of ['/fl/%E0%A4%A', '/fl/%00', '/%', '/a%0Ab']) expect(isWellFormed(bad)).toBe(false);
});

it('the answer of an action goes as it is, unless it brings the page anew', async () => {
  // What is left of the browser's offer when the answer begins: a compressor would go by it.
  const listening = createServer((request, response) => {
    zipPagesOnly(request, response);
    if (request.url === '/with-page') response.setHeader('x-action-revalidated', '1');
    response.end(request.headers['accept-encoding'] ?? 'nothing');
  });
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const { port } = listening.address() as AddressInfo;
  const ask = async (path: string) => {
    const headers = { 'next-action': 'id', 'accept-encoding': 'gzip' };
    return (await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', headers })).text();
  };
  expect([await ask('/line'), await ask('/with-page')]).toEqual(['nothing', 'gzip']);
});
