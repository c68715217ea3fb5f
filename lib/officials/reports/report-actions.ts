'use server';

import { action } from '#lib/platform/action.ts';
import { mayEditOfficials, mayReport } from '../policy.ts';
import { answerReport, fileReport } from './report-mutations.ts';
import { answerSchema, reportSchema } from './report-schema.ts';

export const sendReport = action({
  name: 'officials.sendReport',
  who: 'anyone',
  schema: reportSchema,
  limit: { count: 10, seconds: 3600 },
  policy: mayReport,
  run: (_viewer, report) => fileReport(report),
});

export const closeReport = action({
  name: 'officials.closeReport',
  who: 'signed-in',
  schema: answerSchema,
  limit: { count: 300, seconds: 3600 },
  policy: mayEditOfficials,
  run: answerReport,
});
