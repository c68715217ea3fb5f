import { z } from 'zod';
import { AGENCY_KINDS, AGREEMENT_MODELS, PLACE_KINDS, SOURCE_KINDS } from '#lib/places/types.ts';

// What a row of each table under data/ must look like.

const geoid = z.string().regex(/^\d{2}(\d{3}|\d{5})?$/, 'must be a Census GEOID of 2, 5 or 7 digits');
const countyGeoid = z.string().regex(/^\d{5}$/, 'must be a county GEOID of 5 digits');
const municipalityGeoid = z.string().regex(/^\d{7}$/, 'must be a municipality GEOID of 7 digits');
const stateCode = z.string().regex(/^[a-z]{2}$/, 'must be a lower-case USPS code');
const day = z.iso.date();
const text = z.string().min(1);
const count = z.coerce.number().int().nonnegative();
/** `z.coerce` would read an empty cell as 0. */
const optional = <T extends z.ZodType>(schema: T) => z.union([z.null(), schema]);
const iceUrl = z.url({ protocol: /^https$/, hostname: /^www\.ice\.gov$/ });
const listOf = (separator: string) =>
  z.union([z.null(), z.string()]).transform((value) => (value === null ? [] : value.split(separator)));

export const sourceRow = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  kind: z.enum(SOURCE_KINDS),
  publisher: text,
  title: text,
  url: optional(z.url({ protocol: /^https?$/ })),
  publishedOn: optional(day),
  retrievedOn: day,
  note: optional(text),
});

export const placeRow = z
  .strictObject({
    geoid,
    kind: z.enum(PLACE_KINDS),
    name: text,
    legalName: text,
    slug: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
    stateCode,
    ocdId: optional(z.string().startsWith('ocd-division/')),
    countyGeoid: optional(countyGeoid),
    /** All counties it lies in, the main one first. */
    counties: listOf(' ').pipe(z.array(countyGeoid)),
    population: optional(count),
    populationYear: optional(count),
    latitude: optional(z.coerce.number().min(-90).max(90)),
    longitude: optional(z.coerce.number().min(-180).max(180)),
    timeZone: z.enum(['America/New_York', 'America/Chicago']),
    asOf: day,
  })
  .refine((row) => row.geoid.length === { state: 2, county: 5, municipality: 7 }[row.kind], {
    path: ['geoid'],
    message: 'has the wrong number of digits for its kind',
  })
  .refine((row) => (row.kind === 'municipality') === (row.countyGeoid !== null), {
    path: ['countyGeoid'],
    message: 'is for municipalities, and each has one',
  })
  .refine((row) => row.countyGeoid === (row.counties[0] ?? null), {
    path: ['counties'],
    message: 'must begin with countyGeoid',
  })
  .refine((row) => (row.population === null) === (row.populationYear === null), {
    path: ['populationYear'],
    message: 'goes with population',
  });

export const zipRow = z.strictObject({
  zip: z.string().regex(/^\d{5}$/),
  placeGeoid: geoid,
  landShare: z.coerce.number().positive().max(1),
});

export const agencyRow = z
  .strictObject({
    name: text,
    kind: z.enum(AGENCY_KINDS),
    /** Whose spelling the name is: ICE's sheet, or the FBI's employee file. */
    listed: z.enum(['ice', 'fbi']),
    placeGeoid: optional(municipalityGeoid),
    countyGeoid: optional(countyGeoid),
    ori: optional(z.string().regex(/^FL[0-9A-Z]{7}$/)),
    /** Its name in the FBI's employee file, and the last year it was counted there. */
    oriName: optional(text),
    oriYear: optional(count),
    /** How it was tied to its place or county. */
    tie: z
      .enum([
        'same name',
        'alias',
        "county in ICE's sheet",
        'FBI county',
        'city and county are one government',
        'serves the state',
      ])
      .nullable(),
    unmatched: optional(text),
  })
  .refine((row) => (row.tie === null) === (row.unmatched !== null), {
    path: ['unmatched'],
    message: 'every agency is either tied or says why not',
  })
  .refine(
    (row) =>
      (row.tie === null || row.tie === 'serves the state') ===
      (row.placeGeoid === null && row.countyGeoid === null),
    {
      path: ['tie'],
      message: 'a tied agency has a place or a county, any other has none',
    },
  );

export const releaseRow = z.strictObject({
  id: text,
  kind: z.enum(['participating', 'pending']),
  state: z.enum(['accepted', 'held', 'rejected']),
  asOf: day,
  fileName: text,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  scope: listOf(' ').pipe(z.array(stateCode)),
  /** Rows below the header in the whole file, all states; `scope` says which of them were read. */
  rowCount: count,
  sourceId: text,
});

export const listingRow = z.strictObject({
  /** The row's number in the sheet, 1 for the header. */
  rowNumber: count.min(2),
  agencyName: text,
  agencyType: optional(text),
  countyName: optional(text),
  model: z.enum(AGREEMENT_MODELS),
  signedOn: optional(day),
  moaUrl: optional(iceUrl),
  addendumUrl: optional(iceUrl),
  repairs: listOf(' | '),
});

export type PlaceRow = z.infer<typeof placeRow>;
export type AgencyRow = z.infer<typeof agencyRow>;
export type ListingRow = z.infer<typeof listingRow>;
