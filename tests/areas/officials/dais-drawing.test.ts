import { describe, expect, test } from 'vitest';
import { deepDrawing, fitText, type Plate, wideDrawing } from '#components/officials/dais-geometry.ts';
import { officeLabel, seatLabel } from '#components/officials/seat-label.ts';

const overlap = (a: Plate, b: Plate) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe.each([
  ['wide', wideDrawing],
  ['deep', deepDrawing],
] as const)('the %s drawing', (_, draw) => {
  const benches = Array.from({ length: 13 }, (_unused, arc) => [0, 1, 2].map((apart) => ({ arc, apart })))
    .flat()
    .filter(({ arc, apart }) => arc + apart > 0);

  test.each(benches)(
    'of $arc seats and $apart apart keeps every plate inside and none over another',
    ({ arc, apart }) => {
      const drawing = draw(arc, apart);
      const plates = [...drawing.arc, ...drawing.apart];
      expect(plates).toHaveLength(arc + apart);
      for (const plate of plates) {
        expect(plate.width).toBeGreaterThan(0);
        expect(plate.x).toBeGreaterThanOrEqual(0);
        expect(plate.y).toBeGreaterThanOrEqual(0);
        expect(plate.x + plate.width).toBeLessThanOrEqual(drawing.width);
        expect(plate.y + plate.height).toBeLessThanOrEqual(drawing.height);
        expect(plate.markY).toBeGreaterThan(0);
      }
      for (const [at, plate] of plates.entries()) {
        for (const other of plates.slice(at + 1)) expect(overlap(plate, other)).toBe(false);
      }
    },
  );

  test('stands alike on both sides of the middle', () => {
    const { arc } = draw(7, 0);
    for (let at = 0; at < 3; at += 1) expect(arc[at]?.y).toBe(arc[6 - at]?.y);
    expect(arc[3]?.y).toBe(Math.min(...arc.map((plate) => plate.y)));
  });
});

describe('names on plates', () => {
  test.each([
    'Ralph "Rafael" Rosado',
    'Jacqueline "Jack" Porter',
    'Teresa Watkins Brown',
    'Dianne Williams-Cox',
  ])('%s fits into two lines of the deep drawing without shrinking below 10', (name) => {
    const fitted = fitText(name, 110, 13.5, 2);
    expect(fitted.lines.length).toBeLessThanOrEqual(2);
    expect(fitted.size).toBeGreaterThanOrEqual(10);
  });

  test('no letter is lost, whatever the room', () => {
    const name = 'Maximiliana Wolfeschlegelsteinhausen-Bergerdorff de la Torre';
    for (let width = 20; width < 400; width += 7) {
      expect(fitText(name, width, 15, 3).lines.join('').replace(/\s/g, '')).toBe(name.replace(/\s/g, ''));
    }
  });
});

test('a seat is named in the reader’s language where its pattern is known, else as the body names it', () => {
  const t = (key: string, { number }: { number: string }) => `${key} ${number}`.trim();
  expect(seatLabel(t, 'District 3')).toEqual({ text: 'district 3', lang: undefined });
  expect(seatLabel(t, 'Mayor (Seat 4)')).toEqual({ text: 'mayor', lang: undefined });
  expect(seatLabel(t, 'Commissioner (Example)')).toEqual({ text: 'commissioner', lang: undefined });
  expect(seatLabel(t, 'Vice President of the Council')).toEqual({
    text: 'Vice President of the Council',
    lang: 'en',
  });
});

test('an office as letters keep it has its seat in the reader’s language and its body in English', () => {
  const t = (key: string, { number }: { number: string }) => `${key} ${number}`.trim();
  const seat = (text: string) => ({ text, lang: undefined });
  expect(officeLabel(t, 'Mayor, Homestead City Council')).toEqual({
    seat: seat('mayor'),
    body: 'Homestead City Council',
  });
  expect(officeLabel(t, 'Commissioner (Group 1, at large), City Commission')).toEqual({
    seat: seat('commissioner'),
    body: 'City Commission',
  });
  for (const office of ['City Clerk, City of Example', 'Vice President of the Council', 'Clerk'])
    expect(officeLabel(t, office)).toEqual({ seat: { text: office, lang: 'en' }, body: null });
});
