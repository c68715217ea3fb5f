import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { LOCALES, type Locale, pathIn } from '#lib/kernel/locales.ts';
import { connect, type Db } from '#lib/platform/db.ts';
import { messagesFor } from '#lib/platform/messages.ts';
import { useApp } from '#tests/support/app.ts';
import { describeInBrowser, expectNoAxeViolations, openPage, screenshot } from '#tests/support/browser.ts';
import { signIn } from './sign-in.ts';

const app = useApp();

const TALLAHASSEE = '1270600';
const PLACE = '/fl/tallahassee';
const ITEM = 'letters-item';
const DAY_MS = 86_120_000;
/** One who voted to end the agreement and one who voted to keep it get made-up addresses; the others get paper. */
const WITH_MAIL = ['porter', 'richardson'];
const WRITER = 'Rosa Maria Fernández-Desrosiers de la Cruz';

/** Made-up words with a telephone number in them, and without. */
const OWN: Record<Locale, { careless: string; text: string }> = {
  en: {
    careless: 'I run a bakery here and I hear my customers worry. Call me at 850-555-0142.',
    text: 'I run a bakery here, and I hear my customers worry about who the police work for. Some of them no longer come in the morning. I would like you to say at the next meeting what you plan.',
  },
  es: {
    careless: 'Tengo una panadería aquí y oigo la preocupación de mis clientes. Llámeme al 850-555-0142.',
    text: 'Tengo una panadería aquí y oigo a mis clientes preguntar para quién trabaja la policía. Algunos ya no vienen por la mañana. Quisiera que usted dijera en la próxima reunión qué piensa hacer.',
  },
  ht: {
    careless: 'Mwen gen yon boulanjri isit la e mwen tande kliyan m yo ki enkyete. Rele m nan 850-555-0142.',
    text: 'Mwen gen yon boulanjri isit la, e mwen tande kliyan m yo k ap mande pou ki moun lapolis ap travay. Gen ladan yo ki pa vini nan maten ankò. Mwen ta renmen ou di nan pwochen reyinyon an kisa ou konte fè.',
  },
};

/** Frequent English words that are no word, and part of no name, in the other two languages. */
const ENGLISH = /\b(the|your|you|with|this|that|from|have|will|was|letters?|sent|yes)\b/i;

/** An English office or body alone in its piece of text, or at the end of a sentence that names it. */
const OFFICE = /^(Seat|District|Ward|Group) \w+\b|^Mayor\b|(^|\b(de|pou|nan) )[A-Z]\w+ City Commission\W*$/;

/** Fields of one line that show only a part of what stands in them. */
const CUT = `[...document.querySelectorAll('main input, main textarea[rows="1"]')]
  .filter((field) => field.offsetParent !== null && !['checkbox', 'radio'].includes(field.type))
  .filter((field) => field.scrollWidth > field.clientWidth + 1 || (field.rows && field.scrollHeight > field.clientHeight + 1))
  .map((field) => field.id)`;

const PHONE = { width: 390, height: 844 };
const MOST_WIDTH = 320;

/**
 * Pictures of a phone, in light: accessible, nothing wider than the smallest phone, no key shown in place of its text,
 * no English on a page in another language unless it is `mixed`: it shows what others wrote.
 */
async function step(page: Page, locale: Locale, name: string, mixed = false): Promise<void> {
  await screenshot(page, `letters-${locale}-${name}`);
  await expectNoAxeViolations(page);
  await page.setViewportSize({ width: MOST_WIDTH, height: 844 });
  expect(await page.evaluate('document.documentElement.scrollWidth'), `${page.url()} is too wide`).toBe(
    MOST_WIDTH,
  );
  expect(await page.evaluate(CUT), `${page.url()} hides the end of what stands in a field`).toEqual([]);
  await page.setViewportSize(PHONE);
  const texts = await textsOf(page);
  const namespaces = Object.keys(messagesFor('en')).join('|');
  const raw = new RegExp(`\\b(${namespaces})(\\.[a-zA-Z_]+){2,}|(^|[^{]){[a-zA-Z]+[,}]`);
  expect(
    texts.filter(({ text }) => raw.test(text)),
    page.url(),
  ).toEqual([]);
  if (locale === 'en' || mixed) return;
  // What a city calls its offices and bodies stays English, and says so (WCAG 3.1.2).
  expect(
    texts.filter(({ text, lang }) => lang === locale && OFFICE.test(text)),
    page.url(),
  ).toEqual([]);
  expect(
    texts.filter(({ text, lang }) => lang === locale && ENGLISH.test(text)),
    page.url(),
  ).toEqual([]);
}

/** Every piece of text of a page with the language that it is given out as. */
function textsOf(page: Page): Promise<{ text: string; lang: string }[]> {
  return page.evaluate(`(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!parent || parent.closest('script, style, noscript, textarea')) continue;
      found.push({ text: node.data.trim(), lang: parent.closest('[lang]').lang });
    }
    return found;
  })()`);
}

async function withDb<T>(run: (db: Db) => Promise<T>): Promise<T> {
  const db = connect(app.databaseUrl, { max: 1 });
  try {
    return await run(db);
  } finally {
    await db.$disconnect();
  }
}

/** So many days pass for all that a person sent. */
async function daysPass(email: string, days: number): Promise<void> {
  await withDb(async (db) => {
    const letters = await db.letter.findMany({
      where: { user: { email } },
      select: {
        id: true,
        createdAt: true,
        deliveries: { select: { id: true, acceptedAt: true, finishedAt: true } },
      },
    });
    const back = (at: Date) => new Date(at.getTime() - days * DAY_MS);
    for (const { id, createdAt, deliveries } of letters) {
      await db.letter.update({ where: { id }, data: { createdAt: back(createdAt) } });
      for (const { id: copy, acceptedAt, finishedAt } of deliveries)
        await db.delivery.update({
          where: { id: copy },
          data: {
            ...(acceptedAt && { acceptedAt: back(acceptedAt) }),
            ...(finishedAt && { finishedAt: back(finishedAt) }),
          },
        });
    }
  });
}

beforeAll(async () => {
  await withDb(async (db) => {
    // All files of a run sign in from one network, which may ask for 20 links an hour.
    await db.rateWindow.deleteMany();
    const readAt = new Date();
    const source = { id: 'letters-source', kind: 'official_site', publisher: 'A made-up publisher' } as const;
    await db.source.create({ data: { ...source, title: 'A made-up list', retrievedOn: readAt } });
    for (const who of WITH_MAIL) {
      await db.channel.create({
        data: {
          id: `letters-${who}`,
          termId: `tallahassee-${who}`,
          kind: 'email',
          value: `${who}@tallahassee.example`,
          asOf: readAt,
          citations: { create: { sourceId: source.id, confidence: 'high' } },
        },
      });
    }
    await db.agendaSource.create({
      data: { id: 'letters-source', platform: 'ical', placeGeoid: TALLAHASSEE, bodyNames: [] },
    });
    await db.meeting.create({
      data: {
        id: 'letters-meeting',
        sourceId: 'letters-source',
        outsideId: 'letters',
        placeGeoid: TALLAHASSEE,
        bodyName: 'A made-up commission',
        startsAt: new Date(readAt.getTime() + 10 * DAY_MS),
        timeZone: 'America/New_York',
        readAt,
        items: {
          create: {
            id: ITEM,
            outsideId: 'letters',
            number: '7.03',
            title: 'Made-up resolution: 287(g) agreement',
            readAt,
          },
        },
      },
    });
  });
});

describeInBrowser.each(LOCALES.map((locale) => [locale]))('a letter, step by step, in %s', (locale) => {
  const { letters, answers, sending, drafts, paper, officials } = messagesFor(locale);
  const { form } = letters.write;
  const at = (path: string) => pathIn(locale, path);
  const email = `walk-${locale}@example.org`;

  it('from the place to an answer and a second letter', async () => {
    const page = await openPage({ viewport: PHONE });
    page.setDefaultTimeout(15_000);
    const own = page.locator('#own-words');
    const send = page.locator('form[method=dialog] button[type=submit]');

    await page.goto(at(PLACE));
    await step(page, locale, '01-place');
    await page.getByRole('link', { name: officials.write.commission }).first().click();
    await page.waitForURL(`**${at(`/write${PLACE}`)}`);
    await page.waitForLoadState('networkidle');
    await page.getByRole('radio', { name: letters.write.ask.rescind.title }).check();
    await step(page, locale, '02-write');

    await page.getByText(letters.templates.own.prompts).click();
    await own.fill(OWN[locale].careless);
    await page.getByText(messagesFor(locale).protection.sensitive.phone).first().waitFor();
    await step(page, locale, '03-private-fact');
    await own.fill(OWN[locale].text);
    await page.locator('#writerName').fill(WRITER);
    await page.locator('#standing').selectOption('owns_business');
    await page.getByText(letters.templates.own.prompts).click();
    const letter = page.locator('details').filter({ has: page.getByRole('heading', { level: 3 }) });
    for (const one of await letter.all())
      if (!(await one.getAttribute('open').then((it) => it !== null)))
        await one.locator('summary').first().click();
    await step(page, locale, '04-letters');

    // A phone call instead.
    await page.getByText(form.phone).first().click();
    await page.getByRole('button', { name: paper.calls.message }).first().click();
    await page.getByText(paper.calls.noted, { exact: true }).first().waitFor();
    await step(page, locale, '05-phone');

    // Sending asks for what is missing, then for an account.
    await send.click();
    await page.getByText(form.acknowledgeError).waitFor();
    await step(page, locale, '06-notice-missing');
    await page.getByLabel(form.acknowledge).check();
    await send.click();
    await page.waitForURL('**/sign-in?**');
    await step(page, locale, '07-sign-in');
    await signIn(page, email);
    await page.waitForURL(`**${at(`/write${PLACE}`)}**`);
    await page.getByText(form.signedIn).waitFor();
    expect(await own.inputValue()).toBe(OWN[locale].text);
    await page
      .getByText(drafts.form.saved.split('{')[0] ?? '')
      .first()
      .waitFor({ timeout: 20_000 });
    await page.getByLabel(answers.write.ask).check();
    await page.getByRole('radio', { name: sending.when.at }).check();
    await step(page, locale, '08-back-signed-in');
    const draftPage = await page.context().newPage();
    await draftPage.setViewportSize(PHONE);
    await draftPage.goto(at('/account'));
    await draftPage.getByText(drafts.list.title).waitFor();
    await step(draftPage, locale, '09-account-with-draft');
    await draftPage.close();

    // Later, cancelled, and then at once.
    const inAWeek = new Date(Date.now() + 7 * DAY_MS).toISOString().slice(0, 10);
    await page.locator('#send-at').fill(`${inAWeek}T07:30`);
    await send.click();
    await page.getByRole('link', { name: form.follow }).waitFor();
    expect(await page.getByText(form.signedIn).count()).toBe(0);
    await step(page, locale, '10-sent-and-paper-left');
    await page.getByRole('link', { name: form.follow }).click();
    await page.waitForURL('**/account/letters/*');
    await page.getByRole('heading', { name: sending.letter.cancelTitle }).waitFor();
    await step(page, locale, '11-waiting');
    const waits = page.url();
    await page.goto(at('/account/letters'));
    await page.getByRole('region', { name: sending.list.waiting }).getByRole('button').waitFor();
    await step(page, locale, '11-waiting-in-the-list');
    await page.goto(waits);
    await page.getByRole('button', { name: sending.letter.cancel }).click();
    await page.getByText(letters.delivery.reason.cancelled).first().waitFor();
    await step(page, locale, '12-cancelled');
    await page.goto(at(`/write${PLACE}?ask=rescind`));
    await own.fill(OWN[locale].text);
    await page.locator('#writerName').fill(WRITER);
    await page.getByLabel(answers.write.ask).check();
    await page.getByLabel(form.acknowledge).check();
    await send.click();
    await page.getByRole('link', { name: form.follow }).click();
    await page.waitForURL('**/account/letters/*');
    await page.getByText(letters.delivery.outboxState.delivered).first().waitFor({ timeout: 30_000 });
    await page.reload();
    await step(page, locale, '13-delivered');

    // A week on.
    await daysPass(email, 8);
    await page.reload();
    await page.getByLabel(answers.kind.acknowledged).first().check();
    await page.getByRole('button', { name: answers.page.save }).first().click();
    await page.getByText(answers.page.saved).first().waitFor();
    expect(await page.getByLabel(answers.kind.acknowledged).first().isChecked()).toBe(true);
    await step(page, locale, '14-answers');
    await page.reload();
    await page.getByRole('link', { name: answers.page.again }).click();
    await page.waitForURL('**?after=*');
    await step(page, locale, '15-second-letter');
    // On paper it refers to the first letter too, and the way back keeps that.
    const [refers = ''] = answers.earlier.none.split('{date}');
    await page.locator('a[href*="/print?"]').click();
    await page.getByRole('button', { name: paper.pdf.button }).waitFor();
    expect(await page.textContent('article')).toContain(refers);
    await page.getByRole('link', { name: letters.print.back }).click();
    await page.waitForURL('**after=*');
    await send.waitFor();
    await own.fill(OWN[locale].text);
    await page.locator('#writerName').fill(WRITER);
    await page.getByLabel(form.acknowledge).check();
    await send.click();
    await page.waitForURL('**/account/letters/*');
    await page.getByText(letters.delivery.outboxState.delivered).first().waitFor({ timeout: 30_000 });

    // A third one to the same person is told of before it is written.
    await page.goto(at(`/write${PLACE}?ask=rescind`));
    await page.getByText(messagesFor(locale).protection.lately.title).waitFor();
    await step(page, locale, '16-wrote-lately');
    await page.goto(at('/account/letters'));
    const listed = (name: string) => page.getByRole('region', { name }).getByRole('listitem').count();
    expect([await listed(sending.list.sent), await listed(sending.list.stopped)]).toEqual([2, 1]);
    await step(page, locale, '17-all-letters');
    await page.goto(at('/outbox'));
    await step(page, locale, '18-outbox', true);
    await page.locator('main li').filter({ hasText: 'tallahassee.example' }).first().locator('a').click();
    await page.waitForURL('**/outbox/*');
    await screenshot(page, `letters-${locale}-19-letter-as-mail`);
  }, 240_000);

  it('on paper, at a meeting, and under the rules', async () => {
    const page = await openPage({ viewport: PHONE });
    page.setDefaultTimeout(15_000);
    await page.goto(at(`/write${PLACE}/print?ask=rescind&language=${locale}`));
    await page.getByRole('button', { name: paper.pdf.button }).waitFor();
    await step(page, locale, '20-print');
    await page.goto(at(`/items/${ITEM}`));
    await step(page, locale, '21-item');
    await page.getByRole('link', { name: paper.links.item }).click();
    await page.waitForURL('**/comment**');
    await page.getByLabel(form.ownLabel).fill(OWN[locale].text);
    await step(page, locale, '22-comment');
    await page.goto(at('/about/conduct'));
    await step(page, locale, '23-conduct');
  }, 120_000);
});

describeInBrowser.each([['en' as const], ['es' as const]])("an organizer's desk in %s", (locale) => {
  it('has an editor of templates and a switch that lets letters wait', async () => {
    const { mailroom, templates } = messagesFor(locale);
    const email = `walk-organizer-${locale}@example.org`;
    const slug = `letters-walk-${locale}`;
    await withDb(async (db) => {
      const user = await db.user.create({ data: { email, roles: ['resident', 'organizer'] } });
      await db.campaign.create({
        data: {
          slug,
          title: 'Made-up campaign',
          summary: 'Nobody asks this.',
          language: locale,
          ask: 'rescind',
          placeGeoid: TALLAHASSEE,
          goal: 10,
          state: 'published',
          publishedAt: new Date(),
          members: { create: { userId: user.id, role: 'owner' } },
          targets: { create: { role: 'every_member' } },
        },
      });
    });
    const page = await openPage({ viewport: PHONE });
    page.setDefaultTimeout(15_000);
    await page.goto(pathIn(locale, `/sign-in?next=${pathIn(locale, `/organize/${slug}/letters`)}`));
    await signIn(page, email);
    await page.waitForURL(`**/organize/${slug}/letters**`);
    await page.getByRole('heading', { name: templates.heading }).waitFor();
    await step(page, locale, '30-templates');
    await page.goto(pathIn(locale, `/organize/${slug}`));
    await page.getByRole('button', { name: mailroom.campaign.pause }).click();
    await page.getByRole('button', { name: mailroom.campaign.resume }).waitFor();
    await step(page, locale, '31-paused');
  }, 120_000);
});
