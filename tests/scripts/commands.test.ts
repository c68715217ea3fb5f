import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { useCommands } from '#tests/support/commands.ts';

const { database, folder, run, file } = useCommands();

describe('npm run role', () => {
  it('makes somebody an organizer', async () => {
    const { status, stdout } = run('role', 'New@Example.org', 'organizer', '--json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ email: 'new@example.org' });
    const user = await database.db.user.findUnique({ where: { email: 'new@example.org' } });
    expect(user?.roles).toContain('organizer');
  });

  it.each([
    [['somebody@example.org'], /role/i],
    [['somebody@example.org', 'king'], /organizer/],
    [['no-address', 'admin'], /address/i],
  ])('refuses %j, says why, and shows no stack', (args, words) => {
    const { status, stderr } = run('role', ...args);
    expect(status).not.toBe(0);
    expect(stderr).toMatch(words);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

describe('npm run agendas:sync', () => {
  it.each([
    [
      'a file that is not there',
      () => ['--file', path.join(folder, 'none.json'), '--platform', 'legistar', '--body', 'fl/key-west'],
    ],
    [
      'a file that is cut off',
      () => [
        '--file',
        file('cut.json', '[{"EventId": 1,'),
        '--platform',
        'legistar',
        '--body',
        'fl/key-west',
      ],
    ],
    [
      'a calendar that is none',
      () => ['--file', file('no.ics', 'hello'), '--platform', 'ical', '--body', 'fl/key-west'],
    ],
    [
      'a platform that is none',
      () => ['--file', file('a.json', '[]'), '--platform', 'carrier-pigeon', '--body', 'fl/key-west'],
    ],
    [
      'a body that is none',
      () => ['--file', file('b.json', '[]'), '--platform', 'legistar', '--body', 'fl/nowhere'],
    ],
    ['a source that is none', () => ['--source', 'nothing']],
    ['a word too many', () => ['--frobnicate']],
  ])('refuses %s, says so, shows no stack and writes nothing', async (_name, args) => {
    const before = await database.db.reading.count();
    const { status, stderr } = run('agendas-sync', ...args());
    expect(status).not.toBe(0);
    expect(stderr.trim().length).toBeGreaterThan(15);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(await database.db.reading.count()).toBe(before);
    expect(await database.db.meeting.count()).toBe(0);
  });
});

describe('npm run places:check', () => {
  it('names a sheet that is not there, and shows no stack', () => {
    const { status, stderr } = run('places-check', path.join(folder, 'none.xlsx'));
    expect(status).toBe(1);
    expect(stderr).toContain('none.xlsx');
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

describe('npm run bench', () => {
  it('names the benchmarks that there are', () => {
    const { status, stderr } = run('bench', 'nothing');
    expect(status).toBe(1);
    expect(stderr).toMatch(/pages/);
  });
});
