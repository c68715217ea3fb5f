import type { Day } from '#lib/kernel/dates.ts';
import type { State } from '../states.ts';

/** What a published file said of one place, county or ZIP area. */
export type GazetteerEntry = {
  geoid: string;
  legalName: string;
  latitude: number | null;
  longitude: number | null;
};

export type Gazetteer = {
  file: string;
  level: 'county' | 'place' | 'subdivision' | 'zip';
  asOf: Day;
  rows: number;
  entries: GazetteerEntry[];
  /** Land in square metres by ZIP area; only of a ZIP gazetteer. */
  land: Map<string, number>;
  leftOut: LeftOut;
};

export type PopulationEntry = {
  /**
   * Null in a file without its code: of a county subdivision, found by county and name, and of a city that is one
   * government with its county, found by state and name.
   */
  geoid: string | null;
  stateGeoid: string;
  legalName: string;
  countyGeoid: string | null;
  counties: string[];
  population: number;
  latitude: number | null;
  longitude: number | null;
};

export type Population = {
  file: string;
  year: number;
  rows: number;
  entries: PopulationEntry[];
  /** People of counties and states, by GEOID. */
  larger: Map<string, number>;
  leftOut: LeftOut;
};

export type OutsideIds = {
  file: string;
  rows: number;
  /** By GEOID. */
  ids: Map<string, { ocdId: string; legalName: string }>;
};

/** A ZIP area's land inside something else, which is known by its GEOID or by its legal name within a state. */
export type ZipPart = {
  row: number;
  zip: string;
  geoid: string | null;
  stateGeoid: string;
  legalName: string;
  /** Square metres. */
  land: number;
};

export type ZipFile = {
  file: string;
  /** Of what the ZIP areas share land with. */
  level: 'county' | 'place' | 'subdivision';
  year: number;
  rows: number;
  parts: ZipPart[];
  /** Whole land of a ZIP area, where the file says so. */
  land: Map<string, number>;
};

/** Rows that are read and not taken over, by reason. */
export type LeftOut = { statistical: number; withoutGovernment: number; islandTerritories: number };

export type Files = {
  gazetteers: Gazetteer[];
  population: Population | null;
  ids: OutsideIds | null;
  zips: ZipFile[];
  /** The day on which the files are read. */
  readOn: Day;
};

export type PlannedPlace = {
  geoid: string;
  kind: 'state' | 'county' | 'municipality';
  name: string;
  legalName: string;
  ocdId: string | null;
  countyGeoid: string | null;
  counties: string[];
  population: number | null;
  populationYear: number | null;
  latitude: number | null;
  longitude: number | null;
  timeZone: string;
  asOf: Day;
};

export type PlannedZip = { zip: string; placeGeoid: string; landShare: number };
export type PlannedCitation = { placeId: string; sourceId: string; locator: string };
export type PlannedSource = {
  id: string;
  publisher: string;
  title: string;
  url: string;
  retrievedOn: Day;
  note: string | null;
};

export type PlannedState = {
  state: State;
  places: PlannedPlace[];
  zips: PlannedZip[];
  citations: PlannedCitation[];
};

export type Plan = {
  sources: PlannedSource[];
  states: PlannedState[];
  leftOut: LeftOut & {
    /** In the list of outside ids, and not in the newer files of the Census: dissolved, merged or renamed. */
    onlyOutsideIds: string[];
    /** In the population file and not in the newer gazetteer of the same state. */
    onlyOlderFile: string[];
    /** Places whose name lost a letter in the file and that no other file names. */
    unreadable: string[];
    /** Names in a ZIP file that fit no place, and those that fit several, with their state. */
    zipNamesUnknown: string[];
    zipNamesAmbiguous: string[];
    /** Rows that share water and no land. */
    zipRowsWithoutLand: number;
    /** Municipalities whose county no file tells. */
    withoutCounty: string[];
  };
};
