import { expect, it } from 'vitest';
import { connect } from '#lib/platform/db.ts';
import { useApp } from '#tests/support/app.ts';
import { describeInBrowser, expectNoAxeViolations, openPage, screenshot } from '#tests/support/browser.ts';
import { signIn } from './sign-in.ts';

const app = useApp();
const PHONE = { width: 390, height: 844 };

describeInBrowser('protection of the writer and of those written to', () => {
  it.each([
    [
      '/write/fl/homestead',
      'I live at 1420 NW 7th Street and my husband is undocumented.',
      'Before this becomes public',
    ],
    ['/es/write/fl/homestead?language=es', 'Mi esposo no tiene papeles.', 'Antes de que esto sea público'],
    ['/ht/write/fl/homestead?language=ht', 'Mari m pa gen papye.', 'Anvan sa vin piblik'],
  ])(
    '%s warns of what is private, sends nothing anywhere, and blocks nothing',
    async (path, words, title) => {
      const page = await openPage({ viewport: PHONE, colorScheme: 'dark' });
      await page.goto(path);
      await page.waitForLoadState('networkidle');
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await page.locator('#own-words').fill(words);
      await page.getByText(title).waitFor();
      expect(await page.locator('mark').count()).toBeGreaterThan(0);
      expect(asked.filter((url) => !/\/_next\/static\//.test(url))).toEqual([]);
      await expectNoAxeViolations(page);
      await screenshot(page, `protection-warning-${path.slice(1, 3)}`);
      await page.locator('#own-words').fill('');
      await expect.poll(() => page.getByText(title).count(), { timeout: 5000 }).toBe(0);
    },
  );

  it('a threat waits for a person, is told, refused with a reason; then a calm letter goes and the next one waits its time', async () => {
    const db = connect(app.databaseUrl, { max: 1 });
    await db.user.create({ data: { email: 'reader@example.org', roles: ['resident', 'editor'] } });
    const writer = await openPage({ viewport: PHONE });
    writer.setDefaultTimeout(15_000);
    await writer.goto('/es/sign-in?next=/es/write/fl/homestead');
    await writer.locator('#email').fill('x@mailinator.com');
    await writer.locator('main button[type=submit]').click();
    await writer.getByText('buzones desaparecen').waitFor();
    await signIn(writer, 'hot@example.org');
    await writer.waitForURL('**/es/write/fl/homestead**');

    const write = async (words: string) => {
      await writer.locator('#own-words').fill(words);
      await writer.locator('#writerName').fill('Ana Example');
      await writer.locator('input[name=noticeAcknowledged]').check();
      await writer.locator('button[type=submit]').last().click();
    };
    await write('Los vamos a matar.');
    await writer.waitForURL('**/es/account/letters');
    await writer.getByText('Todavía no se ha enviado').waitFor();
    expect(await db.letter.count({ where: { user: { email: 'hot@example.org' } } })).toBe(0);
    await expectNoAxeViolations(writer);

    const editor = await openPage();
    editor.setDefaultTimeout(15_000);
    await editor.goto('/sign-in?next=/edit/held');
    await signIn(editor, 'reader@example.org');
    await editor.waitForURL('**/edit/held');
    expect(await editor.locator('mark').allTextContents()).toEqual(['Los vamos a matar']);
    expect(await editor.textContent('main')).not.toContain('hot@example.org');
    await expectNoAxeViolations(editor);
    await screenshot(editor, 'protection-held');
    await editor.getByLabel('Refuse: it is not sent').check();
    await editor.getByLabel('Reason, shown to the writer').fill('Se lee como una amenaza.');
    await editor.getByRole('button', { name: 'Decide' }).click();
    await editor.getByText('Decided.').waitFor();

    await writer.reload();
    await writer.getByText('Se lee como una amenaza.').waitFor();
    await writer.goto('/es/write/fl/homestead');
    // The draft was not lost by the refusal.
    await expect
      .poll(() => writer.locator('#own-words').inputValue(), { timeout: 10_000 })
      .toBe('Los vamos a matar.');
    await write('Estoy muy enojada con este acuerdo. Les pido que lo terminen.');
    await writer.waitForURL('**/es/account/letters/*');
    await writer.goto('/es/write/fl/homestead');
    await writer.getByText('Hace poco les escribió sobre esto').waitFor();
    expect(await writer.getByRole('button', { name: /^Enviar/ }).count()).toBe(0);
    await expectNoAxeViolations(writer);
    await screenshot(writer, 'protection-lately');
    await db.$disconnect();
  }, 180_000);
});
