import { describe, expect, it } from 'vitest';
import { GET as place } from '#app/[locale]/(public)/[state]/[place]/changes.atom/route.ts';
import { GET as state } from '#app/[locale]/(public)/[state]/changes.atom/route.ts';
import { GET as llms } from '#app/llms.txt/route.ts';
import { GET as sitemapIndex } from '#app/sitemap.xml/route.ts';
import { GET as sitemap } from '#app/sitemaps/[file]/route.ts';
import { toDay } from '#lib/kernel/dates.ts';
import { writeListings } from '#lib/places/listings/listings-publish-mutations.ts';
import { passagesOf } from '#lib/places/listings/passages.ts';
import { useDatabase } from '#tests/support/database.ts';

const base = useDatabase();
const host = 'http://dais.test';

const ofPlace = (slug: string, locale = 'en', headers: HeadersInit = {}) =>
  place(new Request(`${host}/${locale}/fl/${slug}/changes.atom?${Math.random()}`, { headers }), {
    params: Promise.resolve({ locale, state: 'fl', place: slug }),
  });
const ofState = (code: string, locale = 'en') =>
  state(new Request(`${host}/${locale}/${code}/changes.atom?${Math.random()}`), {
    params: Promise.resolve({ locale, state: code }),
  });

/** Elements of one name, without the feed's own when `inside` is given. */
const all = (text: string, name: string) =>
  [...text.matchAll(new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`, 'g'))].map(
    ([, inner]) => inner ?? '',
  );

describe('changes.atom', () => {
  it('has what RFC 4287 asks of a feed and of each entry, with ids that stay', async () => {
    const response = await ofPlace('miami');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    const text = await response.text();
    const entries = text.split('<entry>').slice(1);
    expect(entries.length).toBeGreaterThan(5);
    for (const entry of entries)
      for (const name of ['id', 'title', 'updated', 'summary']) expect(all(entry, name)).toHaveLength(1);
    const ids = all(text, 'id');
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids)
      expect(id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const updated = all(text, 'updated');
    expect(updated.slice(1)).toEqual(updated.slice(1).toSorted().reverse());
    expect(updated[0]).toBe(updated[1]);
    expect(await (await ofPlace('miami')).text()).toBe(text);
  });

  it('says of a day that is a bound that it is one', async () => {
    expect(await (await ofPlace('south-miami')).text()).toContain('before September 4, 2025');
    expect(await (await ofPlace('south-miami', 'es')).text()).toContain('antes del 4 de septiembre de 2025');
  });

  it('answers 304 to who has it, and 404 where there is no such place', async () => {
    const etag = (await ofPlace('key-west')).headers.get('etag') ?? '';
    expect((await ofPlace('key-west', 'en', { 'if-none-match': etag })).status).toBe(304);
    expect((await ofPlace('no-such-place')).status).toBe(404);
    expect((await ofState('zz')).status).toBe(404);
    expect((await ofState('florida')).status).toBe(404);
  });

  it('speaks three languages and holds a state and the country', async () => {
    expect(await (await ofPlace('miami', 'es')).text()).toContain('xml:lang="es"');
    expect(await (await ofPlace('miami', 'ht')).text()).toContain('sa ki chanje');
    for (const code of ['fl', 'us'])
      expect(all(await (await ofState(code)).text(), 'id').length).toBeGreaterThan(20);
  });

  it.each(['es', 'ht'])('says nothing of its own in English at /%s', async (locale) => {
    const [own, english] = await Promise.all(
      [locale, 'en'].map(async (one) => (await ofState('us', one)).text()),
    );
    expect(own).toContain(`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}">`);
    expect(own).toMatch(new RegExp(`<link rel="self" [^>]*href="[^"]*/${locale}/us/changes.atom"/>`));
    const titles = [...(own ?? '').matchAll(/<title xml:lang="(\w+)">([^<]*)</g)];
    const theirs = new Set(
      [...(english ?? '').matchAll(/<title xml:lang="\w+">([^<]*)</g)].map(([, it]) => it),
    );
    expect(titles.length).toBeGreaterThan(20);
    // What is not translated says so; the rest is in the reader's language.
    for (const [, language, title] of titles) if (language === locale) expect(theirs).not.toContain(title);
    expect(titles.filter(([, language]) => language === locale).length).toBeGreaterThan(0);
  });

  it('tells of a corrected fact without who did it and without what it said', async () => {
    const motion = await base.db.motion.findFirstOrThrow({ where: { placeGeoid: '1245000' } });
    await base.db.auditEntry.create({
      data: {
        actor: 'a-private-editor',
        action: 'motion.edit',
        subject: `motion:${motion.id}`,
        before: { row: { secret: 'before-words' } },
        after: { row: { secret: 'after-words' } },
      },
    });
    await base.db.auditEntry.create({
      data: { actor: 'x', action: 'user.edit', subject: 'user:someone', after: { a: 'user-words' } },
    });
    await base.db.auditEntry.create({
      data: {
        actor: 'a-private-editor',
        action: 'position.remove',
        subject: 'position:gone',
        before: { row: { motionId: motion.id } },
        at: new Date('2026-11-01T00:00:00Z'),
      },
    });
    const text = await (await ofPlace('miami')).text();
    expect(text).toContain('Miami: taken out of the record: a vote');
    expect(all(text, 'title')[1]).toBe('Miami: corrected in the record: a motion');
    for (const hidden of ['a-private-editor', 'before-words', 'after-words', 'user-words'])
      expect(text).not.toContain(hidden);
    expect(await (await ofPlace('key-west')).text()).not.toContain('corrected in the record');
  });

  it('tells what a later list brought and no longer has, in the state and the place only', async () => {
    const first = await base.db.release.findFirstOrThrow({ include: { listings: true } });
    const { id: _, listings, ...release } = first;
    const gone = listings.find(({ agencyName }) => agencyName.startsWith('City of Miami Police'));
    await base.db.release.create({
      data: {
        ...release,
        id: 'later-list',
        fileName: 'later.xlsx',
        sha256: 'f'.repeat(64),
        asOf: new Date('2026-06-18T00:00:00Z'),
        ...('report' in release && { report: undefined }),
      } as never,
    });
    const left = listings
      .filter((row) => row !== gone)
      .map(({ signedOn, ...row }) => ({ ...row, signedOn: signedOn && toDay(signedOn) }))
      .sort((a, b) => a.rowNumber - b.rowNumber);
    const links = left.map(({ rowNumber, agreementId }) => [rowNumber, agreementId ?? ''] as const);
    await writeListings(base.db, 'later-list', passagesOf(left), new Map(links));
    const miami = await (await ofPlace('miami')).text();
    expect(miami).toContain('1 is no longer listed, which does not say that it ended: City of Miami Police');
    expect(await (await ofState('fl')).text()).toContain('1 is no longer listed');
    expect(await (await ofPlace('key-west')).text()).not.toContain('no longer listed, which');
    await base.db.release.delete({ where: { id: 'later-list' } });
  });
});

describe('for machines that read pages', () => {
  it('the sitemap names every place with facts, and its officials, in three languages', async () => {
    const index = await (await sitemapIndex(new Request(`${host}/sitemap.xml`))).text();
    expect(all(index, 'loc').map((address) => new URL(address).pathname)).toEqual([
      '/sitemaps/site.xml',
      '/sitemaps/fl.xml',
    ]);
    const get = (file: string) =>
      sitemap(new Request(`${host}/sitemaps/${file}`), { params: Promise.resolve({ file }) });
    const florida = await (await get('fl.xml')).text();
    const paths = all(florida, 'loc').map((address) => new URL(address).pathname);
    expect(paths).toContain('/fl/miami');
    expect(paths).toContain('/fl/miami/officials/christine-king');
    expect(new Set(paths).size).toBe(paths.length);
    expect(florida).toContain('hreflang="ht"');
    expect((await get('site.xml')).status).toBe(200);
    for (const file of ['zz.xml', 'x', '../fl.xml']) expect((await get(file)).status).toBe(404);
  });

  it('llms.txt leads to the data and says what not to conclude', async () => {
    const text = await (await llms(new Request(`${host}/llms.txt`))).text();
    for (const words of [
      '# Dais',
      '/api/v1/openapi.json',
      '/api/v1/dump',
      '/api/v1/agreements',
      'does not say that it refused',
    ])
      expect(text).toContain(words);
  });
});
