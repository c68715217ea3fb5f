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
