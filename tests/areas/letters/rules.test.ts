import { describe, expect, it } from 'vitest';
import { askOrFirst, asksFor, leanOf, situationOf, variantFor, voteGoesWith } from '#lib/letters/rules.ts';

const vote = { on: '2025-06-17', title: { en: '', es: '', ht: '' }, value: 'no', bodyName: 'A body' };
const said = (stance: 'would_end' | 'would_keep' | 'conditional' | 'neutral') => ({
  on: '2026-02-12',
  precision: 'day' as const,
  kind: 'quotation' as const,
  stance,
  words: 'Fictitious words.',
  language: 'en',
  summary: { en: '', es: '', ht: '' },
});
const member = {
  seatKind: 'member' as const,
  bodyKind: 'city_commission' as const,
  votes: true,
  presides: false,
  mayorPowers: [],
  decider: 'commission',
  direction: null,
  decidingVote: null,
  statement: null,
};

describe('the variant of a letter', () => {
  it('follows the vote before any words', () => {
    const record = { ...member, decidingVote: vote, statement: said('would_keep') };
    expect(variantFor({ ...record, direction: 'end' })).toBe('voted_against_agreement');
    expect(variantFor({ ...record, direction: 'keep' })).toBe('voted_for_agreement');
  });

  it('follows words that lean or set a condition, and not neutral ones', () => {
    expect(variantFor({ ...member, statement: said('conditional') })).toBe('conditional_statement');
    expect(variantFor({ ...member, statement: said('would_end') })).toBe('conditional_statement');
    expect(variantFor({ ...member, statement: said('neutral') })).toBe('no_recorded_vote');
    expect(variantFor(member)).toBe('no_recorded_vote');
  });

  it('asks a mayor who does not vote for what a mayor can do, and one who votes like any member', () => {
    const mayor = { ...member, seatKind: 'mayor' as const };
    const apart = { ...mayor, votes: false, statement: said('would_end') };
    for (const powers of [['veto'], ['sponsor'], ['sign', 'veto']])
      expect(variantFor({ ...apart, mayorPowers: powers })).toBe('can_veto_or_place');
    expect(variantFor({ ...apart, mayorPowers: ['sign'] })).toBe('conditional_statement');
    expect(variantFor({ ...apart, statement: null })).toBe('no_recorded_vote');
    const voting = { ...mayor, mayorPowers: ['vote', 'veto'] };
    expect(variantFor({ ...voting, decidingVote: vote, direction: 'keep' })).toBe('voted_for_agreement');
    expect(variantFor(voting)).toBe('can_veto_or_place');
  });

  it('asks whoever presides to use the chair, when nothing else is on record', () => {
    const chair = { ...member, presides: true };
    expect(variantFor(chair)).toBe('presides');
    expect(variantFor({ ...chair, decidingVote: vote, direction: 'end' })).toBe('voted_against_agreement');
    expect(variantFor({ ...chair, statement: said('conditional') })).toBe('conditional_statement');
    const mayor = { ...member, seatKind: 'mayor' as const };
    expect(variantFor({ ...mayor, mayorPowers: ['presides'] })).toBe('presides');
    // What a mayor may do says nothing of the other seats.
    expect(variantFor({ ...member, mayorPowers: ['presides', 'veto'] })).toBe('no_recorded_vote');
  });

  it.each(['chief', 'manager', 'sheriff', 'state_board'])(
    'asks nobody to decide where a %s does, unless they voted or spoke on it',
    (decider) => {
      expect(variantFor({ ...member, decider })).toBe('not_the_decider');
      expect(variantFor({ ...member, decider, presides: true })).toBe('not_the_decider');
      expect(variantFor({ ...member, decider, decidingVote: vote, direction: 'end' })).toBe(
        'voted_against_agreement',
      );
      expect(variantFor({ ...member, decider, statement: said('would_end') })).toBe('conditional_statement');
    },
  );

  it('takes a state board for the decider when it is the one written to', () => {
    expect(variantFor({ ...member, decider: 'state_board', bodyKind: 'state_board' })).toBe(
      'no_recorded_vote',
    );
    expect(variantFor({ ...member, decider: null })).toBe('no_recorded_vote');
  });
});

describe('what can be asked', () => {
  it.each([
    ['active_listed', ['rescind', 'keep', 'disclose']],
    ['voided_locally_still_listed', ['rescind', 'keep', 'disclose']],
    ['approved_locally_not_listed', ['rescind', 'decline', 'keep', 'disclose']],
    ['no_agreement', ['decline', 'keep', 'disclose']],
    ['no_listing_found', ['decline', 'keep', 'disclose']],
    ['a code of later days', ['decline', 'keep', 'disclose']],
  ])('where the status is %s: %j', (code, open) => {
    const asks = asksFor(situationOf(code));
    expect(asks.filter((it) => it.leftOut === null).map((it) => it.ask)).toEqual(open);
  });

  it('offers each direction somewhere in every situation', () => {
    for (const code of ['active_listed', 'pending_ice', 'no_agreement', 'unknown']) {
      const open = asksFor(situationOf(code)).filter((it) => it.leftOut === null);
      expect(open.some((it) => it.ask === 'keep')).toBe(true);
      expect(open.some((it) => it.ask === 'rescind' || it.ask === 'decline')).toBe(true);
    }
  });

  it('takes a requested ask only where it can be asked', () => {
    expect(askOrFirst('listed', 'disclose')).toBe('disclose');
    expect(askOrFirst('listed', 'decline')).toBe('rescind');
    expect(askOrFirst('none', undefined)).toBe('decline');
    expect(askOrFirst('none', 'nonsense')).toBe('decline');
  });
});

describe('where words and votes point', () => {
  it('compares a stance with the ask', () => {
    expect(leanOf('would_end', 'rescind')).toBe('with');
    expect(leanOf('would_end', 'keep')).toBe('against');
    expect(leanOf('would_keep', 'decline')).toBe('against');
    expect(leanOf('would_keep', 'disclose')).toBe('open');
    expect(leanOf('conditional', 'rescind')).toBe('open');
  });

  it('compares a vote with the ask', () => {
    expect(voteGoesWith('end', 'rescind')).toBe('yes');
    expect(voteGoesWith('keep', 'rescind')).toBe('no');
    expect(voteGoesWith('keep', 'keep')).toBe('yes');
    expect(voteGoesWith(null, 'keep')).toBe('open');
    expect(voteGoesWith('end', 'disclose')).toBe('open');
  });
});
