import { describe, expect, it } from 'vitest';
import { read, sourceFiles } from './source.ts';

/** What of an actions file is not made by the constructor: every export of such a file can be called from outside. */
function unguarded(file: string, text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  const problems: string[] = [];
  if (!/^\s*'use server';/.test(code)) problems.push(`${file}: does not begin with 'use server'`);
  if (!/import \{[^}]*\baction\b[^}]*\} from '#lib\/platform\/action\.ts'/.test(code))
    problems.push(`${file}: does not import action from lib/platform/action.ts`);
  for (const [statement] of code.matchAll(/^export\b.*$/gm)) {
    if (/^export type\b|^export interface\b/.test(statement)) continue;
    if (!/^export const \w+ = action\(/.test(statement))
      problems.push(`${file}: "${statement.trim()}" is not made by action(`);
  }
  return problems;
}

const files = sourceFiles().filter((file) =>
  /^lib\/[a-z]+\/(?:[a-z-]+\/)?(?:[a-z-]+-)?actions\.ts$/.test(file),
);

describe('server actions', () => {
  it('exist', () => {
    expect(files).toContain('lib/campaigns/actions.ts');
    expect(files).toContain('lib/accounts/actions.ts');
  });

  it.each(files)('%s exports nothing but what action( made', (file) => {
    expect(unguarded(file, read(file))).toEqual([]);
  });

  it('live in those files only', () => {
    const elsewhere = sourceFiles()
      .filter((file) => !file.startsWith('tests/') && !files.includes(file))
      .filter((file) => /^\s*['"]use server['"]/m.test(read(file)));
    expect(elsewhere).toEqual([]);
  });

  it('are really checked: a bare function would be found', () => {
    const bare = `'use server';\nimport { action } from '#lib/platform/action.ts';\nexport async function drop() {}\n`;
    expect(unguarded('lib/x/actions.ts', bare)).toEqual([
      'lib/x/actions.ts: "export async function drop() {}" is not made by action(',
    ]);
  });
});
