import { parseArgs } from 'node:util';
import { plan } from '#lib/places/import/plan.ts';
import { readFiles } from '#lib/places/import/read-files.ts';
import type { Files, Plan } from '#lib/places/import/types.ts';
import { madeCountry, planCountry, readCountry } from './made-country.ts';

export type Country = { what: string; read: () => Promise<Files>; plan: (files: Files) => Plan };

/** The published files, when the command names them with the options of places:import, else a made country. */
export function countryOf(args: string[]): Country {
  const several = { type: 'string', multiple: true, default: [] as string[] } as const;
  const { values } = parseArgs({
    args,
    options: {
      gazetteer: several,
      counties: several,
      'zip-places': several,
      'zip-counties': several,
      ocd: { type: 'string' },
      population: { type: 'string' },
    },
  });
  if (Object.values(values).every((value) => value.length === 0)) {
    const texts = madeCountry();
    return {
      what: 'a made country of the real size',
      read: async () => readCountry(texts),
      plan: planCountry,
    };
  }
  const paths = {
    gazetteers: [...values.gazetteer, ...values.counties],
    zips: [...values['zip-counties'], ...values['zip-places']],
    ...(values.ocd !== undefined && { ids: values.ocd }),
    ...(values.population !== undefined && { population: values.population }),
  };
  return {
    what: 'the files named',
    read: () => readFiles(paths, new Date().toISOString().slice(0, 10)),
    plan,
  };
}
