import { openStatesMayors } from './open-states.ts';
import { medium, type PlaceHistory, type SourceFact } from './shape.ts';

/** The files were read on this day; they carry no date of their own. */
const READ_ON = '2026-11-22';

/** Their mayors stand in a file of the city's own, with the rest of what is on file there. */
const inCityFiles = new Set(['john-dailey', 'kevin-anderson', 'juan-carlos-bermudez', 'steven-losner']);

/** One source a file: the page it names, read through Open States. */
export const openStatesSources: SourceFact[] = openStatesMayors.map((mayor) => ({
  id: `openstates-${mayor.slug}`,
  kind: 'dataset',
  publisher: 'Open States (openstates/people, CC0)',
  title: `[Record of ${mayor.name}, mayor of ${mayor.city}]`,
  url: mayor.url,
  note: mayor.url
    ? 'The address is the page that the record names as its source.'
    : 'The record names no page as its source.',
}));

/**
 * A mayor, the office's channels and the day the term ends. Which kind of body governs the city, how many sit on
 * it and whether the mayor votes is mostly not in the files, so no voting seats are given.
 */
export const floridaMayors: PlaceHistory[] = openStatesMayors
  .filter((mayor) => !inCityFiles.has(mayor.slug))
  .map((mayor) => {
    const record = medium(`openstates-${mayor.slug}`);
    const id = mayor.city.toLowerCase().replaceAll('.', '').replaceAll(' ', '-');
    return {
      place: mayor.place,
      officials: [
        {
          slug: mayor.slug,
          name: mayor.name,
          familyName: mayor.familyName,
          ocdPersonId: `ocd-person/${mayor.person}`,
        },
      ],
      bodies: [
        {
          id: `${id}-governing-body`,
          name: `Mayor and governing body of ${mayor.city}`,
          // The column asks for a kind. The name says what is known.
          kind: mayor.kind ?? 'city_council',
          asOf: READ_ON,
          cites: [record],
          seats: [
            {
              id: `${id}-mayor`,
              label: 'Mayor',
              kind: 'mayor',
              votes: false,
              terms: [
                {
                  id: `${id}-${mayor.slug}`,
                  official: mayor.slug,
                  endOn: mayor.endOn,
                  endPrecision: 'day',
                  asOf: mayor.endOn < READ_ON ? mayor.endOn : READ_ON,
                  cites: [medium(record.source, { locator: `end_date ${mayor.endOn}` })],
                  channels: [
                    { kind: 'email', value: mayor.email, asOf: READ_ON, cites: [record] },
                    { kind: 'phone', value: mayor.phone, asOf: READ_ON, cites: [record] },
                    { kind: 'postal', value: mayor.address.join('\n'), asOf: READ_ON, cites: [record] },
                  ],
                },
              ],
            },
          ],
        },
      ],
    };
  });
