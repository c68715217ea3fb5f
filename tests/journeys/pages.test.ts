import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { connect } from '#lib/platform/db.ts';
import { useApp } from '#tests/support/app.ts';
import {
  describeInBrowser,
  expectNoAxeViolations,
  openPage,
  type PageOptions,
  screenshot,
} from '#tests/support/browser.ts';
import { signIn } from './sign-in.ts';

const app = useApp();

/** Every page that anybody can open, the heaviest ones in more than one language. */
const PUBLIC = [
  '/',
  '/es',
  '/ht',
  '/search?q=33143',
  '/search?q=nowhere-at-all',
  '/fl',
  '/ht/fl',
  '/fl/miami',
  '/es/fl/miami',
  '/ht/fl/miami',
  '/fl/south-miami',
  '/fl/key-west',
  '/fl/tallahassee',
  '/fl/fort-myers',
  '/fl/homestead',
  '/fl/miami-beach',
  '/fl/bristol',
  '/fl/miami-dade-county',
  '/fl/miami/officials/christine-king',
  '/fl/tallahassee/officials/john-dailey',
  '/fl/miami/agenda',
  '/fl/key-west/agenda',
  '/ht/fl/key-west/agenda',
  '/items/fictitious-item',
  '/es/items/fictitious-item',
  '/write/fl/miami',
  '/es/write/fl/homestead',
  '/ht/write/fl/tampa',
  '/write/fl/bristol',
  '/write/fl/miami/print',
  '/write/fl/miami/comment',
  '/ht/write/fl/key-west/comment',
  '/sign-in',
  '/ht/sign-in',
  '/sign-in/sent',
  '/sign-in/confirm',
  '/about/privacy',
  '/about/conduct',
  '/report',
  '/report?fact=place:1245000',
  '/ht/report?fact=term:miami-king',
  '/about/data',
  '/outbox',
  '/fl/no-such-place',
];

const SIGNED_IN = [
  '/account',
  '/es/account',
  '/account/letters',
  '/account/follows',
  '/account/follows/new?place=1245000',
  '/organize',
  '/organize/new',
  '/edit',
  '/edit?q=1245000',
  '/edit/place/1245000',
  '/es/edit/fact/event/new?place=1245000',
  '/edit/fact/term/miami-king',
  '/edit/reports',
  '/edit/releases',
  '/es/edit/renames',
  '/edit/agencies?state=fl',
  '/es/edit/agency/fl%2Ffernandina-beach-police',
  '/edit/differences',
  '/es/edit/officials',
  '/edit/date/no-list/2',
];

const SCREENS: [string, PageOptions][] = [
  ['narrow-light', { viewport: { width: 320, height: 640 }, colorScheme: 'light' }],
  ['wide-dark', { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' }],
];

async function look(page: Page, path: string, name: string): Promise<void> {
  await page.goto(path);
  await page.locator('h1').first().waitFor();
  const title = await page.title();
  expect(title, `${path} has a title`).toMatch(/\S/);
  const { scroll, client } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    client: document.documentElement.clientWidth,
  }));
  expect(scroll, `${path} is wider than the screen`).toBeLessThanOrEqual(client);
  await expectNoAxeViolations(page);
  await screenshot(page, `page-${name}${path.replace(/[^a-z0-9]+/gi, '-')}`);
}

beforeAll(async () => {
  const db = connect(app.databaseUrl, { max: 1 });
  const readAt = new Date();
  await db.agendaSource.create({
    data: { id: 'fictitious-source', platform: 'ical', placeGeoid: '1236550', bodyNames: [] },
  });
  await db.meeting.create({
    data: {
      id: 'fictitious-meeting',
      sourceId: 'fictitious-source',
      outsideId: 'fictitious',
      placeGeoid: '1236550',
      bodyName: 'A fictitious commission with a name that goes on for quite some time',
      startsAt: new Date(readAt.getTime() + 7 * 86_400_000),
      timeZone: 'America/New_York',
      location: 'A fictitious hall',
      readAt,
      items: {
        create: {
          id: 'fictitious-item',
          outsideId: 'fictitious',
          number: 'R-7',
          title: 'A fictitious resolution on the 287(g) agreement with Immigration and Customs Enforcement',
          readAt,
        },
      },
    },
  });
  await db.$disconnect();
});

describeInBrowser.each(SCREENS)('%s', (name, options) => {
  it.each(PUBLIC)('%s is accessible and fits the screen', async (path) => {
    // The browser's console reports the answer 404 itself.
    const page = await openPage({ ...options, ...(path.includes('no-such') && { allow: [/404/] }) });
    await look(page, path, name);
  });

  it('the pages of a signed-in editor are accessible and fit the screen', async () => {
    const email = `everything-${name}@example.org`;
    const db = connect(app.databaseUrl, { max: 1 });
    await db.user.create({ data: { email, roles: ['resident', 'organizer', 'editor'] } });
    await db.$disconnect();
    const page = await openPage(options);
    await page.goto('/sign-in?next=/account');
    await signIn(page, email);
    await page.waitForURL('**/account');
    for (const path of SIGNED_IN) await look(page, path, name);
  });
});
