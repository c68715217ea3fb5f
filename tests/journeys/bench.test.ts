import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { connect } from '#lib/platform/db.ts';
import { useApp } from '#tests/support/app.ts';
import { describeInBrowser, expectNoAxeViolations, openPage, screenshot } from '#tests/support/browser.ts';
import { makeTestville } from '#tests/support/testville.ts';
import { signIn } from './sign-in.ts';

const app = useApp();
const SOURCE = 'Village of Testville (fictitious)';
const SEATS = ['Ward 1', 'Ward 2', 'Mayor'];
const PEOPLE = ['Ada Fictitious', 'Bela Fictitious', 'Cleo Fictitious'];

describeInBrowser('a place of another state with nothing on file', () => {
  it('gets its council, officials, addresses and a vote by hand, is written to, and goes back step by step', async () => {
    const db = connect(app.databaseUrl, { max: 1 });
    await makeTestville(db);
    await db.user.create({
      data: { email: 'edith@example.org', name: 'Edith', roles: ['resident', 'editor'] },
    });
    await db.$disconnect();
    const reader = await openPage();
    await reader.goto('/oh/testville');
    await reader.getByText('Who decides in Testville is not on file yet').waitFor();

    // Without script from the sign-in to the saved council: a new source needs none.
    const plain = await openPage({ javaScript: false });
    await plain.goto('/edit');
    await signIn(plain, 'edith@example.org');
    await plain.waitForURL('**/edit');
    await plain.getByLabel('City, county or state').fill('Testville');
    await plain.getByRole('button', { name: 'Open' }).click();
    await plain.getByRole('link', { name: 'Testville, OH' }).click();
    await plain.getByText('nobody can be written to').waitFor();
    await screenshot(plain, 'bench-1-empty');
    await plain.getByRole('link', { name: 'Add: council, commission or board' }).first().click();
    await plain.getByLabel('Name, as it calls itself').fill('Testville Village Council');
    await plain.getByLabel('What it is').selectOption('city_council');
    await plain.getByLabel('How many seats vote').fill('2');
    await plain.getByLabel('Votes needed to decide').fill('3');
    await plain.getByLabel('Presides').check();
    await plain.getByLabel('When and where it meets · English').fill('First Mondays at 7 p.m.');
    await plain.getByLabel('Its page on the web').fill('https://testville.example.org/council');
    await plain.getByLabel('Seats, one a line').fill(SEATS.join('\n'));
    // Nothing is on file here, so the form begins with a new source; another choice folds its inputs away.
    const choice = plain.getByLabel('Add a source');
    expect(await choice.inputValue()).toBe('new');
    await choice.selectOption('');
    expect(await plain.getByLabel('Who publishes it').isVisible()).toBe(false);
    await choice.selectOption('new');
    await plain.getByLabel('Who publishes it').fill(SOURCE);
    await plain.getByLabel('Title of the page or document').fill('Our council');
    await plain.getByLabel('Address of the page').fill('https://testville.example.org/council');
    await plain.getByRole('button', { name: 'Save' }).click();
    await plain.getByText('At least one vote, and no more than there are voting seats').waitFor();
    await screenshot(plain, 'bench-2-refused');
    expect(await plain.getByLabel('Seats, one a line').inputValue()).toContain('Ward 2');
    expect(await plain.getByLabel('Presides').isChecked()).toBe(true);
    expect(await plain.getByLabel('Who publishes it').inputValue()).toBe(SOURCE);
    await plain.getByLabel('Votes needed to decide').fill('2');
    await plain.getByRole('button', { name: 'Save' }).click();
    await plain.getByText('Saved.').waitFor();

    // The same editor, with script.
    const page = await openPage();
    page.setDefaultTimeout(15_000);
    await page.context().addCookies(await plain.context().cookies());
    await toFacts(page);
    for (const [at, seat] of SEATS.entries()) {
      const row = page
        .locator('main li')
        .filter({ has: page.getByRole('link', { name: seat, exact: true }) });
      await row.getByRole('link', { name: 'Add who holds it' }).click();
      await page.getByLabel('Full name').fill(PEOPLE[at] ?? '');
      await page.getByLabel('Family name').fill('Fictitious');
      await page.getByLabel('In office since').fill('2024-01-01');
      // The browser checks by the schema of the server, before anything is sent.
      if (at === 0) {
        await page.getByRole('button', { name: 'Save' }).click();
        await page.getByText('Name a source that says so.').waitFor();
        await page.getByLabel('Add a source').selectOption('new');
        await check(page, 'bench-3-term');
      }
      await onFile(page);
    }
    await page.getByText('Cleo Fictitious').first().waitFor();
    for (const name of PEOPLE.slice(0, 2)) {
      const row = page.locator('main li').filter({ has: page.getByText(name, { exact: true }) });
      await row.getByRole('link', { name: 'Add an address' }).first().click();
      await page.getByLabel('What it is').selectOption('email');
      await page.getByLabel('The address or number').fill(`${name.split(' ')[0]}@testville.example.org`);
      await onFile(page);
    }
    await check(page, 'bench-4-facts');
    await page.getByRole('link', { name: 'Add: motion' }).click();
    await page.getByLabel('Body that voted').selectOption({ label: 'Testville Village Council' });
    await page.locator('[name="f.on"]').fill('2026-05-04');
    await page.getByLabel('What was moved · English').fill('To sign a fictitious agreement with ICE');
    await page.getByLabel('What carrying it would do').selectOption('sign');
    await page.getByLabel('It passed').selectOption('yes');
    await page.getByLabel('Only on procedure').selectOption('no');
    await page.getByLabel('Every member’s vote is on file').selectOption('yes');
    await onFile(page);
    for (const [at, vote] of ['yes', 'no'].entries()) {
      await page.getByRole('link', { name: 'Add: vote of a member' }).click();
      await page.locator('[name="f.motionId"]').selectOption({ index: 1 });
      const member = page.locator('[name="f.termId"] option').filter({ hasText: PEOPLE[at] ?? '' });
      await page.locator('[name="f.termId"]').selectOption((await member.getAttribute('value')) ?? '');
      await page.getByLabel('Vote', { exact: true }).selectOption(vote);
      await onFile(page);
    }

    // The public page within a second or so: the dais, what the council says of itself, the vote.
    const text = async () =>
      (await (await fetch(`${app.baseUrl}/oh/testville`)).text()).replace(/<[^>]*>/g, ' ');
    await expect.poll(text, { timeout: 10_000 }).toContain('To sign a fictitious agreement with ICE');
    await reader.goto('/oh/testville');
    await reader.getByText('First Mondays at 7 p.m.').waitFor();
    for (const name of PEOPLE) expect(await reader.textContent('main figure')).toContain(name);
    await check(reader, 'bench-5-place');
    await reader.goto('/es/oh/testville');
    await check(reader, 'bench-6-place-es');
    await reader.goto('/write/oh/testville');
    await reader.getByRole('button', { name: /^Send 2 letters$/ }).waitFor();
    await screenshot(reader, 'bench-7-write');

    // Each step back, the newest first.
    await page.goto('/edit');
    const changes = await page.locator('main a[href*="/edit/change/"]').evaluateAll((links) =>
      // Runs in the page.
      links.map((link) => (link as unknown as { href: string }).href),
    );
    expect(changes).toHaveLength(1 + SEATS.length + PEOPLE.length + 2 + 1 + 2);
    for (const change of changes) {
      await page.goto(change);
      await page.getByRole('button', { name: 'Undo this change' }).click();
      await page.getByText('Undone.').waitFor();
    }
    await expect.poll(text, { timeout: 10_000 }).toContain('Who decides in Testville is not on file yet');
    await toFacts(page);
    await page.getByText('nobody can be written to').waitFor();
  }, 240_000);
});

async function toFacts(page: Page): Promise<void> {
  await page.goto('/edit/place/3999999');
}

/** Names the source that is on file, saves, and goes back to the place. */
async function onFile(page: Page): Promise<void> {
  await page.getByLabel('Add a source').selectOption({ label: `${SOURCE} · Our council` });
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('link', { name: 'Back to the facts of the place' }).click();
  await page.getByRole('heading', { name: 'Who sits here' }).waitFor();
}

/** Accessible in both colour schemes and at 320 pixels, with pictures. */
async function check(page: Page, name: string): Promise<void> {
  await screenshot(page, name);
  const before = page.viewportSize();
  await page.setViewportSize({ width: 390, height: 800 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await screenshot(page, `${name}-narrow-dark`);
  await page.setViewportSize({ width: 320, height: 700 });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectNoAxeViolations(page);
  }
  expect(await page.evaluate('document.documentElement.scrollWidth'), name).toBeLessThanOrEqual(320);
  await page.emulateMedia({ colorScheme: 'light' });
  if (before) await page.setViewportSize(before);
}
