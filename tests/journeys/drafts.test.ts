import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { connect } from '#lib/platform/db.ts';
import { useApp } from '#tests/support/app.ts';
import { describeInBrowser, expectNoAxeViolations, openPage, screenshot } from '#tests/support/browser.ts';
import { signIn } from './sign-in.ts';

const app = useApp();
const EMAIL = 'drafts@example.org';
const PATH = '/write/fl/homestead';
const SOON = { timeout: 15_000 };

const own = (page: Page) => page.getByLabel('Why does this matter to you?');
const status = (page: Page, words: string) => page.getByText(words).first().waitFor({ timeout: 20_000 });

/** A device of its own: another profile, signed in as the same person. */
async function device(said: string, options: Parameters<typeof openPage>[0]): Promise<Page> {
  const page = await openPage(options);
  page.setDefaultTimeout(20_000);
  await page.goto(`/sign-in?next=${encodeURIComponent(PATH)}`);
  await signIn(page, EMAIL);
  await page.waitForURL(`**${PATH}`);
  await status(page, said);
  return page;
}

describeInBrowser('a draft on two devices', () => {
  it('is saved as one types, meets itself without loss, and survives a lost network', async () => {
    const lost = [/ERR_INTERNET_DISCONNECTED/, /Failed to fetch/];
    const laptop = await device('While you are signed in, your draft is also kept', { allow: lost });
    await own(laptop).fill('Begun on the laptop.');
    await status(laptop, 'Saved to your account, encrypted. Kept until');
    const db = connect(app.databaseUrl, { max: 1 });
    const rows = await db.draft.findMany({ where: { user: { email: EMAIL } } });
    expect(rows).toHaveLength(1);
    expect(Buffer.from(rows[0]?.sealed ?? []).toString('latin1')).not.toContain('laptop');

    // The phone goes on where the laptop stopped.
    const phone = await device('Saved to your account', { viewport: { width: 390, height: 844 } });
    expect(await own(phone).inputValue()).toBe('Begun on the laptop.');
    await own(phone).fill('Begun on the laptop. Ended on the phone.');
    await status(phone, 'Saved to your account, encrypted.');

    // The laptop has no network and writes something else.
    await laptop.context().setOffline(true);
    await own(laptop).fill('Begun on the laptop. Ended on the laptop.');
    await status(laptop, 'No connection. Your draft is kept in this browser');
    await own(laptop).pressSequentially(' Typing goes on.');
    expect(await own(laptop).inputValue()).toBe('Begun on the laptop. Ended on the laptop. Typing goes on.');
    await laptop.context().setOffline(false);
    await status(laptop, 'There are two versions of your draft');
    await screenshot(laptop, 'drafts-1-two-versions');
    await expectNoAxeViolations(laptop);
    await laptop.setViewportSize({ width: 390, height: 844 });
    await laptop.emulateMedia({ colorScheme: 'dark' });
    await expectNoAxeViolations(laptop);
    await screenshot(laptop, 'drafts-1-two-versions-narrow-dark');
    const panel = laptop.getByRole('group', { name: 'Your own words' });
    expect(await panel.textContent()).toContain('Ended on the phone.');
    expect(await panel.textContent()).toContain('Typing goes on.');

    // A reload keeps the choice; then both stay.
    await laptop.reload();
    await status(laptop, 'There are two versions of your draft');
    await panel.getByRole('button', { name: 'Keep both, one under the other' }).click();
    const both =
      'Begun on the laptop. Ended on the laptop. Typing goes on.\n\nBegun on the laptop. Ended on the phone.';
    expect(await own(laptop).inputValue()).toBe(both);
    await status(laptop, 'Saved to your account, encrypted.');

    // The version before is kept; it can be brought back, and that be undone.
    await laptop.getByText('Earlier versions').click();
    const versions = laptop.locator('details').filter({ hasText: 'Earlier versions' });
    const earlier = versions.getByRole('listitem').filter({ hasText: 'Ended on the phone.' }).first();
    await earlier.getByRole('button', { name: 'Bring this one back' }).click();
    await expect.poll(() => own(laptop).inputValue(), SOON).toBe('Begun on the laptop. Ended on the phone.');
    await screenshot(laptop, 'drafts-2-versions');
    await laptop.getByRole('button', { name: 'Undo' }).click();
    expect(await own(laptop).inputValue()).toBe(both);
    await status(laptop, 'Saved to your account, encrypted.');

    // The phone hears of it when it is looked at again.
    await phone.reload();
    await expect.poll(() => own(phone).inputValue(), SOON).toBe(both);

    // When the letters are to leave goes along, survives a reload, and is dropped with a word once it is over.
    const when = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
    await laptop.getByLabel('On a day and at a time that I choose').check();
    await laptop.getByLabel('Day and time in Homestead').fill(`${when}T08:00`);
    await status(laptop, 'Saved to your account, encrypted.');
    await laptop.reload();
    const time = (page: Page) => page.getByLabel('Day and time in Homestead').inputValue();
    expect(await time(laptop)).toBe(`${when}T08:00`);
    await phone.reload();
    await expect.poll(() => time(phone), SOON).toBe(`${when}T08:00`);
    await phone.evaluate(() => {
      const key = Object.keys(localStorage).find((it) => it.startsWith('dais.letter.')) ?? '';
      const kept = JSON.parse(localStorage.getItem(key) ?? '{}');
      localStorage.setItem(key, JSON.stringify({ ...kept, sendAt: '2026-01-05T08:00' }));
    });
    await phone.reload();
    await status(phone, 'The time you had chosen (Monday, January 5, 2026');
    expect(await phone.getByLabel('Now', { exact: true }).isChecked()).toBe(true);
    await phone.emulateMedia({ colorScheme: 'dark' });
    await expectNoAxeViolations(phone);
    await screenshot(phone, 'drafts-2-time-over-narrow-dark');
    await status(phone, 'Saved to your account, encrypted.');
    await laptop.reload();
    await expect.poll(() => laptop.getByLabel('Now', { exact: true }).isChecked(), SOON).toBe(true);

    // Two tabs of one browser follow each other without any server.
    const tab = await laptop.context().newPage();
    await tab.goto(PATH);
    await expect.poll(() => own(tab).inputValue(), SOON).toBe(both);
    await own(tab).fill('Short now.');
    await expect.poll(() => own(laptop).inputValue(), SOON).toBe('Short now.');
    await status(tab, 'Saved to your account, encrypted.');
    await tab.close();

    // An ended session: the browser keeps it.
    await db.session.deleteMany({ where: { user: { email: EMAIL } } });
    await own(laptop).fill('Short now, after the session.');
    await status(laptop, 'You are signed out. Your draft is kept in this browser.');
    await laptop.getByRole('button', { name: 'Sign in to save it to your account' }).click();
    await laptop.waitForURL('**/sign-in?**');
    await signIn(laptop, EMAIL);
    await laptop.waitForURL(`**${PATH}**`);
    await status(laptop, 'Saved to your account, encrypted.');
    expect(await own(laptop).inputValue()).toBe('Short now, after the session.');

    // The account lists it, and lets go of it here and there.
    await laptop.goto('/account');
    const listed = laptop.getByRole('region', { name: 'Unfinished letters' });
    expect(await listed.textContent()).toContain('To officials of Homestead');
    expect(await listed.textContent()).toMatch(/Kept until \w+ \d+, 20\d\d/);
    await expectNoAxeViolations(laptop);
    await screenshot(laptop, 'drafts-3-account');
    await listed.getByRole('button', { name: 'Delete this draft' }).click();
    await status(laptop, 'A letter that you begin while signed in is saved here');
    expect(await db.draft.count({ where: { user: { email: EMAIL } } })).toBe(0);
    expect(await db.draftVersion.count()).toBe(0);
    await laptop.goto(PATH);
    await status(laptop, 'While you are signed in');
    expect(await own(laptop).inputValue()).toBe('');

    // In this browser only: nothing goes to the account.
    await laptop.getByLabel('Keep this draft in this browser only').check();
    await own(laptop).fill('Only here.');
    await status(laptop, 'It is not on your account.');
    await laptop.waitForTimeout(4000);
    expect(await db.draft.count({ where: { user: { email: EMAIL } } })).toBe(0);
    await db.$disconnect();
  }, 240_000);
});
