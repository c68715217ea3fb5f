import type { Day } from '#lib/kernel/dates.ts';
import { placePath } from '#lib/places/paths.ts';
import type { Agency, Place } from '#lib/places/types.ts';
import type { OfficialPage } from '../queries.ts';
import type { BodyFact } from '../types.ts';

// Pages in the words of schema.org. Only what is on file, and no more than the vocabulary can say truly: an
// agreement and a vote have no word there, so they are left to the API.

type Thing = Record<string, unknown>;

/** Without the keys that have nothing to say. */
function thing(type: string, more: Thing): Thing {
  return {
    '@type': type,
    ...Object.fromEntries(Object.entries(more).filter(([, value]) => value !== null && value !== undefined)),
  };
}

function placeThing(place: Place, base: string): Thing {
  const types = { municipality: 'City', county: 'AdministrativeArea', state: 'State' } as const;
  return thing(types[place.kind], {
    '@id': `${base}${placePath(place)}#place`,
    name: place.name,
    url: `${base}${placePath(place)}`,
    identifier: thing('PropertyValue', { propertyID: 'Census GEOID', value: place.geoid }),
    geo:
      place.latitude === null || place.longitude === null
        ? null
        : thing('GeoCoordinates', { latitude: place.latitude, longitude: place.longitude }),
  });
}

/** A place with its commission and with the agencies that are its own. */
export function placeFacts(
  place: Place,
  bodies: readonly BodyFact[],
  agencies: readonly Agency[],
  base: string,
): Thing {
  const area = placeThing(place, base);
  const of = { areaServed: { '@id': area['@id'] } };
  return {
    '@graph': [
      area,
      ...bodies.map((body) =>
        thing('GovernmentOrganization', {
          '@id': `${base}/#body-${body.id}`,
          name: body.name,
          url: body.website,
          ...of,
        }),
      ),
      ...agencies
        .filter(({ role }) => role === 'own')
        .map(({ id, name }) =>
          thing('GovernmentOrganization', { '@id': `${base}/#agency-${id}`, name, ...of }),
        ),
    ],
  };
}

/** A person with the seats held, each with the days that are on file. */
export function officialFacts(place: Place, { person, terms }: OfficialPage, base: string): Thing {
  const day = (date: Day | null, precision: string | null) =>
    date === null
      ? null
      : precision === 'year'
        ? date.slice(0, 4)
        : precision === 'month'
          ? date.slice(0, 7)
          : precision === 'day'
            ? date
            : null;
  return thing('Person', {
    name: person.name,
    familyName: person.familyName,
    url: `${base}${placePath(place)}/officials/${person.slug}`,
    memberOf: terms.map(({ body, seat, term }) =>
      thing('OrganizationRole', {
        roleName: seat.label,
        startDate: day(term.startOn, term.startPrecision),
        endDate: day(term.endOn, term.endPrecision),
        memberOf: thing('GovernmentOrganization', { '@id': `${base}/#body-${body.id}`, name: body.name }),
      }),
    ),
  });
}
