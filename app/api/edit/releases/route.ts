import { z } from 'zod';
import { now } from '#lib/kernel/clock.ts';
import { dayIn, fromDay } from '#lib/kernel/dates.ts';
import { isLocale, pathIn } from '#lib/kernel/locales.ts';
import { LIMITS } from '#lib/places/listings/limits.ts';
import { importSheet } from '#lib/places/listings/listings-mutations.ts';
import { mayFileListings } from '#lib/places/listings/listings-policy.ts';
import { readSheet } from '#lib/places/listings/reading.ts';
import { keptWorkbookProblem, WorkbookError } from '#lib/places/listings/workbook-problem.ts';
import { answer, apiError } from '#lib/platform/api.ts';
import { currentViewer } from '#lib/platform/auth.ts';
import { takeRate } from '#lib/platform/rate.ts';

/** What a form of many parts adds to its file, at most. */
const FORM_BYTES = 10_000;

const fields = z.object({
  kind: z.union([z.literal('').transform(() => null), z.enum(['participating', 'pending'])]),
  asOf: z.union([z.literal('').transform(() => null), z.iso.date().refine((day) => fromDay(day) <= now())]),
  locale: z.string().refine(isLocale),
});

/** An editor's upload of one of ICE's sheets: filed as the command does it, and told on the page of sheets. */
export function POST(request: Request): Promise<Response> {
  return answer('listings.upload', async () => {
    // A form on another site has no business here, whatever the browser sends along.
    if (/cross-site|same-site/.test(request.headers.get('sec-fetch-site') ?? '')) {
      return apiError('forbidden', 'Send the form of this site.');
    }
    const viewer = await currentViewer();
    if (!viewer) return apiError('signed_out', 'Sign in first, then send the sheet again.');
    if (mayFileListings(viewer)) return apiError('forbidden', 'Sheets are filed by editors.');
    if ((await takeRate('listings.upload', viewer.id, { count: 30, seconds: 3600 })) > 0) {
      return apiError('too_many', 'That was a lot of sheets. Wait an hour.');
    }
    const length = Number(request.headers.get('content-length') ?? Number.NaN);
    if (!(length <= LIMITS.fileBytes + FORM_BYTES)) return apiError('invalid', 'The file is too large.');
    const form = await request.formData();
    const file = form.get('file');
    const parsed = fields.safeParse({
      kind: form.get('kind') ?? '',
      asOf: form.get('asOf') ?? '',
      locale: form.get('locale') ?? 'en',
    });
    if (!(file instanceof File) || file.size === 0 || !parsed.success) {
      return apiError('invalid', 'Choose a file; the day is written as 2026-05-18 and must have come.');
    }
    const { kind, asOf, locale } = parsed.data;
    const back = (query: Record<string, string>) =>
      new Response(null, {
        status: 303,
        headers: {
          location: `${pathIn(isLocale(locale) ? locale : 'en', '/edit/releases')}?${new URLSearchParams(query)}`,
        },
      });
    try {
      const reading = readSheet(new Uint8Array(await file.arrayBuffer()), {
        fileName: file.name.slice(0, 200),
        asOf,
        today: dayIn('America/New_York', now()),
      });
      const { releaseId, published, known } = await importSheet(reading, { actor: viewer, kind });
      return back({ done: known ? 'known' : published ? 'published' : 'held', release: releaseId ?? '' });
    } catch (error) {
      if (!(error instanceof WorkbookError)) throw error;
      return back({ done: 'refused', why: keptWorkbookProblem(error.problem) });
    }
  });
}
