import { describe, expect, it } from 'vitest';
import { importsOf, read, sourceFiles } from './source.ts';

const files = new Set(sourceFiles());

/** A file and all of ours that it imports, directly or not. */
function closure(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file) || !files.has(file)) return seen;
  seen.add(file);
  for (const target of importsOf(file)) closure(target, seen);
  return seen;
}

const scriptless = [...files].filter(
  (file) => /^(app|components)\//.test(file) && read(file).includes('script={false}'),
);

describe('pages that are sent without scripts', () => {
  it('are the long ones', () => {
    expect(scriptless).toContain('components/officials/place-page.tsx');
    expect(scriptless.length).toBeGreaterThan(5);
  });

  it.each(scriptless)('%s needs none: nothing it shows runs in the browser', (file) => {
    const inBrowser = [...closure(file)].filter((one) => /^['"]use client['"]/.test(read(one)));
    expect(inBrowser).toEqual([]);
  });
});
