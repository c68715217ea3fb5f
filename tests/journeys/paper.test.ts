import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { useApp } from '#tests/support/app.ts';
import { describeInBrowser, expectNoAxeViolations, openPage, screenshot } from '#tests/support/browser.ts';
import { readPdf, textOf } from '#tests/support/pdf-text.ts';

useApp();

const OWN = 'Mwen rete isit la depi onz an, e m vle konnen poukisa 😀.';
const MIAMI = '1245000';

describeInBrowser('the letters as one PDF', () => {
  it('are made in the browser: nothing that was typed leaves it', async () => {
    const page = await openPage({ viewport: { width: 390, height: 844 } });
    await page.goto('/write/fl/miami/print?language=ht');
    await page.evaluate(
      ([key, draft]) => localStorage.setItem(key ?? '', draft ?? ''),
      [`dais.letter.${MIAMI}`, JSON.stringify({ ownWords: OWN, writerName: 'Zoë Ñandú', edits: {} })],
    );
    await page.reload();
    const letters = await page.locator('article').count();
    expect(letters).toBeGreaterThan(4);
    await page.getByLabel('Your return address').fill('1 Fictitious Way\nPretend, FL 33199');

    const asked: string[] = [];
    page.on('request', (request) =>
      asked.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`),
    );
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save the PDF' }).click(),
    ]);
    const { pages } = readPdf(readFileSync(await download.path()));

    expect(pages).toHaveLength(letters);
    for (const text of pages.map(textOf)) {
      expect(text).toContain('Mwen rete isit la depi onz an');
      expect(text).toContain('1 Fictitious Way');
      expect(text).toContain('3500 Pan American Drive');
    }
    await page.getByText('These characters are not in the font').waitFor();
    expect(asked.filter((request) => !/^GET \S+\/_next\/static\//.test(request))).toEqual([]);
    const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
    expect(stored).not.toContain('Fictitious');
    await expectNoAxeViolations(page);
    await screenshot(page, 'paper-pdf');
  });
});

describeInBrowser('the recipients of one letter', () => {
  it('are all in one file when the writer wants it, and the page says who is in and who is not', async () => {
    const page = await openPage({ viewport: { width: 390, height: 844 } });
    await page.goto('/es/write/fl/miami');
    const ids = await page
      .locator('input[name=to]')
      .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
    const names = await page.locator('form[method=get] label[for^="to-"]').allTextContents();
    const [first = '', ...rest] = ids;
    const query = new URLSearchParams([['to', first], ...rest.map((id) => ['besides', id])]);
    await page.goto(`/es/write/fl/miami/print?${query}`);
    expect(await page.locator('article').count()).toBe(1);
    await page.getByText(`En el archivo: ${names[0]}.`).waitFor();
    const head = await page.textContent('main header');
    expect(head).toContain('No están entre ellas:');
    for (const name of names.slice(1)) expect(head).toContain(name);
    await expectNoAxeViolations(page);
    await screenshot(page, 'paper-left-out');

    await page.getByRole('link', { name: `Poner aquí las ${ids.length} cartas, en un solo archivo` }).click();
    await page.getByText(`En el archivo: ${names.join(' · ')}.`).waitFor();
    expect(await page.textContent('main header')).not.toContain('No están entre ellas');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Guardar el PDF' }).click(),
    ]);
    const texts = readPdf(readFileSync(await download.path())).pages.map(textOf);
    expect(texts).toHaveLength(ids.length);
    const lastNames = names.map((name) => name.split(' ').at(-1) ?? '');
    for (const [index, name] of lastNames.entries()) expect(texts[index]).toContain(name);
    // The way back keeps the whole letter.
    await page.goto(`/es/write/fl/miami/print?${query}`);
    await page.locator('main header a.button').click();
    await page.waitForURL('**/write/fl/miami?**');
    expect(await page.locator('input[name=to]:checked').count()).toBe(ids.length);
  });
});

describeInBrowser('a public comment', () => {
  it('is cut to the limit on file by whole sentences, and stays in the browser', async () => {
    const page = await openPage({ viewport: { width: 390, height: 844 }, colorScheme: 'dark' });
    await page.goto('/es/write/fl/miami/comment');
    expect(await page.textContent('main')).toContain('cada persona tuvo 2 minutos');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(`${request.url()} ${request.postData() ?? ''}`));
    await page.getByLabel('¿Por qué le importa esto?').fill('Vivo en una calle inventada. '.repeat(80));
    await page.getByLabel('Su nombre').fill('Zoë Ñandú');
    const said = (await page.locator('[class*="speech"] p').allTextContents()).join(' ');
    expect(said.split(/\s+/).length).toBeLessThanOrEqual(260);
    expect(said).toMatch(/^Me llamo Zoë Ñandú\./);
    expect(said).toMatch(/Gracias\.$/);
    await page.getByText('Se quitó para respetar el límite:').waitFor();
    await page.getByLabel('Idioma del comentario').selectOption('ht');
    await page.getByText('Mwen rele Zoë Ñandú.').waitFor();
    await page.reload();
    await expect.poll(() => page.getByLabel('Su nombre').inputValue(), { timeout: 10_000 }).toBe('Zoë Ñandú');
    expect(asked.filter((request) => /inventada|Zo(ë|%C3%AB)/.test(request))).toEqual([]);
    await expectNoAxeViolations(page);
    await screenshot(page, 'paper-comment');
  });
});

describeInBrowser('a phone call', () => {
  it('is noted in this browser, and can be taken back', async () => {
    const page = await openPage({ viewport: { width: 390, height: 844 } });
    await page.goto('/write/fl/homestead');
    await page.getByText('What to say on the phone').first().click();
    await page.getByRole('button', { name: 'I left a message' }).click();
    await page.getByText('Noted.').waitFor();
    await page.reload();
    await page.getByText('What to say on the phone').first().click();
    const line = page.getByRole('listitem').filter({ hasText: ': I left a message' });
    await line.waitFor();
    await expectNoAxeViolations(page);
    await line.getByRole('button', { name: 'Remove' }).click();
    expect(
      await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('calls'))),
    ).toEqual([]);
  });
});
