'use server';

import { z } from 'zod';
import { action } from '#lib/platform/action.ts';
import { addChannel, removeChannel } from './mutations.ts';
import { mayEditOfficials } from './policy.ts';
import { newChannelSchema } from './schema.ts';

const HOUR = 3600;

export const saveNewChannel = action({
  name: 'officials.saveNewChannel',
  who: 'signed-in',
  schema: newChannelSchema,
  limit: { count: 300, seconds: HOUR },
  policy: mayEditOfficials,
  run: addChannel,
});

export const dropChannel = action({
  name: 'officials.dropChannel',
  who: 'signed-in',
  schema: z.object({ id: z.string().min(1).max(200) }),
  limit: { count: 300, seconds: HOUR },
  policy: mayEditOfficials,
  run: (actor, { id }) => removeChannel(actor, id),
});
