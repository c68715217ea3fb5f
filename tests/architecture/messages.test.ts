import { describe, expect, it } from 'vitest';
import { LOCALES, type Locale } from '#lib/kernel/locales.ts';
import { messagesFor } from '#lib/platform/messages.ts';
import { read, sourceFiles } from './source.ts';

type Tree = { [key: string]: string | Tree };

function flatten(tree: Tree, prefix = ''): Map<string, string> {
  const result = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    const path = prefix ? `${prefix}.${key}` : key;
    if (typeof value === 'string') result.set(path, value);
    else for (const [inner, text] of flatten(value, path)) result.set(inner, text);
  }
  return result;
}

const catalogue = Object.fromEntries(
  LOCALES.map((locale) => [locale, flatten(messagesFor(locale) as unknown as Tree)]),
) as Record<Locale, Map<string, string>>;

/** The arguments of an ICU message: {name}, {count, plural, …}; and its tags: <b>…</b>. */
function argumentsOf(message: string): string[] {
  const names = [...message.matchAll(/\{\s*([A-Za-z]\w*)\s*[,}]/g)].map(([, name]) => name ?? '');
  const tags = [...message.matchAll(/<([a-z]\w*)>/g)].map(([, name]) => `<${name}>`);
  return [...new Set([...names, ...tags])].sort();
}

describe.each(LOCALES.filter((locale) => locale !== 'en'))('the catalogue in %s', (locale) => {
  it('has every key of the English one, and no other', () => {
    const own = [...catalogue[locale].keys()].sort();
    expect(own).toEqual([...catalogue.en.keys()].sort());
  });

  it('takes the same arguments', () => {
    const different = [...catalogue.en].flatMap(([key, english]) => {
      const own = catalogue[locale].get(key) ?? '';
      // The words inside plural and select branches look like arguments only in the simplest pattern.
      const plain = (text: string) =>
        argumentsOf(text).filter((name) => english.includes(`{${name}`) || name.startsWith('<'));
      return plain(own).join() === plain(english).join() ? [] : [`${key}: ${english} | ${own}`];
    });
    expect(different).toEqual([]);
  });

  it('has no empty text', () => {
    expect([...catalogue[locale]].filter(([, text]) => text.trim() === '')).toEqual([]);
  });
});

describe('keys', () => {
  /**
   * Where keys are used: string literals of the code that are a key, or the rest of one whose namespace stands in
   * the code too, and template literals, whose fixed parts have to fit (`status.${code}` uses all under "status").
   */
  const code = sourceFiles()
    .filter((file) => /^(app|components|lib|scripts)\//.test(file) && file !== 'lib/platform/messages.ts')
    .map(read)
    .join('\n');
  const literals = new Set(
    [...code.matchAll(/(['"`])((?:(?!\1|\$\{|\n).)+)\1/g)].map(([, , text]) => text ?? ''),
  );
  const patterns = [...code.matchAll(/`((?:[^`\\]|\\.)*\$\{(?:[^`\\]|\\.)*)`/g)].flatMap(([, text = '']) => {
    const source = text.split(/\$\{[^}]*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    // A template of keys has a fixed word and dots only; longer prose is not one.
    return /^[\w.]*$/.test(text.replace(/\$\{[^}]*\}/g, '')) && /[a-zA-Z]/.test(source.join(''))
      ? [new RegExp(`^${source.join('[\\w.]+')}$`)]
      : [];
  });

  /** Catalogues that a component in the browser imports as a file and reads as an object. */
  const whole = new Set([...code.matchAll(/#messages\/en\/(\w+)\.json/g)].map(([, name]) => name));

  /** Branches that are handed over as they stand: messagesFor(locale).paper.pdf, Messages['paper']['pdf']. */
  const branches = [
    ...code.matchAll(/\bmessagesFor\([^)]*\)((?:\s*\.\w+){2,})/g),
    ...code.matchAll(/\bMessages((?:\['\w+'\]){2,})/g),
  ].map(([, path = '']) => `${(path.match(/\w+/g) ?? []).join('.')}.`);

  function isUsed(key: string): boolean {
    if (branches.some((branch) => `${key}.`.startsWith(branch))) return true;
    const parts = key.split('.');
    if (whole.has(parts[0] ?? '')) return true;
    if (literals.has(key)) return true;
    for (let start = 1; start < parts.length; start++) {
      const namespace = parts.slice(0, start).join('.');
      const rest = parts.slice(start).join('.');
      if (!literals.has(namespace)) continue;
      if (literals.has(rest) || patterns.some((pattern) => pattern.test(rest))) return true;
    }
    return false;
  }

  it('are all used somewhere in the code', () => {
    expect([...catalogue.en.keys()].filter((key) => !isUsed(key))).toEqual([]);
  });

  it('are really checked: a key that nobody uses would be found', () => {
    expect(isUsed('places.noSuchKeyAnywhere')).toBe(false);
    expect(isUsed('common.notFound.title')).toBe(true);
  });
});
