import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { AxeResults } from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, describe, expect } from 'vitest';
import { runningApp } from './app.ts';
import { findChromium } from './chromium.ts';

const SCREENSHOTS = path.resolve(import.meta.dirname, '../journeys/screenshots');
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const executablePath = findChromium();
let browser: Browser | undefined;
let contexts: BrowserContext[] = [];
let problems: string[] = [];

/** `describe` for what needs a browser: skipped where there is none. */
export const describeInBrowser = describe.skipIf(!executablePath);

export type PageOptions = {
  /** Default 1280 × 800. */
  viewport?: { width: number; height: number };
  colorScheme?: 'light' | 'dark';
  /** The browser's own language. Default en-US. */
  locale?: string;
  javaScript?: boolean;
  /** false: a page of its own that the test fills, without the application. */
  app?: false;
  /** Console errors that the test provokes. */
  allow?: RegExp[];
};

/** A page in a fresh profile on the running application. An error in its console fails the test. */
export async function openPage(options: PageOptions = {}): Promise<Page> {
  browser ??= await chromium.launch({ executablePath, args: FLAGS });
  const context = await browser.newContext({
    ...(options.app !== false && { baseURL: runningApp().baseUrl }),
    viewport: options.viewport ?? { width: 1280, height: 800 },
    colorScheme: options.colorScheme ?? 'light',
    locale: options.locale ?? 'en-US',
    timezoneId: 'America/New_York',
    javaScriptEnabled: options.javaScript ?? true,
    reducedMotion: 'reduce',
  });
  contexts.push(context);
  const page = await context.newPage();
  const report = (what: string) => {
    if (!options.allow?.some((pattern) => pattern.test(what))) problems.push(`${page.url()}: ${what}`);
  };
  page.on('pageerror', (error) => report(error.stack ?? error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') report(`${message.text()} ${message.location().url}`);
  });
  return page;
}

/** Kept in tests/journeys/screenshots, which git does not. */
export async function screenshot(page: Page, name: string): Promise<void> {
  mkdirSync(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: path.join(SCREENSHOTS, `${name}.png`), fullPage: true });
}

/** WCAG 2.2, levels A and AA, as far as a program can see. */
export async function expectNoAxeViolations(page: Page): Promise<void> {
  await page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  const { violations } = await page.evaluate<AxeResults>(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })`,
  );
  const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
  expect(found, `${page.url()} breaks WCAG rules`).toEqual([]);
}

afterEach(async () => {
  const open = contexts;
  const seen = problems;
  contexts = [];
  problems = [];
  await Promise.all(open.map((context) => context.close()));
  expect(seen, 'errors in the browser console').toEqual([]);
});

afterAll(async () => {
  await browser?.close();
  browser = undefined;
});

if (!executablePath) console.log('Skipped: no Chromium was found; CHROME_PATH can name one.');
