import { describe, expect, it } from 'vitest';
import { importsOf, read, sourceFiles } from './source.ts';

/**
 * The rooms of the house and the rooms that each may import. Everything not named here is forbidden.
 * The first pattern that fits a file is its room.
 */
const ROOMS: [room: string, pattern: RegExp, mayImport: string[]][] = [
  ['kernel', /^lib\/kernel\//, ['kernel']],
  ['generated client', /^lib\/platform\/prisma\//, []],
  ['platform', /^lib\/platform\//, ['kernel', 'platform', 'generated client', 'messages']],
  ['places', /^lib\/places\//, ['kernel', 'platform', 'generated client', 'places']],
  ['officials', /^lib\/officials\//, ['kernel', 'platform', 'generated client', 'places', 'officials']],
  [
    'letters',
    /^lib\/letters\//,
    ['kernel', 'platform', 'generated client', 'places', 'officials', 'letters'],
  ],
  [
    'campaigns',
    /^lib\/campaigns\//,
    ['kernel', 'platform', 'generated client', 'places', 'officials', 'letters', 'campaigns'],
  ],
  ['agendas', /^lib\/agendas\//, ['kernel', 'platform', 'generated client', 'places', 'agendas']],
  ['accounts', /^lib\/accounts\//, ['kernel', 'platform', 'generated client', 'accounts']],
  ['ui', /^components\/ui\//, ['kernel', 'platform', 'ui']],
  ['place components', /^components\/places\//, ['kernel', 'platform', 'ui', 'places', 'place components']],
  [
    'official components',
    /^components\/officials\//,
    ['kernel', 'platform', 'ui', 'places', 'officials', 'place components', 'official components'],
  ],
  [
    'letter components',
    /^components\/letters\//,
    [
      'kernel',
      'platform',
      'ui',
      'places',
      'officials',
      'letters',
      'place components',
      'official components',
      'letter components',
    ],
  ],
  [
    'campaign components',
    /^components\/campaigns\//,
    [
      'kernel',
      'platform',
      'ui',
      'places',
      'officials',
      'letters',
      'campaigns',
      'place components',
      'official components',
      'letter components',
      'campaign components',
    ],
  ],
  [
    'agenda components',
    /^components\/agendas\//,
    ['kernel', 'platform', 'ui', 'places', 'agendas', 'place components', 'agenda components'],
  ],
  [
    'edit components',
    /^components\/edit\//,
    ['kernel', 'platform', 'ui', 'places', 'officials', 'edit components'],
  ],
  [
    'account components',
    /^components\/accounts\//,
    ['kernel', 'platform', 'ui', 'accounts', 'account components'],
  ],
  [
    'app',
    /^(app\/|instrumentation\.ts$|next\.config\.ts$)/,
    ['app', 'kernel', 'platform', 'messages', 'any area', 'any component'],
  ],
  ['seed', /^prisma\/(seed\/|[^/]+$)/, ['seed', 'kernel', 'platform', 'generated client', 'any area']],
  ['scripts', /^scripts\//, ['scripts', 'kernel', 'platform', 'generated client', 'any area', 'seed']],
  [
    'tests',
    /^(tests\/|vitest\.config\.ts$)/,
    [
      'tests',
      'app',
      'kernel',
      'platform',
      'generated client',
      'messages',
      'any area',
      'any component',
      'seed',
      'scripts',
    ],
  ],
  ['messages', /^messages\//, []],
  ['settings', /^[^/]+\.ts$/, ['kernel', 'platform', 'tests']],
];

const AREAS = new Set(['places', 'officials', 'letters', 'campaigns', 'agendas', 'accounts']);

function roomOf(file: string): (typeof ROOMS)[number] | undefined {
  return ROOMS.find(([, pattern]) => pattern.test(file));
}

/** Why `file` may not import `target`; null when it may, or when the target is a package. */
function forbidden(file: string, target: string): string | null {
  const to = roomOf(target);
  const from = roomOf(file);
  if (!from)
    return `${file}: stands in no room of the house; see ROOMS in tests/architecture/imports.test.ts`;
  if (!to || !/\.(tsx?|json|css)$/.test(target)) return null;
  const [room, , allowed] = from;
  const fits =
    allowed.includes(to[0]) ||
    (allowed.includes('any area') && AREAS.has(to[0])) ||
    (allowed.includes('any component') && target.startsWith('components/'));
  return fits ? null : `${file} (${room}) imports ${target} (${to[0]}), which it may not`;
}

describe('imports run one way', () => {
  it('app → components → lib/<area> → lib/platform → lib/kernel, and between the areas as the design says', () => {
    const broken = sourceFiles().flatMap((file) =>
      importsOf(file).flatMap((target) => forbidden(file, target) ?? []),
    );
    expect(broken).toEqual([]);
  });

  it('names the file and the import', () => {
    expect(forbidden('lib/places/rules.ts', 'lib/officials/rules.ts')).toBe(
      'lib/places/rules.ts (places) imports lib/officials/rules.ts (officials), which it may not',
    );
    expect(forbidden('lib/agendas/queries.ts', 'lib/campaigns/queries.ts')).toMatch('may not');
    expect(forbidden('lib/officials/rules.ts', 'lib/places/rules.ts')).toBeNull();
    expect(forbidden('elsewhere/file.ts', 'lib/kernel/clock.ts')).toMatch('no room');
  });
});

describe('the database', () => {
  /** In an area only these two files, and what has their name as its ending, speak to the database. */
  const MAY_USE_DATABASE = /^lib\/[a-z]+\/(?:[a-z-]+\/)?(?:[a-z-]+-)?(queries|mutations)\.ts$/;

  it('is imported in an area by queries.ts and mutations.ts only', () => {
    const broken = sourceFiles()
      .filter((file) => AREAS.has(file.split('/')[1] ?? '') && file.startsWith('lib/'))
      .filter((file) => !MAY_USE_DATABASE.test(file))
      .filter((file) => importsOf(file).some((target) => target === 'lib/platform/db.ts'))
      .map((file) => `${file} imports lib/platform/db.ts: move the query into queries.ts or mutations.ts`);
    expect(broken).toEqual([]);
  });

  it('gives its generated client to areas as types only', () => {
    const broken = sourceFiles()
      .filter((file) => AREAS.has(file.split('/')[1] ?? '') && file.startsWith('lib/'))
      .filter((file) => /import\s+(?!type\b)[^;]*from '#lib\/platform\/prisma\//.test(read(file)))
      .map((file) => `${file} imports the generated client as a value: write "import type"`);
    expect(broken).toEqual([]);
  });

  it('is not imported by pages and components', () => {
    const broken = sourceFiles()
      .filter((file) => /^(app|components)\//.test(file) && file !== 'app/readyz/route.ts')
      .filter((file) => importsOf(file).includes('lib/platform/db.ts'))
      .map((file) => `${file} imports lib/platform/db.ts: ask an area's queries.ts`);
    expect(broken).toEqual([]);
  });
});

describe('files of an area', () => {
  it('that decide are pure: rules.ts and policy.ts import nothing that does I/O', () => {
    const broken = sourceFiles()
      .filter((file) => /^lib\/[a-z]+\/(?:[a-z-]+-)?(rules|policy|schema)\.ts$/.test(file))
      .flatMap((file) =>
        importsOf(file)
          .filter((target) => target.startsWith('lib/platform/') || target.startsWith('node:fs'))
          .map((target) => `${file} imports ${target}: it must be pure`),
      );
    expect(broken).toEqual([]);
  });
});
