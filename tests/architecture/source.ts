import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '../..');

const FOLDERS = ['app', 'components', 'lib', 'prisma', 'scripts', 'tests'];
const GENERATED = 'lib/platform/prisma/';

/** Paths from the root, with forward slashes, of every TypeScript file that people write. */
export function sourceFiles(): string[] {
  const nested = FOLDERS.flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
      path.posix.join(folder, file.replaceAll(path.sep, '/')),
    ),
  );
  const top = readdirSync(ROOT).filter((file) => /\.ts$/.test(file) && file !== 'next-env.d.ts');
  return [...top, ...nested].filter((file) => /\.tsx?$/.test(file) && !file.startsWith(GENERATED)).sort();
}

export function read(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8');
}

const SPECIFIER = /(?:\bfrom\s*|\bimport\s*\(?\s*)(['"])([^'"\n]+)\1/g;

/** What a file imports: a path from the root for our own files, the bare specifier for packages. */
export function importsOf(file: string, text: string = read(file)): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  return [...code.matchAll(SPECIFIER)].map(([, , specifier = '']) => {
    if (specifier.startsWith('#seed/')) return `prisma/seed/${specifier.slice(6)}`;
    if (specifier.startsWith('#')) return specifier.slice(1);
    if (specifier.startsWith('.')) return path.posix.join(path.posix.dirname(file), specifier);
    return specifier;
  });
}
