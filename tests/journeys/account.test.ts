import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { linkDigest } from '#lib/platform/cipher.ts';
import { connect } from '#lib/platform/db.ts';
import { ensureLocalSecrets } from '#lib/platform/env.ts';
import { useApp } from '#tests/support/app.ts';
import { describeInBrowser, expectNoAxeViolations, openPage } from '#tests/support/browser.ts';
import { signIn } from './sign-in.ts';

const app = useApp();

/** As the application signs a link that stops a follow. */
function stopLink(followId: string): string {
  const { AUTH_SECRET } = ensureLocalSecrets(path.join(process.env.DATA_DIR ?? '', 'app'));
  const digest = linkDigest('stop notices', `follow ${followId}`, AUTH_SECRET);
  return `/es/unfollow/${encodeURIComponent(`f.${followId}.${digest}`)}`;
}

describeInBrowser('an account', () => {
  beforeAll(async () => {
    // The other journeys of a run have asked for sign-in links from the same network.
    const db = connect(app.databaseUrl, { max: 1 });
    await db.rateWindow.deleteMany();
    await db.$disconnect();
  });

  it('stays in its language from a used link to its deletion', async () => {
    const email = 'spanish@example.org';
    const page = await openPage({ locale: 'es-US' });
    page.setDefaultTimeout(15_000);
    let link = '';
    page.on('framenavigated', (frame) => {
      if (frame.url().includes('/sign-in/confirm')) link = frame.url();
    });
    await page.goto('/es/sign-in?next=/es/write/fl/homestead');
    await signIn(page, email);
    await page.waitForURL('**/es/write/fl/homestead**');

    // The same link once more, where nobody is signed in: a new one leads to the same letter.
    const other = await openPage({ locale: 'es-US' });
    await other.goto(link);
    await other.getByRole('button', { name: 'Entrar' }).click();
    await other.waitForURL('**/es/sign-in?error=Verification&next=%2Fes%2Fwrite%2Ffl%2Fhomestead');
    await other.getByText('Ese enlace ya no sirve').waitFor();
    await expectNoAxeViolations(other);
    await signIn(other, email);
    await other.waitForURL('**/es/write/fl/homestead**');

    // Who is signed in already is led to their account.
    await page.goto('/es/sign-in');
    await page.waitForURL('**/es/account');
    await page.locator('#name').fill('Ana Ejemplo');
    await page.locator('select[name=language]').selectOption('es');
    await page.getByRole('button', { name: 'Guardar' }).click();
    await page.getByText('Guardado.').waitFor();
    expect(await page.locator('#name').inputValue()).toBe('Ana Ejemplo');
    expect(await page.locator('select[name=language]').inputValue()).toBe('es');

    await page.getByRole('button', { name: 'Salir en todos los aparatos' }).click();
    await page.waitForURL(`${app.baseUrl}/es`);
    await other.goto('/es/account');
    await other.waitForURL('**/es/sign-in?next=%2Fes%2Faccount');
    await signIn(other, email);
    await other.waitForURL('**/es/account');
    await other.getByRole('button', { name: 'Salir aquí' }).click();
    await other.waitForURL(`${app.baseUrl}/es`);

    await page.goto('/es/account');
    await signIn(page, email);
    await page.waitForURL('**/es/account');
    await page.getByLabel('Sí, borrar mi cuenta ahora').check();
    await page.getByRole('button', { name: 'Borrar mi cuenta' }).click();
    await page.waitForURL('**/es/account/deleted');
  }, 120_000);

  it.each([true, false])('says at once that a notice is stopped (script: %s)', async (javaScript) => {
    const db = connect(app.databaseUrl, { max: 1 });
    const user = await db.user.create({ data: { email: `follower-${javaScript}@example.org` } });
    const follow = await db.follow.create({ data: { userId: user.id, placeGeoid: '1245000' } });
    await db.$disconnect();
    const page = await openPage({ javaScript });
    await page.goto(stopLink(follow.id));
    await page.getByText('Usted sigue:').waitFor();
    await page.locator('main button[type=submit]').click();
    await page.getByRole('status').waitFor();
    expect(await page.locator('main button[type=submit]').count()).toBe(0);
  });
});
