import { describe, expect, it } from 'vitest';
import { check, LENGTH } from '#lib/letters/template/check.ts';
import type { ProblemCode } from '#lib/letters/template/problem.ts';
import { type Facts, hasTemplateSyntax, render } from '#lib/letters/template/render.ts';
import { conditionFor, FIELDS, FLAGS, isAlwaysKnown } from '#lib/letters/template/vocabulary.ts';

const always: Facts['known'] = Object.fromEntries(
  FIELDS.filter(isAlwaysKnown).map((field) => [field, [`<${field}>`]]),
);
const vote: Facts = {
  known: {
    ...always,
    'vote.date': ['June 17, 2025'],
    'vote.value': ['no'],
    'vote.title': ['A title'],
    'vote.body': ['Exampleville City Commission'],
  },
  flags: ['vote', 'vote.against'],
};
const nothing: Facts = { known: always, flags: [] };

function written(source: string, facts: Facts): string {
  const checked = check(source, 'body', null);
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  const rendered = render(checked.nodes, facts);
  if (!rendered.ok) throw new Error(`missing ${rendered.missing.join()}`);
  return rendered.segments.map((segment) => segment.text).join('');
}

function problems(source: string, part: 'subject' | 'body' = 'body') {
  const checked = check(source, part, null);
  return checked.ok ? [] : checked.problems;
}

describe('a template', () => {
  it('puts in what is known, whatever the case and the spaces of a name', () => {
    expect(written('Dear {{official.name}} of {{ Place.Name }}', nothing)).toBe(
      'Dear <official.name> of <place.name>',
    );
  });

  it('says what fits the record', () => {
    const source =
      '{{if vote.against}}No on {{vote.date}}.{{else if vote}}Yes on {{vote.date}}.{{else}}No vote.{{end}}';
    expect(written(source, vote)).toBe('No on June 17, 2025.');
    expect(written(source, { ...vote, flags: ['vote', 'vote.for'] })).toBe('Yes on June 17, 2025.');
    expect(written(source, nothing)).toBe('No vote.');
  });

  it('knows a vote past “if not vote”', () => {
    const source = '{{if not vote}}None{{else}}{{vote.date}}{{end}}';
    expect(written(source, vote)).toBe('June 17, 2025');
    expect(written(source, nothing)).toBe('None');
  });

  it('asks with a field whether it is known', () => {
    const source = 'A{{if meeting.time}} at {{meeting.time}}{{end}}.';
    expect(written(source, nothing)).toBe('A.');
    expect(written(source, { known: { ...always, 'meeting.time': ['3 PM'] }, flags: [] })).toBe('A at 3 PM.');
  });

  it('does not believe a flag without the facts that it promises', () => {
    expect(written('{{if vote}}{{vote.date}}{{else}}none{{end}}', { known: always, flags: ['vote'] })).toBe(
      'none',
    );
  });

  it('takes a condition’s own line away', () => {
    expect(written('A\n{{if vote}}\nB\n{{end}}\nC', vote)).toBe('A\nB\nC');
    expect(written('A\n{{if vote}}\nB\n{{end}}\nC', nothing)).toBe('A\nC');
  });

  it('lets a variant’s template use the fact that the variant stands for', () => {
    expect(check('On {{vote.date}}', 'body', 'voted_for_agreement').ok).toBe(true);
    expect(check('{{statement.summary}}', 'body', 'conditional_statement').ok).toBe(true);
    expect(check('On {{vote.date}}', 'body', null).ok).toBe(false);
  });

  it('names the facts that a record lacks', () => {
    const checked = check('On {{vote.date}} in {{place.name}}', 'body', 'voted_for_agreement');
    expect(checked.ok && render(checked.nodes, { known: {}, flags: [] })).toEqual({
      ok: false,
      missing: ['vote.date', 'place.name'],
    });
  });

  it('does not put in a value that reads as a template', () => {
    const facts = { known: { ...always, 'item.title': ['{{vote.date}}'] }, flags: [] };
    expect(written('A{{if item.title}} {{item.title}}{{end}}', facts)).toBe('A');
  });

  it('chooses among wordings that say the same', () => {
    const checked = check('{{ready.closing}}', 'body', null);
    const facts: Facts = { known: { 'ready.closing': ['Thanks.', '', 'Thank you.'] }, flags: [] };
    const closing = (index: number) =>
      checked.ok && render(checked.nodes, facts, (_, count) => (count === 2 ? index : -1));
    expect(closing(0)).toMatchObject({ segments: [{ text: 'Thanks.' }] });
    expect(closing(1)).toMatchObject({ segments: [{ text: 'Thank you.' }] });
  });
});

describe('a mistake', () => {
  it.each<[string, ProblemCode, line: number, column: number]>([
    ['Dear {{official.nmae}}', 'unknown_field', 1, 6],
    ['A\n\n B {{if voted}}x{{end}}', 'unknown_condition', 3, 4],
    ['On {{vote.date}}', 'unguarded', 1, 4],
    ['{{if vote}}A{{else}}{{vote.date}}{{end}}', 'unguarded', 1, 21],
    ['A {{if vote}}B', 'unclosed_if', 1, 3],
    ['A {{end}}', 'stray_end', 1, 3],
    ['A {{else}}', 'stray_else', 1, 3],
    ['{{if vote}}A{{else}}B{{else}}C{{end}}', 'second_else', 1, 22],
    ['A {{if}}B{{end}}', 'no_condition', 1, 3],
    ['A {{#if vote}}B', 'bad_tag', 1, 3],
    ['A {{}}', 'bad_tag', 1, 3],
    ['A {{place.name', 'unclosed_tag', 1, 3],
    ['A {{place.name}', 'unclosed_tag', 1, 3],
    ['A {place.name}', 'stray_brace', 1, 3],
    ['A }} b', 'stray_brace', 1, 3],
    ['A\u0000b', 'control', 1, 2],
    ['{{if vote}}A{{end}}', 'says_nothing', 1, 20],
    ['', 'says_nothing', 1, 1],
    [' \n ', 'says_nothing', 2, 2],
    [`${'{{if vote}}'.repeat(7)}A`, 'too_deep', 1, 67],
    ['{{place.name}}'.repeat(301), 'too_many', 1, 4201],
    ['a'.repeat(LENGTH.body + 1), 'too_long', 1, LENGTH.body + 1],
  ])('%j is found: %s at %i:%i', (source, code, line, column) => {
    expect(problems(source)).toContainEqual(expect.objectContaining({ code, line, column }));
  });

  it('in a subject: a line break', () => {
    expect(problems('A\nB', 'subject')).toMatchObject([{ code: 'line_break', line: 1, column: 2 }]);
  });

  it('comes with the word that was probably meant, or with the condition that is missing', () => {
    expect(problems('{{official.nmae}}')[0]?.detail).toEqual({
      name: 'official.nmae',
      suggestion: 'official.name',
    });
    expect(problems('{{family_name}}')[0]?.detail.suggestion).toBe('official.family_name');
    expect(problems('{{if presides}}a{{end}}b')[0]?.detail.suggestion).toBe('official.presides');
    expect(problems('{{birthplace}}')[0]?.detail).toEqual({ name: 'birthplace' });
    expect(problems('{{vote.date}}')[0]?.detail).toEqual({ name: 'vote.date', condition: 'vote' });
    expect(problems('{{meeting.time}}')[0]?.detail.condition).toBe('meeting.time');
  });

  it('does not hide the next one', () => {
    const found = problems('{{nme}} {\n{{vote.date}} {{if x}}{{end}}{{if vote}}');
    expect(found.map((it) => it.code)).toEqual([
      'unknown_field',
      'stray_brace',
      'unguarded',
      'unknown_condition',
      'unclosed_if',
    ]);
  });
});

describe('the vocabulary', () => {
  it('has a condition for each field that is not always known, under which it may be used', () => {
    for (const field of FIELDS) {
      const condition = conditionFor(field);
      const source = condition ? `a{{if ${condition}}}{{${field}}}{{end}}` : `{{${field}}}`;
      expect(problems(source), field).toEqual([]);
      if (condition) expect(problems(`{{${field}}}`), field).toMatchObject([{ code: 'unguarded' }]);
    }
  });

  it('names fields and flags apart', () => {
    expect(FIELDS.filter((field) => (FLAGS as string[]).includes(field))).toEqual([]);
  });
});

describe('a text that still has template syntax', () => {
  it.each(['Dear {{official.name}}', 'a }} b', '{official.name}', '{{if vote}}'])('%j is found', (text) => {
    expect(hasTemplateSyntax(text)).toBe(true);
  });

  it.each(['My {son} rides', 'a {b} c', 'see {1}', 'f(x) = {y}'])('%j is a person’s own', (text) => {
    expect(hasTemplateSyntax(text)).toBe(false);
  });
});
