import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as actions from '#lib/campaigns/actions.ts';
import { createCampaign } from '#lib/campaigns/mutations.ts';
import { mayCreate, mayManage } from '#lib/campaigns/policy.ts';
import { findCampaign, type TeamCampaign, teamCampaign } from '#lib/campaigns/queries.ts';
import type { Viewer } from '#lib/kernel/actor.ts';
import { useDatabase } from '#tests/support/database.ts';
import { input, MIAMI, person } from './world.ts';

// The actions themselves, as a form calls them; only who is looking is put in their place.
let looking: Viewer = null;
vi.mock('#lib/platform/auth.ts', () => ({ currentViewer: async () => looking }));
vi.mock('next/headers', () => ({ headers: async () => new Headers() }));

const database = useDatabase();
const PEOPLE = ['stranger', 'resident', 'another organizer', 'owner', 'admin'] as const;
type Who = (typeof PEOPLE)[number];

let people: Record<Who, Viewer>;
let campaign: TeamCampaign;

beforeEach(async () => {
  await database.db.rateWindow.deleteMany();
  const owner = await person(database.db, 'owner', 'organizer');
  people = {
    stranger: null,
    resident: await person(database.db, 'resident'),
    'another organizer': await person(database.db, 'another', 'organizer'),
    owner,
    admin: await person(database.db, 'admin', 'admin'),
  };
  const made = await createCampaign(owner, input());
  if (!made.ok) throw new Error(made.reason);
  campaign = await fresh(made.value.slug);
});

async function fresh(slug: string): Promise<TeamCampaign> {
  const found = await findCampaign({ slug });
  if (!found) throw new Error(`no campaign ${slug}`);
  return found;
}

/** "done" when the action led on to the next page, else the reason of its refusal. */
async function result(call: Promise<{ ok: boolean; reason?: string }>): Promise<string | undefined> {
  try {
    const outcome = await call;
    return outcome.ok ? 'ok' : outcome.reason;
  } catch (error) {
    if (String((error as { digest?: string }).digest).startsWith('NEXT_REDIRECT')) return 'done';
    throw error;
  }
}

const form = (fields: Record<string, string>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
};
const texts = { title: 'T', summary: 'S', language: 'en', ask: 'keep', targets: 'mayor', goal: '5' };
const version = () => ({ id: campaign.id, updatedAt: campaign.updatedAt.toISOString() });
const setState = async (state: 'published') => {
  await database.db.campaign.update({ where: { id: campaign.id }, data: { state, publishedAt: new Date() } });
  campaign = await fresh(campaign.slug);
};

type Case = { call: () => Promise<{ ok: boolean; reason?: string }>; changes: string; create?: boolean };
const ACTIONS: Record<keyof typeof actions, Case> = {
  createCampaign: {
    call: () => actions.createCampaign(form({ ...texts, placeGeoid: MIAMI })),
    changes: 'campaign.create',
    create: true,
  },
  updateCampaign: {
    call: () => actions.updateCampaign(form({ ...texts, ...version() })),
    changes: 'campaign.update',
  },
  publishCampaign: { call: () => actions.publishCampaign(form(version())), changes: 'campaign.publish' },
  closeCampaign: {
    async call() {
      await setState('published');
      return actions.closeCampaign(form({ ...version(), confirm: 'yes' }));
    },
    changes: 'campaign.close',
  },
};

const ANSWERS: Record<Who, string> = {
  stranger: 'signed_out',
  resident: 'forbidden',
  'another organizer': 'forbidden',
  owner: 'done',
  admin: 'done',
};

describe.each(Object.entries(ACTIONS))('%s', (_name, { call, changes, create }) => {
  it.each(PEOPLE)('called by: %s', async (who) => {
    looking = people[who];
    const expected = create && who === 'another organizer' ? 'done' : ANSWERS[who];
    const before = await database.db.auditEntry.count({ where: { action: changes } });
    expect(await result(call())).toBe(expected);
    const after = await database.db.auditEntry.count({ where: { action: changes } });
    expect(after - before).toBe(expected === 'done' ? 1 : 0);
  });

  it('says what is wrong with bad input, and changes nothing', async () => {
    looking = people.owner;
    const action = (actions as Record<string, (form: FormData) => Promise<{ ok: boolean; reason?: string }>>)[
      _name
    ];
    expect(await result(action?.(form({ id: '', title: '' })) as never)).toBe('invalid');
    expect(await fresh(campaign.slug)).toEqual(campaign);
  });
});

describe('closing', () => {
  it('is refused while it is not ticked that it is for good', async () => {
    looking = people.owner;
    await setState('published');
    expect(await actions.closeCampaign(form(version()))).toMatchObject({ fields: { confirm: 'required' } });
    expect((await fresh(campaign.slug)).state).toBe('published');
  });
});

describe('a member of the team who is no owner', () => {
  it('may manage it, whatever roles the account has', async () => {
    const helper = await person(database.db, 'helper');
    await database.db.campaignMember.create({
      data: { campaignId: campaign.id, userId: helper.id, role: 'organizer' },
    });
    looking = helper;
    campaign = await fresh(campaign.slug);
    expect(await result(actions.updateCampaign(form({ ...texts, ...version() })))).toBe('done');
  });
});

describe('the policies', () => {
  const answers = (decide: (viewer: Viewer) => { reason: string } | null) =>
    PEOPLE.map((who) => decide(people[who])?.reason ?? 'yes');

  it('let organizers and admins begin', () => {
    expect(answers(mayCreate)).toEqual(['signed_out', 'forbidden', 'yes', 'yes', 'yes']);
  });

  it('let the team and admins manage', () => {
    expect(answers((viewer) => mayManage(viewer, campaign))).toEqual([
      'signed_out',
      'forbidden',
      'forbidden',
      'yes',
      'yes',
    ]);
    expect(mayManage(people.admin, null)?.reason).toBe('not_found');
  });

  it('hide the team page from everybody else', async () => {
    const seen = await Promise.all(
      PEOPLE.map(async (who) => (await teamCampaign(people[who], campaign.slug)) !== null),
    );
    expect(seen).toEqual([false, false, false, true, true]);
  });
});
