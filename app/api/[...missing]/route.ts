import { apiError } from '#lib/platform/api.ts';

const missing = () =>
  apiError('not_found', 'There is no such address. /api/v1/openapi.json describes those that there are.');

export { missing as DELETE, missing as GET, missing as PATCH, missing as POST, missing as PUT };
