import { z } from 'zod';
import { healthShape } from '#lib/agendas/health.ts';
import { bodyShape, motionShape } from '#lib/officials/open-data/api-schema.ts';
import { RESOURCES } from '#lib/officials/open-data/open-data.ts';
import { PLACES } from '#lib/places/open-data/open-data.ts';
import { agencyShape, apiSchemas, placeShape, searchParams, statusShape } from '#lib/places/schema.ts';
import { manifestShape } from '#lib/platform/dump.ts';
import { listParams } from '#lib/platform/open-list.ts';
import { csvDescription, placeParam, type Resource } from '#lib/platform/resource.ts';

/** What GET /api/v1/places/{geoid} answers. */
export const placeAnswerShape = z.object({
  data: placeShape.extend({
    status: statusShape,
    agencies: z.array(agencyShape),
    bodies: z.array(bodyShape),
    motions: z.array(motionShape),
  }),
});
apiSchemas.add(placeAnswerShape, { id: 'PlaceAnswer' });

const ANSWERS = RESOURCES.map((resource) => {
  const list = z.object({
    data: z.array(resource.shape),
    next: z
      .string()
      .nullable()
      .meta({ description: 'Give it as `cursor` for what follows; null at the end.' }),
  });
  apiSchemas.add(list, { id: `${resource.schemaId}List` });
  const one = z.object({ data: resource.shape });
  apiSchemas.add(one, { id: `${resource.schemaId}Answer` });
  return { resource, list, one };
});

/** What the lists and the single things answer, by name of the list. */
export const answerShapes = new Map(ANSWERS.map((it) => [it.resource.name, it]));

apiSchemas.add(manifestShape, { id: 'DumpManifest' });
apiSchemas.add(healthShape, { id: 'Health' });

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const json = (name: string, description: string) => ({
  description,
  content: { 'application/json': { schema: ref(name) } },
});
const refusals = {
  400: json('Error', 'The question was malformed; `fields` says which part.'),
  429: {
    ...json('Error', 'Too many questions from one address: 600 a minute.'),
    headers: { 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer' } } },
  },
  500: json('Error', 'A fault of this host, with a reference.'),
};
const unchanged = { 304: { description: 'What If-None-Match names is still the answer.' } };
const absent = { 404: json('Error', 'Nothing with this id is on file.') };

/** The parameters of a zod object, each with its schema as JSON Schema. */
function queryParameters(params: z.ZodObject) {
  const { properties = {}, required = [] } = z.toJSONSchema(params, { io: 'input' });
  return Object.entries(properties).map(([name, property]) => {
    const { description, example, ...schema } = typeof property === 'object' ? property : {};
    return {
      name,
      in: 'query',
      required: required.includes(name),
      ...(description && { description }),
      ...(example !== undefined && { example }),
      schema,
    };
  });
}

function idParameter(name: string, example: string, schema: Record<string, unknown> = { type: 'string' }) {
  return { name, in: 'path', required: true, example, schema };
}

const geoid = z.toJSONSchema(placeParam);
const GEOID = idParameter('geoid', PLACES.example, { type: geoid.type, pattern: geoid.pattern });

function pathsOf(resource: Resource) {
  const list = {
    get: {
      operationId: `list_${resource.name}`,
      summary: resource.summary,
      parameters: queryParameters(listParams(resource)),
      responses: {
        200: {
          description: 'A page of the list, by ascending id.',
          headers: { Link: { description: 'Of CSV: the next page.', schema: { type: 'string' } } },
          content: {
            'application/json': { schema: ref(`${resource.schemaId}List`) },
            'text/csv': { schema: { type: 'string', description: csvDescription(resource) } },
          },
        },
        ...unchanged,
        ...refusals,
      },
    },
  };
  const one = {
    get: {
      operationId: `get_${resource.name}`,
      summary: 'One of them by its id; a slash in it may be written %2F',
      parameters: [idParameter('id', resource.example)],
      responses: {
        200: json(`${resource.schemaId}Answer`, 'What is on file.'),
        ...unchanged,
        ...refusals,
        ...absent,
      },
    },
  };
  return { [`/api/v1/${resource.name}`]: list, [`/api/v1/${resource.name}/{id}`]: one };
}

/** A place by name, ZIP or GEOID at the same address as their list: the answer says more. */
function placePaths() {
  const all = pathsOf(PLACES);
  const list = all['/api/v1/places'];
  const search = queryParameters(searchParams).filter(({ name }) => name !== 'limit');
  return {
    '/api/v1/places': {
      get: {
        ...list?.get,
        summary:
          'With `q`: places for a name, ZIP code or GEOID, best first, at most 50. Without: all, page by page',
        parameters: [...search.map((it) => ({ ...it, required: false })), ...(list?.get.parameters ?? [])],
        responses: {
          ...list?.get.responses,
          200: {
            description: 'A page of the list or, with `q`, what was found.',
            content: {
              'application/json': { schema: { anyOf: [ref('PlaceRecordList'), ref('PlaceSearch')] } },
              'text/csv': {
                schema: { type: 'string', description: csvDescription(PLACES) },
              },
            },
          },
        },
      },
    },
    '/api/v1/places/{geoid}': {
      get: {
        operationId: 'get_places',
        summary: 'One place: status, agencies and agreements, officials with their votes',
        parameters: [GEOID],
        responses: { 200: json('PlaceAnswer', 'What is on file.'), ...unchanged, ...refusals, ...absent },
      },
    },
    '/api/v1/places/{geoid}/districts': {
      get: {
        operationId: 'get_districts',
        summary:
          'The outlines of a place’s districts, of each body the newest map; an empty list where none is on file',
        parameters: [GEOID],
        responses: { 200: json('DistrictsAnswer', 'The outlines.'), ...unchanged, ...refusals, ...absent },
      },
    },
  };
}

const others = {
  '/api/v1/dump': {
    get: {
      operationId: 'get_dump',
      summary: 'The newest nightly dump: its files, counts, days and the licences of the sources',
      parameters: [],
      responses: {
        200: json('DumpManifest', 'The manifest.'),
        ...unchanged,
        404: json('Error', 'No dump has been written yet.'),
      },
    },
  },
  '/api/v1/dump/{file}': {
    get: {
      operationId: 'get_dump_file',
      summary: 'One file of the newest dump: gzip of one JSON record a line',
      parameters: [{ name: 'file', in: 'path', required: true, schema: { type: 'string' } }],
      responses: {
        200: { description: 'The file.', content: { 'application/gzip': { schema: { type: 'string' } } } },
        ...unchanged,
        404: json('Error', 'No such file in the newest dump.'),
      },
    },
  },
  '/api/v1/health': {
    get: {
      operationId: 'get_health',
      summary: 'How old each feed is',
      parameters: [],
      responses: {
        200: json('Health', 'Every feed that is switched on was read within its age.'),
        503: json('Health', 'A feed that is switched on was not.'),
      },
    },
  },
};

/** The description of the public API, OpenAPI 3.1. `server` is where it runs, without a final slash. */
export function openApi(server: string) {
  const { schemas } = z.toJSONSchema(apiSchemas, {
    uri: (id) => `#/components/schemas/${id}`,
    io: 'output',
  });
  const components = Object.fromEntries(
    Object.entries(schemas).map(([id, { $schema: _, $id: __, id: ___, ...schema }]) => [id, schema]),
  );
  return {
    openapi: '3.1.0',
    info: {
      title: 'Dais',
      version: '1',
      description:
        'The public facts of Dais: places, who polices them, their 287(g) agreements, who decided. The same as on the pages, each fact with its sources and its day. Read only, no key.',
      license: { name: 'AGPL-3.0-only', identifier: 'AGPL-3.0-only' },
    },
    servers: [{ url: server }],
    paths: {
      ...placePaths(),
      ...Object.assign({}, ...RESOURCES.filter(({ name }) => name !== 'places').map(pathsOf)),
      ...others,
    } as Record<string, { get: Operation }>,
    components: { schemas: components },
  };
}

type Operation = {
  operationId: string;
  parameters: { name: string; in: string; required: boolean; example?: unknown; schema: unknown }[];
  responses: Record<string, unknown>;
};
