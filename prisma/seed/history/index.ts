import { coralGables } from './coral-gables.ts';
import { doral } from './doral.ts';
import { floridaMayors, openStatesSources } from './florida-mayors.ts';
import { floridaRules } from './florida-rules.ts';
import { fortMyers } from './fort-myers.ts';
import { hialeah } from './hialeah.ts';
import { homestead } from './homestead.ts';
import { keyWest } from './key-west.ts';
import { miami } from './miami.ts';
import { miamiBeach } from './miami-beach.ts';
import { orlando } from './orlando.ts';
import { placeHistorySchema, sourceSchema } from './shape.ts';
import { sources } from './sources.ts';
import { southMiami } from './south-miami.ts';
import { tallahassee } from './tallahassee.ts';

/** The publications that the histories cite, beyond those of the tables in `data/`. */
export const historySources = [...sources, ...openStatesSources].map((source) => sourceSchema.parse(source));

/** Every place of which more is on file than its agreements. Parsed: a malformed fact throws a ZodError. */
export const histories = [
  floridaRules,
  miami,
  southMiami,
  tallahassee,
  keyWest,
  fortMyers,
  coralGables,
  hialeah,
  doral,
  homestead,
  orlando,
  miamiBeach,
  ...floridaMayors,
].map((history) => placeHistorySchema.parse(history));
