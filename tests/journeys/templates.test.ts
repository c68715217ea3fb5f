import { expect, it } from 'vitest';
import { connect } from '#lib/platform/db.ts';
import { useApp } from '#tests/support/app.ts';
import { describeInBrowser, expectNoAxeViolations, openPage, screenshot } from '#tests/support/browser.ts';
import { signIn } from './sign-in.ts';

const app = useApp();
const OWN_WORDS = 'A fictitious shop on a fictitious street closes early.';

describeInBrowser('the wording of a campaign’s letters', () => {
  it('is checked as it is written, tried on every official, and reaches the write page', async () => {
    const db = connect(app.databaseUrl, { max: 1 });
    await db.user.create({ data: { email: 'wording@example.org', roles: ['resident', 'organizer'] } });
    await db.$disconnect();
    const page = await openPage({ viewport: { width: 390, height: 844 } });
    await page.goto('/organize/new?place=1245000');
    await signIn(page, 'wording@example.org');
    await page.waitForURL('**/organize/new**');
    await page.goto('/organize/new?place=1245000');
    await page.getByLabel('Title').fill('Weigh it in public');
    await page.getByLabel('Why, and who is asking').fill('A fictitious group asks for a vote.');
    await page.getByLabel('The mayor', { exact: true }).check();
    await page.getByRole('button', { name: 'Save the draft' }).click();
    await page.getByRole('link', { name: 'Change the wording of the letters' }).click();

    // A mistake is named with its place, and a press shows it.
    const text = page.getByLabel('Text', { exact: true });
    await text.fill('Hello.\n{{official.nmae}}, you voted on {{vote.date}}.');
    await page.getByText('2 mistakes to repair').waitFor();
    const problems = page.locator('#template-problems');
    expect(await problems.textContent()).toContain('Line 2, column 1: There is no field “official.nmae”.');
    expect(await problems.textContent()).toContain('Put {{if vote}} before it and {{end}} after it.');
    await problems.getByRole('button', { name: 'Show it' }).last().click();
    const selected = await text.evaluate((field) => {
      const { value, selectionStart, selectionEnd } = field as HTMLTextAreaElement;
      return value.slice(selectionStart, selectionEnd);
    });
    expect(selected).toBe('{{vote.date}}');
    await expectNoAxeViolations(page);
    await screenshot(page, 'templates-mistakes');
    await page.getByRole('button', { name: 'Save this text' }).click();
    await page.getByText('The text was not saved. Line 2, column 1').waitFor();

    // Repaired, it is tried on each official at once, and kept.
    await text.fill(
      '{{if vote}}\nYou voted on {{vote.date}}.\n{{else}}\nNo vote.\n{{end}}\n\n{{ready.request}}',
    );
    await page.getByText('No mistakes found.').waitFor();
    await page.getByText('You voted on June 17, 2025.').first().waitFor();
    await page.getByRole('button', { name: 'Save this text' }).click();
    await page.getByText('The text is saved.').waitFor();
    await page.getByText('All letters are whole.').waitFor();
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectNoAxeViolations(page);
    await screenshot(page, 'templates-saved-dark');
    await page.getByRole('link', { name: 'Back to the campaign' }).click();
    await page.getByRole('button', { name: 'Publish the campaign' }).click();
    await page.getByText('The campaign is open.').waitFor();

    // A resident reads the campaign's words, why they are there, and how much is the resident's own.
    const resident = await openPage({ viewport: { width: 390, height: 844 } });
    await resident.goto('/write/fl/miami?campaign=weigh-it-in-public');
    const letter = resident.locator('details', {
      has: resident.getByRole('heading', { name: 'Miguel Gabela' }),
    });
    await letter.getByText('You voted on June 17, 2025.').waitFor();
    await letter
      .getByText('Because Miguel Gabela voted “yes” on June 17, 2025: for the agreement.')
      .filter({ visible: true })
      .first()
      .waitFor();
    await letter.getByText('So far this letter has no words of yours.').waitFor();
    await resident.getByText('Not sure what to write?').click();
    await resident.getByText('What should the police here have more time for?').waitFor();
    await resident.getByLabel('Why does this matter to you?').fill(OWN_WORDS);
    await letter.getByText(/About \d+% of this letter is in your own words/).waitFor();

    // The wording of a draft stays: after loading it again, and on paper.
    await resident.getByText('Kept in this browser only').waitFor();
    const body = await letter.locator('[class*="sheet"]').textContent();
    await resident.reload();
    await letter.getByText(OWN_WORDS).waitFor();
    expect(await letter.locator('[class*="sheet"]').textContent()).toBe(body);
    await expectNoAxeViolations(resident);
    await screenshot(resident, 'templates-write');

    // In a language without wording of the campaign's own the ready-made letter serves.
    await resident.goto('/ht/write/fl/miami?campaign=weigh-it-in-public');
    await resident.getByText('Ou te vote «wi».').first().waitFor();
    await screenshot(resident, 'templates-write-ht');
    await resident.goto('/es/write/fl/miami?campaign=weigh-it-in-public');
    await resident.getByText('Usted votó «sí».').first().waitFor();
    await screenshot(resident, 'templates-write-es');
  }, 240_000);
});
