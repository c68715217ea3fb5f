import type { CreateInput } from '#lib/campaigns/schema.ts';
import type { Actor, Role } from '#lib/kernel/actor.ts';
import { seal } from '#lib/platform/cipher.ts';
import type { Db } from '#lib/platform/db.ts';

// Plainly fictitious people and letters around the seeded place Miami.

export const MIAMI = '1245000';

export async function person(db: Db, name: string, ...roles: Role[]): Promise<Actor> {
  const email = `${name}@campaigns.example`;
  const all: Role[] = ['resident', ...roles];
  const user = await db.user.upsert({
    where: { email },
    update: {},
    create: { email, name, roles: all },
  });
  return { id: user.id, email, name, roles: all, language: 'en', createdAt: user.createdAt };
}

/** A campaign's form as it comes out of the schema. */
export function input(more: Partial<CreateInput> = {}): CreateInput {
  return {
    title: 'A campaign for tests',
    summary: 'Made by nobody, for nobody.',
    language: 'en',
    ask: 'rescind',
    targets: [{ role: 'every_member', seatId: null }],
    requiresResidence: false,
    goal: 10,
    placeGeoid: MIAMI,
    locale: 'en',
    ...more,
  };
}

let letters = 0;

/** One letter of a campaign with a copy for each state given. */
export async function letter(
  db: Db,
  campaignId: string,
  states: ('queued' | 'claimed' | 'accepted' | 'delivered' | 'bounced' | 'failed')[],
  more: { share?: boolean; scrubbed?: boolean; createdAt?: Date; name?: string } = {},
): Promise<void> {
  letters += 1;
  const replyTo = `writer${letters}@campaigns.example`;
  await db.letter.create({
    data: {
      placeGeoid: MIAMI,
      campaignId,
      ask: 'rescind',
      language: 'en',
      ...(more.share !== undefined && { shareWithOrganizer: more.share }),
      sealedWriter: more.scrubbed
        ? null
        : seal('writer', { name: more.name ?? `Writer ${letters}`, replyTo }),
      scrubbedAt: more.scrubbed ? new Date() : null,
      noticeAcknowledgedAt: new Date(),
      submissionKey: crypto.randomUUID(),
      ...(more.createdAt && { createdAt: more.createdAt }),
      deliveries: {
        create: states.map((state, index) => ({
          recipientName: `Official ${index}`,
          recipientOffice: 'A seat',
          recipientEmail: `official${index}@campaigns.example`,
          variant: 'no_recorded_vote',
          state,
          ...(!more.scrubbed && { sealed: seal('delivery', { subject: 'A subject', body: 'A text.' }) }),
          ...(['delivered', 'bounced', 'failed'].includes(state) && { finishedAt: new Date() }),
          ...(['accepted', 'delivered', 'bounced'].includes(state) && {
            acceptedAt: new Date(),
            providerId: crypto.randomUUID(),
          }),
          ...(state === 'claimed' && { claimedAt: new Date(), attempts: 1 }),
        })),
      },
    },
  });
}
