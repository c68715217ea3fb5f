import { expect, test } from 'vitest';
import { useApp } from '#tests/support/app.ts';
import { describeInBrowser, expectNoAxeViolations, openPage, screenshot } from '#tests/support/browser.ts';

useApp();

describeInBrowser('the home page', () => {
  test.each([
    ['light', 1280, '/'],
    ['dark', 320, '/es'],
    ['light', 320, '/ht'],
  ] as const)(
    'in %s, %i wide, at %s, is accessible and not wider than the screen',
    async (colorScheme, width, address) => {
      const page = await openPage({ colorScheme, viewport: { width, height: 800 } });
      await page.goto(address);
      await expectNoAxeViolations(page);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      await screenshot(page, `home-${colorScheme}-${width}${address.replace('/', '-')}`);
    },
  );
});
