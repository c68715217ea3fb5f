import { LENGTH } from '#lib/letters/template/check.ts';
import { MOST_DEPTH, MOST_TAGS } from '#lib/letters/template/parse.ts';
import {
  conditionFor,
  FIELDS,
  FLAGS,
  GROUPS,
  guaranteedBy,
  isAlwaysKnown,
} from '#lib/letters/template/vocabulary.ts';
import { READY_MADE } from '#lib/letters/wording/pieces.ts';
import { translator } from '#lib/platform/translator.ts';

const t = translator('en', 'templates');
const say = (kind: 'field' | 'flag', name: string) =>
  t(`${kind}.${name.replaceAll('.', '_')}` as Parameters<typeof t>[0]);

/** docs/templates.md, made from the table that the checker reads. */
export function vocabularyDocument(): string {
  return `# Templates of campaign letters

Made by \`npm run templates:doc\` from \`lib/letters/template/vocabulary.ts\`; decision 23 says why the language is as it is.

${t('intro')}

A field stands in double braces and is filled in for each official: \`{{official.name}}\`. A field that is not known of
everybody stands under a condition that promises it. \`else\` is what everybody else reads, \`not\` turns a condition round,
and any field is a condition too: it asks whether the field is known.

\`\`\`
{{if vote.against}}
You voted “{{vote.value}}” on {{vote.date}}.
{{else if statement}}
It was reported {{statement.when}}: {{statement.summary}}
{{else}}
I have found no vote of yours.
{{end}}
\`\`\`

In the template of a variant, the facts that the variant stands for need no condition: the vote in those for people who voted,
the statement in the one for people who said something.

A subject may have ${LENGTH.subject} characters, a text ${LENGTH.body}, with ${MOST_TAGS} fields and conditions, conditions
${MOST_DEPTH} deep. Braces have no other use: write round brackets.

The ready-made letter, which serves where a campaign has nothing of its own, is

\`\`\`
${READY_MADE.subject}

${READY_MADE.body}
\`\`\`

## Fields

${table([
  ['field', 'meaning', 'known'],
  ...GROUPS.flatMap((group) => FIELDS.filter((field) => field.startsWith(`${group}.`))).map((field) => [
    `\`${field}\``,
    say('field', field),
    isAlwaysKnown(field) ? 'always' : `under \`if ${conditionFor(field)}\``,
  ]),
])}

## Conditions

${table([
  ['condition', 'holds when', 'promises'],
  ...FLAGS.map((flag) => [
    `\`${flag}\``,
    say('flag', flag),
    guaranteedBy(flag)
      .map((field) => `\`${field}\``)
      .join(', '),
  ]),
])}
`;
}

/** A table with its columns aligned, as the formatter wants it. */
function table(rows: string[][]): string {
  const [head = [], ...body] = rows;
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}
