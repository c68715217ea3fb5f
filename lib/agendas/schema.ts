import { z } from 'zod';
import { GEOID } from '#lib/kernel/geoid.ts';
import { LOCALES } from '#lib/kernel/locales.ts';

const geoid = z.string().regex(GEOID, 'invalid');

/** Of the page it was done on, and so of the mails. */
const language = z.enum(LOCALES).default('en');

/** What somebody follows: a place or an agenda item, exactly one of them. */
export const followSchema = z
  .object({
    place: geoid.optional(),
    item: z.string().min(1).max(100).optional(),
    language,
  })
  .refine(({ place, item }) => (place === undefined) !== (item === undefined), 'invalid');

export const unfollowSchema = z.object({ id: z.string().min(1).max(100), language });

/** `f.{follow}.{mac}` ends one follow, `u.{user}.{mac}` all of a person's. */
export const stopSchema = z.object({ token: z.string().min(10).max(300) });

export type FollowInput = z.output<typeof followSchema>;
