import { addDays, type Day } from '#lib/kernel/dates.ts';
import { asksFor, type Situation } from '#lib/letters/rules.ts';
import type { Ask } from '#lib/letters/words.ts';
import type { Recipient } from '#lib/officials/types.ts';
import type { GroupRole, Target } from './schema.ts';

type Seated = Pick<Recipient, 'termId' | 'seatId' | 'seatKind' | 'votes' | 'direction'>;

const IN_GROUP: Record<GroupRole, (recipient: Seated) => boolean> = {
  // A mayor who votes is a member of the body.
  every_member: (it) => it.votes || it.seatKind === 'member',
  mayor: (it) => it.seatKind === 'mayor',
  voted_to_sign: (it) => it.direction === 'keep',
  voted_against: (it) => it.direction === 'end',
  no_recorded_vote: (it) => it.votes && it.direction === null,
};

/** Present office holders whom the targets mean, each once, in the order of the recipients. */
export function resolveTargets<T extends Seated>(targets: readonly Target[], recipients: readonly T[]): T[] {
  return recipients.filter((recipient) =>
    targets.some((target) =>
      target.role === 'seat' ? target.seatId === recipient.seatId : IN_GROUP[target.role](recipient),
    ),
  );
}

export const CHECKS = ['officials', 'targets', 'ask', 'goal', 'text', 'letters'] as const;
export type Check = (typeof CHECKS)[number];

/** What must be right before a campaign is published, in the order shown, and whether it is. */
export function publishChecks(
  campaign: { title: string; summary: string; ask: Ask; goal: number; targets: readonly Target[] },
  around: { recipients: readonly Seated[]; situation: Situation },
  /** Whether each target's letter is whole in every language; see previews.ts. */
  lettersWhole: boolean,
): { check: Check; met: boolean }[] {
  const met: Record<Check, boolean> = {
    officials: around.recipients.length > 0,
    targets: resolveTargets(campaign.targets, around.recipients).length > 0,
    // The write page offers what can be asked here, and would ask for something else.
    ask: asksFor(around.situation).some((it) => it.ask === campaign.ask && it.leftOut === null),
    goal: campaign.goal >= 1,
    text: campaign.title.trim() !== '' && campaign.summary.trim() !== '',
    letters: lettersWhole,
  };
  return CHECKS.map((check) => ({ check, met: met[check] }));
}

export type DayCount = { day: Day; letters: number };

/** Every day from the first with a letter to `today`, days without one as 0; at most the last `limit` days. */
export function fillDays(counts: readonly DayCount[], today: Day, limit: number = 60): DayCount[] {
  const first = counts.map((count) => count.day).sort()[0];
  if (first === undefined) return [];
  const known = new Map(counts.map((count) => [count.day, count.letters]));
  const earliest = addDays(today, 1 - limit);
  const days: DayCount[] = [];
  let day = [first, earliest].sort()[1] ?? first;
  for (; day <= today; day = addDays(day, 1)) {
    days.push({ day, letters: known.get(day) ?? 0 });
  }
  return days;
}

/** What was typed, sent back with a refusal for a form without JavaScript, which is drawn anew. */
export function typed(input: { title: string; summary: string; goal: number }) {
  const { title, summary, goal } = input;
  return { title, summary, goal };
}
