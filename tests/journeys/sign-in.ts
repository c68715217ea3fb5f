import type { Page } from 'playwright-core';

/** Signs in on a page that asks for it, by the link in the outbox, as a person trying Dais would. */
export async function signIn(page: Page, email: string): Promise<void> {
  await page.locator('#email').fill(email);
  await page.locator('main button[type=submit]').click();
  await page.waitForURL('**/sign-in/sent');
  await page.goto('/outbox');
  await page.locator('main li').filter({ hasText: email }).first().locator('a').click();
  await page.waitForURL('**/outbox/*');
  await page.locator('a[href*="/sign-in/confirm"]').first().click();
  await page.waitForURL('**/sign-in/confirm**');
  await page.locator('main button[type=submit]').click();
}
