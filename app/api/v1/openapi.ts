import { z } from 'zod';
import { bodyShape, motionShape } from '#lib/officials/api-schema.ts';
import { agencyShape, apiSchemas, placeShape, statusShape } from '#lib/places/schema.ts';

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

const json = (name: string, description: string) => ({
  description,
  content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } },
});
const refusals = {
  400: json('Error', 'The question was malformed; `fields` says which part.'),
  500: json('Error', 'A fault of this host, with a reference.'),
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
        'The public facts of Dais: places, who polices them, their 287(g) agreements, who decided. The same as on the pages, each fact with its sources. Read only, no key.',
      license: { name: 'AGPL-3.0-only', identifier: 'AGPL-3.0-only' },
    },
    servers: [{ url: server }],
    paths: {
      '/api/v1/places': {
        get: {
          operationId: 'findPlaces',
          summary: 'Places for a name, ZIP code or GEOID',
          parameters: [
            {
              name: 'q',
              in: 'query',
              required: true,
              description: 'A city, county, ZIP code or GEOID. Typos are forgiven.',
              schema: { type: 'string', minLength: 1, maxLength: 100 },
            },
            {
              name: 'limit',
              in: 'query',
              schema: { type: 'integer', minimum: 1, maximum: 50, default: 20 },
            },
            {
              name: 'sources',
              in: 'query',
              description: '`no` leaves the sources of the places out.',
              schema: { type: 'string', enum: ['yes', 'no'], default: 'yes' },
            },
          ],
          responses: { 200: json('PlaceSearch', 'The places, best first.'), ...refusals },
        },
      },
      '/api/v1/places/{geoid}': {
        get: {
          operationId: 'getPlace',
          summary: 'One place: status, agencies and agreements, officials with their votes',
          parameters: [
            {
              name: 'geoid',
              in: 'path',
              required: true,
              schema: { type: 'string', pattern: '^([0-9]{2}|[0-9]{5}|[0-9]{7})$' },
            },
          ],
          responses: {
            200: json('PlaceAnswer', 'What is on file.'),
            ...refusals,
            404: json('Error', 'No such place is on file.'),
          },
        },
      },
    },
    components: { schemas: components },
  };
}
