import { z } from 'zod';

const geoid = z.string().regex(/^(\d{2}|\d{5}|\d{7})$/, 'invalid');

/** What somebody follows: a place or an agenda item, exactly one of them. */
export const followSchema = z
  .object({
    place: geoid.optional(),
    item: z.string().min(1).max(100).optional(),
    language: z.enum(['en', 'es', 'ht']).default('en'),
  })
  .refine(({ place, item }) => (place === undefined) !== (item === undefined), 'invalid');

export const unfollowSchema = z.object({ id: z.string().min(1).max(100) });

/** `f.{follow}.{mac}` ends one follow, `u.{user}.{mac}` all of a person's. */
export const stopSchema = z.object({ token: z.string().min(10).max(300) });

export type FollowInput = z.output<typeof followSchema>;
