import { zodResolver } from '@hookform/resolvers/zod';
import { letterSchema } from '#lib/letters/schema.ts';

/** Loaded when the first letter is checked: whoever prints or copies never needs it. */
export const letterResolver = zodResolver(letterSchema);
