import { describe, expect, it } from 'vitest';
import { LOCALES } from '#lib/kernel/locales.ts';
import { describeInBrowser, expectNoAxeViolations, openPage, screenshot } from '#tests/support/browser.ts';
import { MAILS } from './mails.ts';

const EACH = Object.entries(MAILS).flatMap(([kind, mail]) =>
  LOCALES.map((locale) => ({ kind, locale, ...mail })),
);

describe.each(EACH)('the mail $kind in $locale', ({ kind, locale, transactional, make }) => {
  it('has a subject, HTML in its language and plain text, with nothing unresolved', async () => {
    const { subject, html = '', text } = await make(locale);
    for (const part of [subject, html, text]) {
      expect(part).not.toMatch(
        /undefined|\[object|\bmail\.\w|\bletters\.\w|MISSING|[{}](?![^<]*<\/style>)\w+\}/,
      );
      expect(part.trim()).not.toBe('');
    }
    expect(html).toMatch(new RegExp(`<html lang="${locale}" dir="ltr">`));
    expect(html).toContain('name="color-scheme" content="light dark"');
  });

  it('says the same in both, with nothing of a text as markup', async () => {
    const { html = '', text } = await make(locale);
    expect(html).not.toMatch(/<(b|one|the minutes|to January)>/);
    expect(text).not.toMatch(/<\/?(p|br|a|td|table|strong|span|div)\b|&\w+;|&#/);
    for (const [, href = ''] of html.matchAll(/<a [^>]*href="([^"]*)"/g)) {
      expect(text, 'each link stands alone on a line').toMatch(
        new RegExp(`^${RegExp.escape(href.replaceAll('&amp;', '&'))}$`, 'm'),
      );
    }
    expect(text).not.toMatch(/\n{3}|(?<!^--)[ \t]\n/m);
  });

  if (locale !== 'en')
    it('tells which names stay English', async () => {
      const { html = '' } = await make(locale);
      const body = html.slice(html.indexOf('<body'));
      const english = [...body.matchAll(/<span lang="en">([^<]*)<\/span>/g)].map(([, text]) => text);
      const named = body.replace(/<span lang="en">[^<]*<\/span>|<div data-skip-in-text[\s\S]*?<\/div>/g, '');
      expect(named).not.toMatch(/City Commission|District \d|Resolution on/);
      if (kind === 'question') expect(english).toContain('District 1, Pretend City Commission');
      if (kind === 'notice') expect(english).toContain('Pretend City Commission');
    });

  it('is the same bytes each time', async () => {
    expect(await make(locale)).toEqual(await make(locale));
  });

  it(transactional ? 'carries no unsubscribing' : 'can be ended in one click', async () => {
    const { headers = {}, text } = await make(locale);
    if (transactional) {
      expect(Object.keys(headers).filter((name) => /unsubscribe/i.test(name))).toEqual([]);
      return;
    }
    expect(headers['List-Unsubscribe']).toMatch(/^<https?:\/\/[^<>\s]+\/api\/[^<>\s]+>$/);
    expect(headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
    expect(text, 'a page that ends it').toMatch(/\/(unfollow|answer)\/\S+$/m);
  });

  it('stays far below the size at which Gmail cuts a mail', async () => {
    expect((await make(locale)).html?.length).toBeLessThan(30_000);
  });

  describeInBrowser('as people see it', () => {
    it.each([
      { scheme: 'light', width: 390 },
      { scheme: 'light', width: 1024 },
      { scheme: 'dark', width: 390 },
      { scheme: 'dark', width: 1024 },
    ] as const)('is readable, $scheme at $width px', { timeout: 30_000 }, async ({ scheme, width }) => {
      const page = await openPage({ colorScheme: scheme, viewport: { width, height: 700 }, app: false });
      await page.setContent((await make(locale)).html ?? '');
      await expectNoAxeViolations(page);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(wide, 'nothing to scroll sideways').toBeLessThanOrEqual(0);
      const small = await page.evaluate(
        () =>
          [...document.querySelectorAll('p, a, td, h1, strong')].filter(
            (element) =>
              element.textContent?.trim() && Number.parseFloat(getComputedStyle(element).fontSize) < 14,
          ).length,
      );
      expect(small, 'nothing smaller than 14 px').toBe(0);
      await screenshot(page, `mail-${kind}-${locale}-${scheme}-${width}`);
    });
  });
});
