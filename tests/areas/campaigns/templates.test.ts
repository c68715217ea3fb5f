import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCampaign, publishCampaign } from '#lib/campaigns/mutations.ts';
import { allWhole, previewsOf } from '#lib/campaigns/previews.ts';
import { findCampaign, surroundings, type TeamCampaign } from '#lib/campaigns/queries.ts';
import * as actions from '#lib/campaigns/template-actions.ts';
import { saveTemplate } from '#lib/campaigns/template-mutations.ts';
import { templatesOf } from '#lib/campaigns/template-queries.ts';
import { templateIn } from '#lib/campaigns/template-rules.ts';
import type { SaveTemplateInput } from '#lib/campaigns/template-schema.ts';
import type { Actor, Viewer } from '#lib/kernel/actor.ts';
import { LOCALES } from '#lib/kernel/locales.ts';
import { check } from '#lib/letters/template/check.ts';
import { READY_MADE } from '#lib/letters/wording/pieces.ts';
import { VARIANTS } from '#lib/letters/words.ts';
import { useDatabase } from '#tests/support/database.ts';
import { input, person } from './world.ts';

let looking: Viewer = null;
vi.mock('#lib/platform/auth.ts', () => ({ currentViewer: async () => looking }));
vi.mock('next/headers', () => ({ headers: async () => new Headers() }));

const database = useDatabase();
const PEOPLE = ['stranger', 'resident', 'another organizer', 'owner', 'admin'] as const;
let people: Record<(typeof PEOPLE)[number], Viewer>;
let owner: Actor;
let campaign: TeamCampaign;

beforeAll(async () => {
  owner = await person(database.db, 'owner', 'organizer');
  people = {
    stranger: null,
    resident: await person(database.db, 'resident'),
    'another organizer': await person(database.db, 'another', 'organizer'),
    owner,
    admin: await person(database.db, 'admin', 'admin'),
  };
});

beforeEach(async () => {
  await database.db.rateWindow.deleteMany();
  const made = await createCampaign(owner, input());
  if (!made.ok) throw new Error(made.reason);
  campaign = await load(made.value.slug);
});

async function load(slug: string): Promise<TeamCampaign> {
  const found = await findCampaign({ slug });
  if (!found) throw new Error(`no campaign ${slug}`);
  return found;
}

const template = (more: Partial<SaveTemplateInput> = {}): SaveTemplateInput => ({
  campaignId: campaign.id,
  language: 'en',
  variant: 'all',
  revision: 0,
  subject: 'About {{place.name}}',
  body: 'We ask you, {{official.name}}, to read this.',
  locale: 'en',
  ...more,
});
const save = (more: Partial<SaveTemplateInput> = {}) => saveTemplate(owner, template(more));
const publish = () =>
  publishCampaign(owner, { id: campaign.id, updatedAt: campaign.updatedAt.toISOString(), locale: 'en' });

async function previews() {
  const around = await surroundings(campaign.place);
  const templates = await templatesOf(campaign.id);
  const given = { ask: campaign.ask, templates, place: around.place, writerName: 'Robin Writer' };
  return previewsOf({ ...given, targets: around.recipients });
}

describe('a template', () => {
  it('is kept with its audit row, one revision after the other', async () => {
    expect(await save()).toEqual({ ok: true, value: { slug: campaign.slug } });
    expect(await save({ revision: 1, body: 'Another text.' })).toMatchObject({ ok: true });
    expect(await templatesOf(campaign.id)).toEqual([
      {
        language: 'en',
        variant: 'all',
        subject: 'About {{place.name}}',
        body: 'Another text.',
        revision: 2,
      },
    ]);
    const rows = await database.db.auditEntry.findMany({
      where: { subject: `campaign:${campaign.id}`, action: 'campaign.saveTemplate' },
      orderBy: { at: 'asc' },
    });
    expect(rows).toHaveLength(2);
    expect(rows[1]).toMatchObject({
      before: { body: expect.stringContaining('We ask') },
      after: { body: 'Another text.' },
    });
  });

  it('made from an older version is refused, and the newer one stays', async () => {
    await save();
    expect(await save({ body: 'Late.' })).toMatchObject({ ok: false, reason: 'conflict' });
    expect(await save({ revision: 7, body: 'Wrong.' })).toMatchObject({ ok: false, reason: 'conflict' });
    const raced = await Promise.all([save({ revision: 1, body: 'A.' }), save({ revision: 1, body: 'B.' })]);
    expect(raced.map((it) => it.ok).sort()).toEqual([false, true]);
  });

  it.each([
    [{ body: 'Dear {{official.nmae}}' }, { body: 'mistake' }],
    [{ subject: 'On {{vote.date}}' }, { subject: 'mistake' }],
    [
      { subject: '', body: '' },
      { subject: 'mistake', body: 'mistake' },
    ],
    [{ body: 'x'.repeat(8001) }, { body: 'mistake' }],
  ])('with a mistake is not kept: %j', async (more, fields) => {
    expect(await save(more)).toMatchObject({ ok: false, reason: 'invalid', fields });
    expect(await templatesOf(campaign.id)).toEqual([]);
  });

  it('of a variant serves before the one for all, in its own language only', async () => {
    await save();
    await save({ variant: 'voted_for_agreement', body: 'You voted on {{vote.date}}.' });
    const templates = await templatesOf(campaign.id);
    expect(templateIn(templates, 'en', 'voted_for_agreement')?.body).toContain('You voted');
    expect(templateIn(templates, 'en', 'presides')?.body).toContain('We ask');
    expect(templateIn(templates, 'es', 'presides')).toBeNull();
  });
});

describe('the previews', () => {
  it('try every variant on every target in every language, and say what is missing', async () => {
    await save({ variant: 'voted_for_agreement', body: 'You voted on {{vote.date}}.' });
    const all = await previews();
    const targets = new Set(all.map((it) => it.termId)).size;
    expect(all).toHaveLength(targets * VARIANTS.length * LOCALES.length);
    for (const it of all.filter((one) => one.applies)) expect(it.letter?.body).toContain('Robin Writer');
    const own = all.filter((it) => it.from === 'own');
    const lacking = own.filter((it) => it.lacks.length > 0);
    // Escalona and Higgins have no vote on record.
    expect(lacking).toHaveLength(2);
    expect(lacking[0]).toMatchObject({
      applies: false,
      letter: null,
      lacks: [{ kind: 'missing', fields: ['vote.date'] }],
    });
    expect(own.find((it) => it.applies)?.letter?.body).toContain('You voted on June 17, 2025.');
    expect(allWhole(all)).toBe(true);
  });

  it('keep a campaign from being published until each is whole', async () => {
    await save({ subject: 'x'.repeat(250) });
    const long = (await previews()).filter((it) => it.lacks.length > 0);
    expect(long[0]?.lacks).toEqual([{ kind: 'subject_too_long', length: 250 }]);
    expect(await publish()).toMatchObject({ ok: false, fields: { publish: 'notReady' } });
    await save({ revision: 1 });
    expect(await publish()).toMatchObject({ ok: true });
  });

  it('count a template that an older version of the language left behind', async () => {
    await database.db.campaignTemplate.create({
      data: { campaignId: campaign.id, language: 'ht', variant: 'all', subject: 'A', body: '{{gone.field}}' },
    });
    expect((await previews()).some((it) => it.lacks[0]?.kind === 'mistake')).toBe(true);
    expect(await publish()).toMatchObject({ ok: false, fields: { publish: 'notReady' } });
  });

  it('keep a published campaign whole', async () => {
    expect((await publish()).ok).toBe(true);
    expect(await save({ subject: 'x'.repeat(250) })).toMatchObject({
      ok: false,
      fields: { letters: 'notWhole' },
    });
    expect(await templatesOf(campaign.id)).toEqual([]);
    expect(await save()).toMatchObject({ ok: true });
  });

  it('stand still once a campaign is closed', async () => {
    await database.db.campaign.update({ where: { id: campaign.id }, data: { state: 'closed' } });
    expect(await save()).toMatchObject({ ok: false, reason: 'conflict' });
  });
});

describe('the actions', () => {
  async function result(call: Promise<{ ok: boolean; reason?: string }>): Promise<string | undefined> {
    try {
      const outcome = await call;
      return outcome.ok ? 'ok' : outcome.reason;
    } catch (error) {
      if (String((error as { digest?: string }).digest).startsWith('NEXT_REDIRECT')) return 'done';
      throw error;
    }
  }

  it.each([
    ['stranger', 'signed_out'],
    ['resident', 'forbidden'],
    ['another organizer', 'forbidden'],
    ['owner', 'done'],
    ['admin', 'done'],
  ] as const)('called by: %s', async (who, expected) => {
    looking = people[who];
    expect(await result(actions.saveTemplate(template()))).toBe(expected);
    expect(await templatesOf(campaign.id)).toHaveLength(expected === 'done' ? 1 : 0);
    const { subject: _, body: __, ...which } = template({ revision: expected === 'done' ? 1 : 0 });
    expect(await result(actions.removeTemplate(which))).toBe(expected);
    expect(await templatesOf(campaign.id)).toEqual([]);
  });

  it('say in words where the first mistake is, in the organizer’s language, and give back what was typed', async () => {
    looking = owner;
    const body = 'Uno\r\nA {{official.nmae}}';
    const outcome = await actions.saveTemplate(template({ locale: 'es', body }));
    expect(outcome).toMatchObject({
      ok: false,
      fields: { body: 'mistake' },
      detail: {
        body: 'Uno\nA {{official.nmae}}',
        problem:
          'Línea 2, columna 3: No hay ningún campo «official.nmae». Vea la lista de campos. ¿Quiso decir official.name?',
      },
    });
  });
});

describe('the paragraph of a campaign from before', () => {
  it('becomes a template for all in each language, from which the same letters come', async () => {
    const file = path.resolve('prisma/migrations/20261123104001_campaign_templates/migration.sql');
    const insert = /INSERT INTO "CampaignTemplate"[^;]*;/.exec(readFileSync(file, 'utf8'))?.[0] ?? '';
    const paragraph = 'We meet on {Fridays}.\n\nCome, “neighbor”.';
    await database.db.$executeRaw`ALTER TABLE "Campaign" ADD COLUMN "letterText" TEXT NOT NULL DEFAULT ' '`;
    await database.db
      .$executeRaw`UPDATE "Campaign" SET "letterText" = ${paragraph} WHERE id = ${campaign.id}`;
    await database.db.$executeRawUnsafe(insert);
    await database.db.$executeRaw`ALTER TABLE "Campaign" DROP COLUMN "letterText"`;
    const templates = await templatesOf(campaign.id);
    expect(templates.map((it) => [it.language, it.variant])).toEqual(LOCALES.map((it) => [it, 'all']));
    expect(await database.db.campaignTemplate.count()).toBeGreaterThanOrEqual(3);
    const [before, after, rest] = READY_MADE.body.split(/\n\n(?=\{\{ready\.details)/);
    expect(rest).toBeUndefined();
    for (const { subject, body } of templates) {
      expect(subject).toBe(READY_MADE.subject);
      expect(body).toBe(`${before}\n\nWe meet on (Fridays).\n\nCome, “neighbor”.\n\n${after}`);
      expect(check(body, 'body', null).ok).toBe(true);
    }
    expect(allWhole(await previews())).toBe(true);
  });
});
