import { handlers } from '#lib/platform/auth.ts';

export const { GET, POST } = handlers;
