import { expect, test } from 'vitest';
import { read } from './source.ts';

type Locked = { optionalDependencies?: Record<string, string> };

/** Where Node would look for `name` from a package at `where`: there, then in each folder above. */
function candidates(where: string, name: string): string[] {
  const folders = where.split('/node_modules/');
  return folders.map((_, index) => {
    const base = folders.slice(0, folders.length - index).join('/node_modules/');
    return base === '' ? `node_modules/${name}` : `${base}/node_modules/${name}`;
  });
}

test('package-lock.json names the packages of every platform, or npm ci refuses it', () => {
  // npm leaves out those that the registry at hand does not serve; put them back with version, os and cpu.
  const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> };
  const missing = Object.entries(packages).flatMap(([where, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => ![...candidates(where, name), `node_modules/${name}`].some((at) => at in packages),
    ),
  );
  expect(missing).toEqual([]);
});
