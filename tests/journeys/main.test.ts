import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { connect } from '#lib/platform/db.ts';
import { useApp } from '#tests/support/app.ts';
import { describeInBrowser, expectNoAxeViolations, openPage, screenshot } from '#tests/support/browser.ts';
import { signIn } from './sign-in.ts';

const app = useApp();

const OWN_WORDS = 'I have lived here for eleven years, and I want to know how our officers spend their time.';

describeInBrowser('the main journey', () => {
  it('from a ZIP code to a delivered letter and a campaign that moves', async () => {
    const page = await openPage();
    page.setDefaultTimeout(8000);

    // An organizer opens a campaign for Homestead.
    const db = connect(app.databaseUrl, { max: 1 });
    await db.user.create({ data: { email: 'organizer@example.org', roles: ['resident', 'organizer'] } });
    await db.$disconnect();
    const organizer = await openPage();
    organizer.setDefaultTimeout(8000);
    await openCampaign(organizer);
    await organizer.goto('/c/show-how-it-is-used');
    expect(await organizer.textContent('main')).toContain('No letters have reached officials so far');

    // 33143 is not Miami: the choice is offered.
    await page.goto('/');
    await page.getByRole('combobox').fill('33143');
    await page.getByRole('button', { name: 'Look it up' }).click();
    await page.waitForURL('**/search?q=33143');
    await screenshot(page, 'journey-1-zip');
    await page.getByRole('link', { name: 'South Miami' }).click();
    await page.waitForURL('**/fl/south-miami');
    expect(await page.textContent('main')).toContain('South Miami');
    await screenshot(page, 'journey-2-south-miami');

    // Miami, with the path to change and letters on paper.
    await page.goto('/');
    await page.getByRole('combobox').fill('miami');
    await page.getByRole('option', { name: 'Miami Miami-Dade County' }).click();
    await page.waitForURL('**/fl/miami');
    await page.getByRole('heading', { name: 'What it would take to end it' }).waitFor();
    expect(await page.textContent('main')).toContain('3 of 5 votes are needed');
    await screenshot(page, 'journey-3-miami');
    await page.getByRole('link', { name: 'Write to the commission' }).first().click();
    await page.waitForURL('**/write/fl/miami');
    await page.getByLabel('Why does this matter to you?').fill(OWN_WORDS);
    const printing = page.getByRole('link', { name: /^Print \d+ letters$/ }).first();
    await screenshot(page, 'journey-4-miami-letters');
    const address = await printing.getAttribute('href');
    const paper = await page.context().newPage();
    await paper.goto(address ?? '');
    await paper.getByText('3500 Pan American Drive').first().waitFor();
    await paper.getByText(OWN_WORDS).first().waitFor();
    await check(paper, 'journey-5-paper');
    await paper.close();

    // Homestead's mayor, by e-mail, from the campaign's page.
    await page.goto('/c/show-how-it-is-used');
    await check(page, 'journey-6-campaign');
    await page.getByRole('link', { name: 'Write your letter' }).click();
    await page.waitForURL('**/write/fl/homestead**');
    await page.getByLabel('Why does this matter to you?').fill(OWN_WORDS);
    await page.getByRole('textbox', { name: 'Your name' }).fill('Ana Example');
    await page.getByLabel('I have read this. My letter can become a public record.').check();
    await page.getByRole('button', { name: 'Send 1 letter' }).click();

    // Signed out: the draft waits while the link is fetched from the outbox.
    await page.waitForURL('**/sign-in?**');
    await signIn(page, 'ana@example.org');
    await page.waitForURL('**/write/fl/homestead**');
    await page.getByText('It has not been sent yet').waitFor();
    expect(await page.getByLabel('Why does this matter to you?').inputValue()).toBe(OWN_WORDS);
    expect(await page.getByRole('textbox', { name: 'Your name' }).inputValue()).toBe('Ana Example');
    await page.getByLabel('Ask me by e-mail after 7 and 21 days').check();
    const notice = page.getByLabel('I have read this. My letter can become a public record.');
    if (!(await notice.isChecked())) await notice.check();
    await check(page, 'journey-7-back');
    await page.getByRole('button', { name: 'Send 1 letter' }).click();

    // The states move by themselves, and the page says that nothing left the machine.
    await page.waitForURL('**/account/letters/*');
    await page.getByText('Delivered to the outbox only').first().waitFor({ timeout: 30_000 });
    await page.getByText('Nothing left this machine').waitFor();
    await check(page, 'journey-8-delivered');

    // What came of it is told with one choice, and stays told.
    await page.reload();
    await page.getByText('We will ask you by e-mail after 7 and 21 days').waitFor();
    await page.getByLabel('Only confirmed that it came').check();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved. Thank you.').waitFor();
    await page.reload();
    expect(await page.getByLabel('Only confirmed that it came').isChecked()).toBe(true);
    await check(page, 'journey-8-answer');
    await page.goto('/outbox');
    expect(await page.textContent('main')).toContain('slosner@homesteadfl.gov');

    // The campaign's count moves within a second or so.
    const campaignPage = async () =>
      (await (await fetch(`${app.baseUrl}/c/show-how-it-is-used`)).text()).replace(/<[^>]*>/g, '');
    await expect.poll(campaignPage, { timeout: 10_000 }).toContain('1 letter has reached officials');
    await organizer.goto('/organize/show-how-it-is-used');
    const results = (await organizer.textContent('main')) ?? '';
    expect(results).toContain('Steven');
    // Sharing is off unless the writer chose it.
    expect(results).not.toContain('ana@example.org');
    await check(organizer, 'journey-9-results');

    // What cannot be undone takes more than a click.
    const close = organizer.getByRole('button', { name: 'Close the campaign' });
    await close.click();
    await organizer.getByLabel('Yes, close this campaign now').check();
    expect(await organizer.textContent('main')).not.toContain('The campaign is closed.');
    await close.click();
    await organizer.getByText('The campaign is closed.').waitFor();
  }, 240_000);
});

/** What only the journey reaches: accessible in both colour schemes and at 320 pixels, with a picture. */
async function check(page: Page, name: string): Promise<void> {
  await screenshot(page, name);
  const before = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 700 });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectNoAxeViolations(page);
  }
  expect(await page.evaluate('document.documentElement.scrollWidth'), name).toBeLessThanOrEqual(320);
  await screenshot(page, `${name}-narrow-dark`);
  await page.emulateMedia({ colorScheme: 'light' });
  if (before) await page.setViewportSize(before);
}

async function openCampaign(page: Page): Promise<void> {
  await page.goto('/organize/new');
  await page.waitForURL('**/sign-in?**');
  await signIn(page, 'organizer@example.org');
  await page.waitForURL('**/organize/new**');
  await page.getByLabel('Which place is it about?').fill('Homestead');
  await page.getByRole('button', { name: 'Find' }).click();
  await page.getByLabel('Title').fill('Show how it is used');
  await page.getByLabel('Why, and who is asking').fill('A fictitious group asks for a public report.');
  await page.getByLabel('What do you ask?').selectOption('disclose');
  await page.getByLabel('The mayor', { exact: true }).check();
  await page.getByLabel('How many letters do you hope for?').fill('25');
  await page.getByRole('button', { name: 'Save the draft' }).click();
  await page.waitForURL('**/organize/show-how-it-is-used**');
  await page.getByRole('button', { name: 'Publish the campaign' }).click();
  await page.getByText('The campaign is open.').waitFor();
}
