import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deriveStatus, type StatusEvent, type StatusFacts, type StatusRelease } from '#lib/places/rules.ts';
import { EVENT_KINDS, type EventKind, STATUS_CODES } from '#lib/places/types.ts';

// Plainly fictitious facts: agreements A and B, sheets of invented days.

const day = fc.integer({ min: 0, max: 40 }).map((days) => dayAt(days));
const agreement = fc.constantFrom('A', 'B', null);

function dayAt(days: number): string {
  return new Date(Date.UTC(2025, 0, 1 + days)).toISOString().slice(0, 10);
}

const summary = { en: 'x', es: 'x', ht: 'x' };
function event(kind: EventKind, on: string, more: Partial<StatusEvent> = {}): StatusEvent {
  return {
    id: `${kind}-${on}`,
    kind,
    on,
    precision: 'day',
    summary,
    agreementId: null,
    sources: [],
    ...more,
  };
}
function release(asOf: string, kind: StatusRelease['kind'] = 'participating'): StatusRelease {
  return { id: `${kind}-${asOf}`, kind, asOf, sources: [] };
}
function listing(asOf: string, agreementId = 'A', signedOn: string | null = null, kind = 'participating') {
  return {
    releaseId: `${kind}-${asOf}`,
    agreementId,
    agencyName: `Police of ${agreementId}`,
    model: 'task_force' as const,
    signedOn,
    sources: [],
  };
}
function facts(some: Partial<StatusFacts>): StatusFacts {
  return { events: [], releases: [], listings: [], ...some };
}

const events = fc
  .array(fc.record({ kind: fc.constantFrom(...EVENT_KINDS), on: day, agreementId: agreement }), {
    maxLength: 8,
  })
  .map((rows) =>
    rows.map(({ kind, on, agreementId }, index) => event(kind, on, { agreementId, id: `e${index}` })),
  );
const sheets = fc
  .uniqueArray(
    fc.record({
      asOf: day,
      kind: fc.constantFrom<StatusRelease['kind'][]>('participating', 'pending'),
      rows: fc.uniqueArray(
        fc.record({ agreementId: fc.constantFrom('A', 'B'), signedOn: fc.option(day, { nil: null }) }),
        { selector: (row) => row.agreementId, maxLength: 2 },
      ),
    }),
    { selector: (sheet) => `${sheet.kind} ${sheet.asOf}`, maxLength: 5 },
  )
  .map((all) => ({
    releases: all.map(({ asOf, kind }) => release(asOf, kind)),
    listings: all.flatMap(({ asOf, kind, rows }) =>
      rows.map(({ agreementId, signedOn }) => listing(asOf, agreementId, signedOn, kind)),
    ),
  }));
const anyFacts = fc.tuple(events, sheets).map(([own, rest]): StatusFacts => ({ events: own, ...rest }));

const has = (given: StatusFacts, ...kinds: EventKind[]) =>
  given.events.some((one) => kinds.includes(one.kind));

describe('whatever is on file, deriveStatus', () => {
  const holds = (property: (given: StatusFacts) => void) => () =>
    fc.assert(fc.property(anyFacts, property), { numRuns: 600 });

  it(
    'answers with a known code, the key of its words, and each day in because once it is on file',
    holds((given) => {
      const status = deriveStatus(given);
      expect(STATUS_CODES).toContain(status.code);
      expect(status.label).toBe(`places.status.${status.code}`);
      const days = new Set([...given.events.map(({ on }) => on), ...given.releases.map(({ asOf }) => asOf)]);
      for (const { on } of status.because) expect(days).toContain(on);
    }),
  );

  it(
    'never says ended without a documented end, whatever is absent from a list',
    holds((given) => {
      const { code } = deriveStatus(given);
      if (code === 'terminated') expect(has(given, 'terminated')).toBe(true);
      if (code === 'superseded') expect(has(given, 'superseded')).toBe(true);
      if (code === 'suspended') expect(has(given, 'suspended')).toBe(true);
    }),
  );

  it(
    'never says refused or voted down without a document',
    holds((given) => {
      const { code } = deriveStatus(given);
      if (code === 'no_agreement') expect(has(given, 'declined')).toBe(true);
      if (code === 'rejected') expect(has(given, 'rejected', 'voided_locally')).toBe(true);
    }),
  );

  it(
    'never says active unless a list showed an agreement, nor gone unless one did',
    holds((given) => {
      const { code } = deriveStatus(given);
      const listed =
        has(given, 'listed', 'first_listed') ||
        given.listings.some((row) => row.releaseId.startsWith('participating'));
      if (['active_listed', 'voided_locally_still_listed', 'removed_from_list'].includes(code)) {
        expect(listed).toBe(true);
      }
      if (code === 'no_listing_found') expect(given.releases.length).toBeGreaterThan(0);
    }),
  );

  it(
    'never says absent or undecided while an agreement stands on the newest list',
    holds((given) => {
      const newest = given.releases
        .filter(({ kind }) => kind === 'participating')
        .map(({ asOf }) => asOf)
        .sort()
        .at(-1);
      const onNewest = given.listings.some((row) => row.releaseId === `participating-${newest}`);
      if (!onNewest || has(given, 'no_longer_listed')) return;
      expect([
        'removed_from_list',
        'no_listing_found',
        'no_agreement',
        'rejected',
        'proposed',
        'deferred',
        'unknown',
      ]).not.toContain(deriveStatus(given).code);
    }),
  );

  it(
    'gives the same answer to the same facts in any order',
    holds((given) => {
      const turned = {
        events: given.events.toReversed(),
        releases: given.releases.toReversed(),
        listings: given.listings.toReversed(),
      };
      expect(deriveStatus(turned)).toEqual(deriveStatus(given));
      expect(deriveStatus(given)).toEqual(deriveStatus(given));
    }),
  );

  it('does not change for events that decide nothing', () => {
    const idle = fc.constantFrom<EventKind[]>('state_letter', 'lawsuit_filed', 'officers_trained', 'other');
    fc.assert(
      fc.property(anyFacts, idle, day, (given, kind, on) => {
        const more = { ...given, events: [...given.events, event(kind, on, { id: 'idle' })] };
        expect(deriveStatus(more)).toEqual(deriveStatus(given));
      }),
    );
  });

  it('never puts its date back when a fact is added', () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...EVENT_KINDS), day, day, (given, kind, on, asOf) => {
        const before = deriveStatus(given).asOf;
        const more = {
          events: [...given.events, event(kind, on, { id: 'new' })],
          releases: [...given.releases, { ...release(asOf), id: 'new' }],
          listings: given.listings,
        };
        const after = deriveStatus(more).asOf;
        expect(after).not.toBeNull();
        if (before !== null) expect((after ?? '') >= before).toBe(true);
      }),
    );
  });
});

describe('deriveStatus says', () => {
  const sheet = '2025-05-18';
  const on = (...days: [EventKind, string][]) => days.map(([kind, when]) => event(kind, when));
  const listed = { releases: [release(sheet)], listings: [listing(sheet)] };
  const covered = { releases: [release(sheet)] };
  const gone = { releases: [release('2025-03-01'), release(sheet)], listings: [listing('2025-03-01')] };

  it.each<[string, string, Partial<StatusFacts>]>([
    ['nothing on file', 'unknown', {}],
    [
      'no list covers the state, but a vote was put off',
      'deferred',
      { events: on(['deferred', '2025-01-02']) },
    ],
    ['a list that does not name it', 'no_listing_found', covered],
    ['a list that names it', 'active_listed', listed],
    ['a documented refusal', 'no_agreement', { ...covered, events: on(['declined', '2025-02-01']) }],
    [
      'approved, on no list',
      'approved_locally_not_listed',
      { ...covered, events: on(['approved_locally', '2025-02-01']) },
    ],
    [
      'voided and still listed',
      'voided_locally_still_listed',
      { ...listed, events: on(['voided_locally', '2025-05-01']) },
    ],
    [
      'voided, then reinstated, and listed',
      'active_listed',
      { ...listed, events: on(['voided_locally', '2025-05-01'], ['reinstated', '2025-05-08']) },
    ],
    [
      'voted down, then approved, and listed',
      'active_listed',
      { ...listed, events: on(['rejected', '2025-03-17'], ['approved_locally', '2025-03-21']) },
    ],
    ['on an earlier list only', 'removed_from_list', gone],
    [
      'on an earlier list, with a termination on file',
      'terminated',
      { ...gone, events: on(['terminated', '2025-04-01']) },
    ],
    [
      'a termination after the newest list',
      'terminated',
      { ...listed, events: on(['terminated', '2025-06-01']) },
    ],
    [
      'a termination that a later list does not know of',
      'voided_locally_still_listed',
      { ...listed, events: on(['terminated', '2025-04-01']) },
    ],
    [
      'a new signature after a termination',
      'active_listed',
      {
        releases: [release(sheet)],
        listings: [listing(sheet, 'A', '2025-05-10')],
        events: on(['terminated', '2025-04-01']),
      },
    ],
    ['suspended by ICE while listed', 'suspended', { ...listed, events: on(['suspended', '2025-05-01']) }],
    [
      'one agreement superseded by another that is listed',
      'active_listed',
      {
        releases: [release(sheet)],
        listings: [listing(sheet, 'B')],
        events: [event('superseded', '2025-05-01', { agreementId: 'A' })],
      },
    ],
    [
      'superseded, and no other on file',
      'superseded',
      { ...gone, events: [event('superseded', '2025-05-01', { agreementId: 'A' })] },
    ],
    [
      'waiting on ICE’s pending sheet',
      'pending_ice',
      {
        releases: [release(sheet), release('2025-05-19', 'pending')],
        listings: [listing('2025-05-19', 'A', null, 'pending')],
      },
    ],
    [
      'once on a pending sheet and on no newer one',
      'no_listing_found',
      {
        releases: [release(sheet), release('2025-05-01', 'pending'), release('2025-05-19', 'pending')],
        listings: [listing('2025-05-01', 'A', null, 'pending')],
      },
    ],
    [
      'reinstated after it left the list',
      'reinstated',
      { ...gone, events: on(['reinstated', '2025-06-01']) },
    ],
  ])('%s: %s', (_, code, some) => {
    expect(deriveStatus(facts(some)).code).toBe(code);
  });

  it('because of the voiding and the reinstatement, in their order, and the row on the list', () => {
    const status = deriveStatus(
      facts({ ...listed, events: on(['reinstated', '2025-05-08'], ['voided_locally', '2025-05-01']) }),
    );
    expect(status.because.map((one) => (one.kind === 'event' ? one.event : one.kind))).toEqual([
      'voided_locally',
      'reinstated',
      'listing',
    ]);
    expect(status.asOf).toBe(sheet);
  });

  it('because of the list on which it is missing', () => {
    expect(deriveStatus(facts(gone)).because.map(({ kind, on: when }) => `${kind} ${when}`)).toEqual([
      'listing 2025-03-01',
      'absence 2025-05-18',
    ]);
  });
});
