'use server';

import { action } from '#lib/platform/action.ts';
import { addressSchema } from '../geocode/schema.ts';
import { mayLookUp } from '../policy.ts';
import { pointsOfAddress } from './geocode-queries.ts';

export const lookUpAddress = action({
  name: 'officials.lookUpAddress',
  who: 'anyone',
  schema: addressSchema,
  limit: { count: 20, seconds: 600 },
  policy: mayLookUp,
  run: (_viewer, question) => pointsOfAddress(question),
});
