import { describe, expect, it } from 'vitest';
import { copySchema } from '#lib/letters/schema.ts';

const copy = {
  termId: 'term',
  variant: 'presides',
  subject: 'A subject',
  body: 'A text that is long enough.',
};
const problem = (more: object) =>
  copySchema.safeParse({ ...copy, ...more }).error?.issues.map((it) => [it.path[0], it.message]);

describe('a copy that is still a template', () => {
  it.each([
    '{{official.name}}',
    'Dear {{ official.name',
    '{{if vote}} text {{end}}',
    '{official.name}',
    'a }} b',
  ])('is refused on the server: %j', (left) => {
    expect(problem({ body: `${copy.body} ${left}` })).toEqual([['body', 'template']]);
    expect(problem({ subject: left })).toEqual([['subject', 'template']]);
  });

  it('is nobody’s own braces', () => {
    expect(problem({ body: 'My {son} rides the {bus: 12} here.' })).toBeUndefined();
  });
});
