import { describe, expect, it } from 'vitest';
import { type Call, localDay, parseCalls, withoutCall } from '#components/letters/paper/call-log.ts';

describe('the log of calls in this browser', () => {
  it('is read back as it was kept, without what is not a call', () => {
    const calls = [{ termId: 't1', result: 'message', on: '2026-11-23' }];
    expect(parseCalls(JSON.parse(JSON.stringify(calls)))).toEqual(calls);
    for (const bad of [null, 7, {}, 'x', [null, 3, { termId: 't1' }, { ...calls[0], result: 'shouted' }]]) {
      expect(parseCalls(bad)).toEqual([]);
    }
    expect(parseCalls([{ ...calls[0], on: 'yesterday' }])).toEqual([]);
  });

  it('loses one call when one is removed, whatever was noted elsewhere since', () => {
    const call: Call = { termId: 't1', result: 'no_answer', on: '2026-11-23' };
    const other: Call = { ...call, termId: 't2' };
    expect(withoutCall([other, call, call], call)).toEqual([other, call]);
    expect(withoutCall([other], call)).toEqual([other]);
  });

  it('dates a call by the caller’s own clock', () => {
    expect(localDay(new Date(2026, 10, 3, 23, 59))).toBe('2026-11-03');
  });
});
