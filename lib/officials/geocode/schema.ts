import { z } from 'zod';

/** What the reader asks: a street address in a place. It is used for one question and kept nowhere. */
export const addressSchema = z.object({
  geoid: z.string().regex(/^\d{7}(\d{3})?$/),
  address: z.string().trim().min(3, 'tooShort').max(150, 'tooLong'),
});

export type AddressQuestion = z.output<typeof addressSchema>;

/** More answers than this are no help to choose from. */
const MOST_POINTS = 5;

const degrees = (most: number) =>
  z
    .union([z.number(), z.string().regex(/^-?\d{1,3}(\.\d{1,20})?$/)])
    .transform(Number)
    .pipe(z.number().min(-most).max(most));

/** Nominatim's search in the format "jsonv2", or "json": a list, the best first. Only these three fields are read. */
export const nominatimSchema = z
  .array(z.object({ lat: degrees(90), lon: degrees(180), display_name: z.string().min(1).max(500) }))
  .max(50)
  .transform((found) =>
    found
      .slice(0, MOST_POINTS)
      .map(({ lat, lon, display_name }) => ({ latitude: lat, longitude: lon, name: display_name })),
  );

export type AddressPoint = z.output<typeof nominatimSchema>[number];
