import { z } from 'zod';

const day = z.iso.date('date');
const optionalDay = z.preprocess((value) => (value === '' ? undefined : value), day.optional());
const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1, 'required')
    .max(max, 'tooLong')
    .regex(/^[^\p{Cc}]*$/u, 'invalid');

const webAddress = z.url({ protocol: /^https?$/, error: 'webAddress' }).max(2000, 'tooLong');

/** Who published it, where, and when an editor read it. Messages are keys of `common.errors` and `edit.errors`. */
export const newSourceSchema = z.object({
  publisher: line(200),
  title: line(300),
  url: webAddress,
  language: z.enum(['en', 'es', 'ht']).default('en'),
  publishedOn: optionalDay,
  retrievedOn: day,
});

export const CHANNEL_KINDS = ['email', 'phone', 'postal', 'web_form'] as const;

/** An office's published address, of one person's term or of a whole body. */
export const newChannelSchema = z
  .object({
    /** "term:<id>" or "body:<id>". */
    owner: z.string().regex(/^(term|body):.{1,200}$/, 'choose'),
    kind: z.enum(CHANNEL_KINDS, 'choose'),
    value: z.string().trim().min(1, 'required').max(500, 'tooLong'),
    publisher: newSourceSchema.shape.publisher,
    title: newSourceSchema.shape.title,
    url: newSourceSchema.shape.url,
    language: newSourceSchema.shape.language,
    publishedOn: newSourceSchema.shape.publishedOn,
    retrievedOn: newSourceSchema.shape.retrievedOn,
  })
  .superRefine(({ kind, value }, context) => {
    const wrong = channelProblem(kind, value);
    if (wrong) context.addIssue({ code: 'custom', path: ['value'], message: wrong });
  })
  .transform(({ value, ...channel }) => ({ ...channel, value: tidyChannel(channel.kind, value) }));

export type NewChannel = z.output<typeof newChannelSchema>;

function channelProblem(kind: (typeof CHANNEL_KINDS)[number], value: string): string | null {
  switch (kind) {
    case 'email':
      return z.email().safeParse(value).success ? null : 'email';
    case 'phone':
      return /^[+()\d\s.-]+( ?(x|ext\.?) ?\d+)?$/i.test(value) && value.replace(/\D/g, '').length >= 10
        ? null
        : 'phone';
    case 'postal':
      return value.split('\n').filter((part) => part.trim() !== '').length >= 2 ? null : 'postal';
    case 'web_form':
      return webAddress.safeParse(value).success ? null : 'webAddress';
  }
}

function tidyChannel(kind: (typeof CHANNEL_KINDS)[number], value: string): string {
  if (kind === 'email') return value.toLowerCase();
  if (kind !== 'postal') return value;
  return value
    .split(/\r?\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join('\n');
}
