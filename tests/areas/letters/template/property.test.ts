import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check, type Node } from '#lib/letters/template/check.ts';
import { PROBLEM_CODES } from '#lib/letters/template/problem.ts';
import { type Facts, hasTemplateSyntax, holds, render } from '#lib/letters/template/render.ts';
import { FIELDS, type Field, FLAGS, isAlwaysKnown, knownIn } from '#lib/letters/template/vocabulary.ts';
import { VARIANTS } from '#lib/letters/words.ts';

const RUNS = 10_000;

const field = fc.constantFrom(...FIELDS);
const condition = fc.constantFrom(...FLAGS, ...FIELDS);
const prose = fc.oneof(
  fc.constantFrom('On ', 'ICE', '.\n\n', ' vòt ', ' «sí» ', '👩‍👧', ' ', '\n', '\r\n'),
  fc.string({ unit: 'grapheme', maxLength: 8 }).map((text) => text.replace(/[{}\p{Cc}]/gu, '')),
);

/** Templates as people write them: mostly right, sometimes with a field where its fact is not sure. */
const { template } = fc.letrec<{ template: string; piece: string; choice: string }>((tie) => ({
  template: fc.array(tie('piece'), { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join('')),
  piece: fc.oneof(
    { depthSize: 'small', maxDepth: 4 },
    { weight: 3, arbitrary: prose },
    { weight: 3, arbitrary: fc.constantFrom(...FIELDS.filter(isAlwaysKnown)).map((name) => `{{${name}}}`) },
    { weight: 1, arbitrary: field.map((name) => `{{${name}}}`) },
    // Fields under their own condition, so that many templates are right.
    { weight: 3, arbitrary: field.map((name) => `{{if ${name}}}{{ ${name} }}{{end}}`) },
    { weight: 3, arbitrary: tie('choice') },
  ),
  choice: fc
    .tuple(
      condition,
      fc.boolean(),
      tie('template'),
      fc.option(fc.tuple(condition, tie('template'))),
      fc.option(tie('template')),
    )
    .map(
      ([when, not, then, second, otherwise]) =>
        `{{if ${not ? 'not ' : ''}${when}}}${then}${second ? `{{else if ${second[0]}}}${second[1]}` : ''}${otherwise === null ? '' : `{{else}}${otherwise}`}{{end}}`,
    ),
}));

/** One character more, less or changed somewhere. */
const broken = fc
  .tuple(template, fc.nat(), fc.constantFrom('', '{', '}', '{{', '}}', '\u0000', 'x', '{{else}}', '{{end}}'))
  .map(([source, at, insert]) => {
    const place = source.length === 0 ? 0 : at % source.length;
    return source.slice(0, place) + insert + source.slice(place + 1);
  });

/** Every value says of which field it is, so that a wrong or an empty one in a text shows. */
const wording = (name: Field) =>
  fc.oneof(
    { weight: 8, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }).map((it) => `⟦${name}⟧${it}`) },
    fc.constantFrom('', '  ', '\n', '{{vote.date}}', '}}'),
  );
const optional = FIELDS.filter((name) => !isAlwaysKnown(name));
const record: fc.Arbitrary<Facts> = fc
  .tuple(
    fc.record(Object.fromEntries(FIELDS.map((name) => [name, fc.array(wording(name), { maxLength: 3 })])), {
      requiredKeys: [],
    }),
    fc.subarray([...FLAGS]),
  )
  .map(([known, flags]) => ({ known, flags }));
/** Every official has these; only what else is on record differs. */
const official: fc.Arbitrary<Facts> = record.map((facts) => ({
  ...facts,
  known: {
    ...facts.known,
    ...Object.fromEntries(FIELDS.filter(isAlwaysKnown).map((name) => [name, [`⟦${name}⟧`]])),
  },
}));

const variant = fc.constantFrom(null, ...VARIANTS);
const pick = fc.nat({ max: 1000 });

/** The fields whose values a template shows for these facts, in order: what the text has to be made of. */
function shown(nodes: readonly Node[], facts: Facts): Field[] {
  return nodes.flatMap((node) => {
    if (typeof node === 'string') return [];
    if ('field' in node) return [node.field];
    const branch = node.choose.find(({ when, not }) => holds(facts, when) !== not);
    return shown(branch ? branch.say : node.otherwise, facts);
  });
}

describe('the template language', () => {
  it(`renders ${RUNS} random templates that its check accepts, for random officials: whole, or what is missing`, () => {
    let whole = 0;
    fc.assert(
      fc.property(template, variant, official, pick, (source, which, facts, choice) => {
        const checked = check(source, 'body', which);
        // A run that is left out here does not count: each of these templates was accepted.
        fc.pre(checked.ok);
        if (!checked.ok) return;
        const rendered = render(checked.nodes, facts, () => choice);
        if (!rendered.ok) {
          // Only what the variant promises can be missing, and only of an official of another variant.
          for (const name of rendered.missing) {
            expect(knownIn(which)).toContain(name);
            expect(holds(facts, name)).toBe(false);
          }
          expect(rendered.missing.length).toBeGreaterThan(0);
          return;
        }
        whole += 1;
        const text = rendered.segments.map((segment) => segment.text).join('');
        expect(hasTemplateSyntax(text)).toBe(false);
        expect(text).not.toMatch(/undefined|\[object|NaN/);
        expect(text.trim()).not.toBe('');
        const values = rendered.segments.filter((segment) => !segment.own).map((segment) => segment.text);
        expect(values.map((value) => /^⟦(.*?)⟧/.exec(value)?.[1])).toEqual(shown(checked.nodes, facts));
      }),
      { numRuns: RUNS, seed: 287 },
    );
    // A property about nothing would hold as well.
    expect(whole).toBeGreaterThan(RUNS * 0.9);
  }, 120_000);

  it('stays whole when its writer adds a name and a connection', () => {
    const written: Facts['known'] = {
      'writer.name': ['⟦writer.name⟧'],
      'writer.standing': ['⟦writer.standing⟧'],
    };
    fc.assert(
      fc.property(template, official, fc.boolean(), (source, facts, lives) => {
        const checked = check(source, 'body', null);
        fc.pre(checked.ok);
        if (!checked.ok) return;
        const more: Facts = {
          known: { ...facts.known, ...written },
          flags: [...facts.flags, ...(lives ? (['writer.lives'] as const) : [])],
        };
        expect(render(checked.nodes, more).ok).toBe(true);
      }),
      { numRuns: RUNS / 10, seed: 287 },
    );
  }, 120_000);

  it('needs no fact that its check did not find to be there', () => {
    fc.assert(
      fc.property(template, record, (source, facts) => {
        const checked = check(source, 'body', null);
        if (!checked.ok) return;
        const rendered = render(checked.nodes, facts);
        if (rendered.ok) return;
        for (const name of rendered.missing) expect(optional).not.toContain(name);
      }),
      { numRuns: RUNS, seed: 287 },
    );
  }, 120_000);

  it.each([
    ['any text', fc.string({ unit: 'binary', maxLength: 200 })],
    [
      'braces and words',
      fc.string({
        unit: fc.constantFrom('{', '}', '{{', '}}', 'if ', 'end', 'else', 'vote', '.', '\n', ' '),
        maxLength: 60,
      }),
    ],
    ['broken templates', broken],
  ])(
    'finds mistakes inside the text: %s',
    (_, sources) => {
      fc.assert(
        fc.property(
          sources,
          variant,
          fc.constantFrom('subject' as const, 'body' as const),
          (source, which, part) => {
            const checked = check(source, part, which);
            if (checked.ok) {
              expect(source.replace(/\{\{[^{}]*\}\}/g, '')).not.toMatch(/[{}]/);
              return;
            }
            expect(checked.problems.length).toBeGreaterThan(0);
            for (const { code, start, end, line, column } of checked.problems) {
              expect(PROBLEM_CODES).toContain(code);
              expect(start).toBeGreaterThanOrEqual(0);
              expect(end).toBeGreaterThanOrEqual(start);
              expect(end).toBeLessThanOrEqual(source.length);
              const lines = source.split('\n');
              const before = lines.slice(0, line - 1).reduce((sum, it) => sum + it.length + 1, 0);
              expect(before + column - 1).toBe(start);
              expect(column - 1).toBeLessThanOrEqual(lines[line - 1]?.length ?? -1);
            }
          },
        ),
        { numRuns: RUNS, seed: 287 },
      );
    },
    120_000,
  );

  it('takes time in proportion to the length, whatever is written', () => {
    const worst = [
      '{',
      '}',
      '{{',
      '{{x}}',
      '{{if vote}}',
      '{{if x}}',
      '{{else}}',
      '\n{{end}}\n',
      '{{official.nmae}}',
    ];
    for (const piece of worst) {
      const source = piece.repeat(Math.floor(8000 / piece.length));
      const started = performance.now();
      expect(check(source, 'body', null).ok).toBe(false);
      expect(performance.now() - started, piece).toBeLessThan(500);
    }
  });
});
