import { describe, expect, it } from 'vitest';
import { EMPTY_DRAFT, newKey, parseDraft, parseKept, serialize } from '#components/letters/drafts/draft.ts';
import { setClock } from '#lib/kernel/clock.ts';
import { editKey, NO_CONFLICTS } from '#lib/letters/drafts/draft-rules.ts';

describe('a draft kept in the browser', () => {
  it('comes back as it was kept', () => {
    const draft = {
      ask: 'keep' as const,
      to: ['a', 'b'],
      ownWords: 'Fictitious words.',
      writerName: 'Robin Writer',
      standing: 'works' as const,
      sendAt: '2027-01-04T08:00',
      share: true,
      noticed: true,
      asks: true,
      hides: true,
      edits: { [editKey('keep', 'en', 'a')]: { subject: 'S', body: 'B' } },
      submissionKey: newKey(),
      resume: true,
    };
    expect(parseDraft(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
  });

  it.each([
    [null],
    ['text'],
    [[1, 2]],
    [{}],
    [{ ask: 'sue', to: 'a', edits: [1], standing: 'citizen', ownWords: 7 }],
  ])('is blank where %j was kept', (stored) => {
    expect(parseDraft(stored)).toEqual(EMPTY_DRAFT);
  });

  it('keeps a choice that the other side took back until the person has chosen', () => {
    const choices = { sendAt: null, ask: 'keep' as const };
    const kept = { draft: EMPTY_DRAFT, conflicts: { texts: [], choices }, hereOnly: false, gone: false };
    const changedAt = new Date().toISOString();
    const again = (given: typeof NO_CONFLICTS) =>
      parseKept(serialize({ ...kept, conflicts: given, sync: null, changedAt }))?.conflicts;
    expect(again({ texts: [], choices })).toEqual({ texts: [], choices });
    // Without a choice in it there would be nothing to settle.
    expect(again({ texts: [], choices: {} })).toEqual(NO_CONFLICTS);
  });

  it('drops a copy that is not one and keeps the others', () => {
    const edits = { good: { subject: 'S', body: 'B', more: 1 }, bad: { subject: 'S' }, worse: null };
    expect(parseDraft({ edits }).edits).toEqual({ good: { subject: 'S', body: 'B' } });
  });

  it('is gone 30 days after its last change', () => {
    const changedAt = new Date().toISOString();
    const kept = {
      draft: EMPTY_DRAFT,
      conflicts: NO_CONFLICTS,
      hereOnly: true,
      gone: false,
      sync: null,
      changedAt,
    };
    expect(parseKept(serialize(kept))).toMatchObject({ hereOnly: true, changedAt });
    setClock(new Date(Date.now() + 30 * 86_400_000 + 1000));
    expect(parseKept(serialize(kept))).toBeNull();
    setClock(null);
    expect(parseKept('not JSON')).toBeNull();
    expect(parseKept(null)).toBeNull();
  });

  it('makes keys that are UUIDs, also without crypto.randomUUID', () => {
    const uuid = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
    expect(newKey()).toMatch(uuid);
    const { randomUUID } = crypto;
    Object.defineProperty(crypto, 'randomUUID', { value: undefined, configurable: true });
    try {
      expect(newKey()).toMatch(uuid);
    } finally {
      Object.defineProperty(crypto, 'randomUUID', { value: randomUUID, configurable: true });
    }
  });
});
