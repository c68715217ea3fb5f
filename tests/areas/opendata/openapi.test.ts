import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { GET as one } from '#app/api/v1/[resource]/[...id]/route.ts';
import { GET as list } from '#app/api/v1/[resource]/route.ts';
import { GET as health } from '#app/api/v1/health/route.ts';
import { openApi } from '#app/api/v1/openapi.ts';
import { GET as districts } from '#app/api/v1/places/[geoid]/districts/route.ts';
import { GET as place } from '#app/api/v1/places/[geoid]/route.ts';
import { GET as places } from '#app/api/v1/places/route.ts';
import { useDatabase } from '#tests/support/database.ts';

useDatabase();

const description = openApi('http://dais.test');

/** What the application's router does with an address, for the addresses of the description. */
function ask(path: string): Promise<Response> {
  const request = new Request(`http://dais.test${path}`);
  const [, name = '', ...rest] = new URL(request.url).pathname.replace('/api', '').split('/').slice(1);
  if (name === 'health') return health();
  if (name === 'places' && rest.length === 0) return places(request);
  if (name === 'places' && rest[1] === 'districts')
    return districts(request, { params: Promise.resolve({ geoid: rest[0] ?? '' }) });
  if (name === 'places') return place(request, { params: Promise.resolve({ geoid: rest.join('/') }) });
  const params = { resource: name, id: rest.map(decodeURIComponent) };
  return rest.length === 0
    ? list(request, { params: Promise.resolve(params) })
    : one(request, { params: Promise.resolve(params) });
}

type Media = { schema: object };

describe('a client that knows only the description', () => {
  const paths = Object.entries(description.paths).filter(([path]) => !path.startsWith('/api/v1/dump'));

  it.each(paths)('gets 200 from %s with its examples, and the described answer', async (path, { get }) => {
    const filled = get.parameters
      .filter((parameter) => parameter.in === 'path')
      .reduce((at, { name, example }) => at.replace(`{${name}}`, encodeURIComponent(String(example))), path);
    const response = await ask(filled);
    expect(response.status).toBe(200);
    const media = get.responses[200] as { content: Record<string, Media> };
    const schema = media.content['application/json']?.schema;
    const whole = { ...schema, $defs: description.components.schemas };
    const text = JSON.stringify(whole).replaceAll('#/components/schemas/', '#/$defs/');
    // The description's own JSON Schema, turned back into a checker: not the shapes that the code was made from.
    const checker = z.fromJSONSchema(JSON.parse(text));
    const result = checker.safeParse(await response.json());
    expect(result.error?.issues.slice(0, 3) ?? []).toEqual([]);
  });

  it.each(paths)('gets 200 from %s with each parameter that has an example', async (path, { get }) => {
    for (const parameter of get.parameters) {
      if (parameter.in !== 'query' || parameter.example === undefined) continue;
      const response = await ask(`${path}?limit=2&${parameter.name}=${parameter.example}`);
      expect([parameter.name, response.status]).toEqual([parameter.name, 200]);
    }
  });

  it('finds every name of a shape', () => {
    const text = JSON.stringify(description);
    const named = [...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name);
    for (const name of named) expect(Object.keys(description.components.schemas)).toContain(name);
    const ids = Object.values(description.paths).map(({ get }) => get.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
