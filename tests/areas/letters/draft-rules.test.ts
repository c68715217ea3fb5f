import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addConflicts,
  choicesThere,
  type DraftContent,
  EMPTY_CONTENT,
  joinBoth,
  mergeDrafts,
  NO_CONFLICTS,
  sameContent,
  settleText,
} from '#lib/letters/drafts/draft-rules.ts';

const with_ = (change: Partial<DraftContent>): DraftContent => ({ ...EMPTY_CONTENT, ...change });
const copy = (body: string) => ({ subject: 'S', body });

describe('two versions of a draft', () => {
  it('take from each side what only that side changed', () => {
    const base = with_({ ownWords: 'words', writerName: 'Ana', to: ['a'] });
    const here = { ...base, ownWords: 'other words', share: true };
    const there = { ...base, writerName: 'Ana Example', to: ['a', 'b'], edits: { 'keep en a': copy('B') } };
    expect(mergeDrafts(base, here, there)).toEqual({
      content: {
        ...base,
        ownWords: 'other words',
        writerName: 'Ana Example',
        share: true,
        to: ['a', 'b'],
        edits: { 'keep en a': copy('B') },
      },
      conflicts: NO_CONFLICTS,
    });
  });

  it('become the longer text where both only added to it', () => {
    const base = with_({ ownWords: 'I live' });
    const merged = mergeDrafts(
      base,
      with_({ ownWords: 'I live here' }),
      with_({ ownWords: 'I live here now' }),
    );
    expect(merged).toEqual({ content: with_({ ownWords: 'I live here now' }), conflicts: NO_CONFLICTS });
  });

  it('keep both texts that differ, with the one here in the draft', () => {
    const merged = mergeDrafts(with_({ ownWords: 'A' }), with_({ ownWords: 'B' }), with_({ ownWords: 'C' }));
    expect(merged.content.ownWords).toBe('B');
    expect(merged.conflicts.texts).toEqual([{ field: 'ownWords', here: 'B', there: 'C' }]);
  });

  it('do not bring back what one side cut, when the other left it alone', () => {
    const base = with_({ ownWords: 'one two', edits: { k: copy('B') } });
    const merged = mergeDrafts(base, with_({ ownWords: 'one' }), base);
    expect(merged).toEqual({ content: with_({ ownWords: 'one' }), conflicts: NO_CONFLICTS });
  });

  it('ask when one side dropped a copy that the other one changed', () => {
    const base = with_({ edits: { k: copy('B') } });
    const merged = mergeDrafts(base, with_({}), with_({ edits: { k: copy('B2') } }));
    expect(merged.conflicts.texts).toEqual([{ field: 'k', here: null, there: copy('B2') }]);
  });

  it('tell of choices that differ, and leave those here standing', () => {
    const base = with_({ ask: 'keep', to: ['a'] });
    const merged = mergeDrafts(
      base,
      { ...base, ask: 'rescind' },
      { ...base, ask: 'disclose', standing: 'lives' },
    );
    expect(merged.content).toMatchObject({ ask: 'rescind', standing: 'lives' });
    expect(merged.conflicts.choices).toEqual({ ask: 'disclose' });
  });

  it('take the time to leave from the side that chose it, and ask where both did', () => {
    const [eve, later] = ['2026-11-30T08:00', '2026-12-04T09:30'];
    const base = with_({ sendAt: eve });
    expect(mergeDrafts(with_({}), with_({}), base)).toEqual({ content: base, conflicts: NO_CONFLICTS });
    expect(mergeDrafts(base, base, with_({})).content.sendAt).toBeUndefined();
    const both = mergeDrafts(base, with_({ sendAt: later }), with_({}));
    expect(both.content.sendAt).toBe(later);
    // The other side wants it to leave at once: that is a choice as well.
    expect(both.conflicts.choices).toEqual({ sendAt: null });
    expect(choicesThere(both.conflicts)).toEqual({ sendAt: undefined });
    expect(mergeDrafts(base, with_({}), with_({ sendAt: later })).conflicts.choices).toEqual({
      sendAt: later,
    });
    expect(sameContent(base, with_({ sendAt: later }))).toBe(false);
  });

  it('that never met are compared as if both had begun with nothing', () => {
    const merged = mergeDrafts(null, with_({ ownWords: 'B' }), with_({ ownWords: 'C', writerName: 'Ana' }));
    expect(merged.content).toEqual(with_({ ownWords: 'B', writerName: 'Ana' }));
    expect(merged.conflicts.texts).toHaveLength(1);
  });

  it('lose no text, whatever they are', () => {
    const text = fc.constantFrom('', 'a', 'ab', 'abc', 'x', 'xy');
    const edits = fc.dictionary(fc.constantFrom('k1', 'k2'), fc.record({ subject: text, body: text }));
    const draft = fc.record({ ownWords: text, writerName: text, share: fc.boolean(), edits });
    fc.assert(
      fc.property(fc.option(draft), draft, draft, (base, here, there) => {
        const { content, conflicts } = mergeDrafts(base, here, there);
        const all = JSON.stringify([content, conflicts]);
        const was = new Set([base?.ownWords, base?.writerName]);
        for (const side of [here, there])
          for (const words of [side.ownWords, side.writerName])
            if (!was.has(words)) expect(all).toContain(words);
        for (const side of [here, there])
          for (const [key, edit] of Object.entries(side.edits))
            for (const part of ['subject', 'body'] as const)
              if (base?.edits[key]?.[part] !== edit[part]) expect(all).toContain(edit[part]);
        // The same version on both sides is no conflict.
        expect(mergeDrafts(base, here, here).conflicts).toEqual(NO_CONFLICTS);
        expect(sameContent(mergeDrafts(base, here, here).content, here)).toBe(true);
        // Whoever left it alone follows the other.
        if (base) expect(sameContent(mergeDrafts(base, base, there).content, there)).toBe(true);
        if (base) expect(sameContent(mergeDrafts(base, here, base).content, here)).toBe(true);
      }),
    );
  });
});

describe('settling a conflict', () => {
  const conflict = { field: 'ownWords', here: 'B', there: 'C' };

  it('takes either, or both one under the other, with what was typed since', () => {
    const now = with_({ ownWords: 'B and more' });
    expect(settleText(now, conflict, 'here').ownWords).toBe('B and more');
    expect(settleText(now, conflict, 'there').ownWords).toBe('C');
    expect(settleText(now, conflict, 'both').ownWords).toBe('B and more\n\nC');
  });

  it('of a copy changed by hand keeps both bodies under one subject', () => {
    const of = { field: 'k', here: copy('B'), there: { subject: 'T', body: 'C' } };
    const now = with_({ edits: { k: copy('B') } });
    expect(settleText(now, of, 'both').edits).toEqual({ k: copy('B\n\nC') });
    expect(settleText(now, of, 'there').edits).toEqual({ k: of.there });
    expect(settleText(now, { ...of, there: null }, 'there').edits).toEqual({});
    expect(settleText(with_({}), { ...of, here: null }, 'there').edits).toEqual({ k: of.there });
    expect(settleText(with_({}), { ...of, here: null }, 'here').edits).toEqual({});
  });

  it('does not double what is there already', () => {
    expect(joinBoth('one two', 'two')).toBe('one two');
    expect(joinBoth('two', 'one two')).toBe('one two');
  });

  it('that come one after the other are all kept, the same one once', () => {
    const more = { ...NO_CONFLICTS, texts: [{ ...conflict, here: 'B2' }] };
    const before = { ...NO_CONFLICTS, texts: [conflict, { ...conflict, there: 'D' }] };
    expect(addConflicts(before, more).texts.map(({ here, there }) => [here, there])).toEqual([
      ['B', 'D'],
      ['B2', 'C'],
    ]);
  });
});
