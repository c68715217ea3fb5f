import { z } from 'zod';
import { now } from '#lib/kernel/clock.ts';
import { type Day, dayIn } from '#lib/kernel/dates.ts';
import { decisionForm, readCitedSource } from '../cited-source-schema.ts';
import { editDay, editLine } from '../edit-schema.ts';
import { FIRST_DAY } from './dates.ts';

const base = z.object({
  release: z.string().min(1).max(200),
  row: z.coerce.number().int().min(1).max(10_000_000),
  /** Why the date is on hold, as the form was opened with it. */
  was: z.string().max(500),
  answer: z.enum(['date', 'none'], 'choose'),
  note: z
    .union([z.literal('').transform(() => null), editLine(500)])
    .nullish()
    .transform((note) => note ?? null),
});

/** The right date of signature, or that none is known, with the source that says so. */
export const settleDateSchema = decisionForm.transform((form, context) => {
  const issue = (name: string, message: string) =>
    context.addIssue({ code: 'custom', path: [name], message });
  const own = base.safeParse(form);
  for (const { path, message } of own.error?.issues ?? []) issue(path.join('.'), message);
  const source = readCitedSource(form, issue);
  if (!own.success) return z.NEVER;
  let signedOn: Day | null = null;
  if (own.data.answer === 'date') {
    const day = editDay.safeParse(form.signedOn);
    const today = dayIn('America/New_York', now());
    if (!day.success) issue('signedOn', form.signedOn ? 'date' : 'required');
    else if (day.data < FIRST_DAY || day.data > today) issue('signedOn', 'implausible');
    else signedOn = day.data;
    if (signedOn === null) return z.NEVER;
  }
  if (!source) return z.NEVER;
  const { answer: _, ...rest } = own.data;
  return { ...rest, signedOn, source };
});
export type SettledDateChoice = z.output<typeof settleDateSchema>;
