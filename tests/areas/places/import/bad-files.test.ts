import { describe, expect, test } from 'vitest';
import { BadPlacesFile } from '#lib/places/import/bad-file.ts';
import { readGazetteer } from '#lib/places/import/read-gazetteer.ts';
import { readIds } from '#lib/places/import/read-ids.ts';
import { readPopulation } from '#lib/places/import/read-population.ts';
import { readZips } from '#lib/places/import/read-zips.ts';
import { bytes, IDS, PLACES, POPULATION, ZIP_PLACES } from './fixtures.ts';

type Reader = (file: string, content: Uint8Array) => unknown;

/** What the reader says about the text. */
function complaint(reader: Reader, text: string): string {
  try {
    reader('sub-est2021 gaz.csv', bytes(text));
  } catch (error) {
    if (error instanceof BadPlacesFile) return error.message;
    throw error;
  }
  return 'was read';
}

const changed = (text: string, row: number, from: string | RegExp, to: string) =>
  text
    .split('\n')
    .map((line, index) => (index === row - 1 ? line.replace(from, to) : line))
    .join('\n');

describe('a file that cannot be right is refused with its row and the reason', () => {
  test.each<[string, Reader, string, RegExp]>([
    ['an empty file', readGazetteer, '', /row 1: the file is empty/],
    ['only a header', readIds, 'id,name,census_geoid\n', /row 1: there is no row/],
    ['a column gone', readGazetteer, PLACES.replace('INTPTLAT', 'LAT'), /row 1: the header lacks INTPTLAT/],
    ['a column twice', readIds, IDS.replace('name', 'id'), /row 1: the column ID stands twice/],
    [
      'a row cut off',
      readGazetteer,
      PLACES.slice(0, PLACES.indexOf('\t44.2600000')),
      /row 3: 10 cells where/,
    ],
    ['a letter in a GEOID', readGazetteer, changed(PLACES, 2, '5000100', '5000I00'), /row 2: the GEOID/],
    [
      'a GEOID of another kind',
      readGazetteer,
      changed(PLACES, 3, '5000200', '50002'),
      /row 3: the GEOID 50002/,
    ],
    ['a GEOID twice', readGazetteer, changed(PLACES, 3, '5000200', '5000100'), /row 3: 5000100 stands/],
    ['a state that is none', readGazetteer, changed(PLACES, 2, '5000100', '9900100'), /row 2: no state/],
    ['the wrong state', readGazetteer, changed(PLACES, 2, 'VT', 'NH'), /row 2: 5000100 does not lie in NH/],
    ['no latitude', readGazetteer, changed(PLACES, 2, '44.4800000', 'x'), /row 2: "x" is no coordinate/],
    [
      'latitude 444',
      readGazetteer,
      changed(PLACES, 2, '44.4800000', '444.8'),
      /row 2: "444.8" is no coordinate/,
    ],
    ['no name', readGazetteer, changed(PLACES, 2, 'Quillmere city', ''), /row 2: 5000100 has no name/],
    ['fewer than none', readPopulation, changed(POPULATION, 4, ',1000', ',-1'), /row 4: "-1" is no number/],
    ['an empty count', readPopulation, changed(POPULATION, 4, ',1000', ','), /row 4: "" is no number/],
    ['a place twice', readPopulation, `${POPULATION}\n${POPULATION.split('\n')[4]}`, /row 9: .*earlier row/],
    [
      'no estimate',
      readPopulation,
      POPULATION.replaceAll(/POPESTIMATE/g, 'X'),
      /row 1: the header has neither/,
    ],
    ['a ZIP code of four', readZips, changed(ZIP_PLACES, 2, '05999', '5999'), /row 2: the ZIP area "5999"/],
    ['an area that is none', readZips, changed(ZIP_PLACES, 2, '|250|', '|?|'), /row 2: AREALAND_PART "\?"/],
    ['a pair twice', readZips, `${ZIP_PLACES}\n${ZIP_PLACES.split('\n')[1]}`, /row 7: .*earlier row/],
    ['another kind of id', readIds, changed(IDS, 2, 'ocd-division', 'division'), /row 2: "division/],
    ['an id twice', readIds, changed(IDS, 3, 'vanished', 'quillmere'), /row 3: ocd-division.*earlier row/],
    ['a quote not closed', readIds, changed(IDS, 3, 'village"', 'village'), /row 3: a quotation mark/],
    ['another file', readZips, IDS, /row 1: the header lacks ZCTA/],
  ])('%s', (_, reader, text, expected) => expect(complaint(reader, text)).toMatch(expected));

  test('a file cut off anywhere is refused, or read as the shorter file that it is', () => {
    for (let end = 0; end < PLACES.length; end += 7) {
      const said = complaint(readGazetteer, PLACES.slice(0, end));
      expect(said).toMatch(/row \d+: |was read/);
    }
  });

  test('Latin 1 is read as such', () => {
    const latin = Uint8Array.from(IDS.replace('Quillmere city', 'Ni\u00f1o city'), (letter) =>
      letter.charCodeAt(0),
    );
    expect(readIds('ids.csv', latin).ids.get('5000100')?.legalName).toBe('Niño city');
  });
});
