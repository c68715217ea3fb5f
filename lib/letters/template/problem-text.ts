import type { Problem, ProblemCode } from './problem.ts';

/** `templates.problem` of a language as it stands in the catalogue, with {name} and so on still open. */
export type ProblemTexts = Record<ProblemCode | 'at' | 'suggestion', string>;

/** "Line 2, column 5: There is no field “offical.name”. Did you mean “official.name”?" */
export function problemText(texts: ProblemTexts, problem: Problem): string {
  const { code, line, column, detail } = problem;
  // Braces stand open in the catalogue: doubled ones mean something to it.
  const values: Record<string, string> = {
    ...detail,
    line: String(line),
    column: String(column),
    open: '{{',
    close: '}}',
  };
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
  const hint = detail.suggestion === undefined ? '' : ` ${fill(texts.suggestion)}`;
  return `${fill(texts.at)} ${fill(texts[code])}${hint}`;
}
