import type { DatePrecision, Day } from '#lib/kernel/dates.ts';
import type { Localized } from '#lib/kernel/locales.ts';
import type { AgreementModel, Because, EventKind, ShownSource, Status, StatusCode } from './types.ts';

export type StatusEvent = {
  id: string;
  kind: EventKind;
  on: Day;
  precision: DatePrecision;
  summary: Localized;
  /** The one agreement it concerns; null: all that the place's agencies have. */
  agreementId: string | null;
  sources: ShownSource[];
};

/** An accepted ICE sheet that covers the place's state. */
export type StatusRelease = {
  id: string;
  kind: 'participating' | 'pending';
  asOf: Day;
  sources: ShownSource[];
};

/** A row for one of the place's own agencies in one of those sheets. */
export type StatusListing = {
  releaseId: string;
  agreementId: string;
  agencyName: string;
  model: AgreementModel;
  signedOn: Day | null;
  sources: ShownSource[];
};

/** Everything on file about the agreements of one place's own agencies, in any order. */
export type StatusFacts = {
  events: readonly StatusEvent[];
  releases: readonly StatusRelease[];
  listings: readonly StatusListing[];
};

/** Decisions that move a status, in the order in which they can follow one another on one day. */
const DECISIONS = [
  'proposed',
  'deferred',
  'declined',
  'rejected',
  'pending_with_ice',
  'signed_locally',
  'approved_locally',
  'signed_by_ice',
  'voided_locally',
  'suspended',
  'reinstated',
  'superseded',
  'terminated',
] as const;
type Decision = (typeof DECISIONS)[number];

const SIGHTINGS: readonly EventKind[] = ['first_listed', 'listed', 'no_longer_listed'];

/** What brings an agreement back into force after it was voided, suspended or terminated. */
const REVIVALS: readonly EventKind[] = ['reinstated', 'signed_locally', 'approved_locally', 'signed_by_ice'];

/** Of several agreements, the one whose status speaks for the place stands first here. */
const STRONGEST: readonly StatusCode[] = [
  'active_listed',
  'voided_locally_still_listed',
  'suspended',
  'reinstated',
  'pending_ice',
  'approved_locally_not_listed',
  // An absence before a documented end: when only one of two agreements has a document, the weaker claim is the true one.
  'removed_from_list',
  'terminated',
  'superseded',
  'proposed',
  'deferred',
  'rejected',
  'no_agreement',
  'no_listing_found',
  'unknown',
];

/**
 * The status that follows from the facts on file, whatever their order. An absence from ICE's list is never an
 * end, only a documented termination is; "no agreement" needs a document; nothing on file is "unknown".
 */
export function deriveStatus(facts: StatusFacts): Status {
  const history = new History(facts);
  const digests = history.agreements().map((id) => history.of(id));
  const codes = digests.map(codeOf);
  // While one agreement is on the list, that another left it does not speak for the place.
  const speaking = digests.some(onList) ? codes.filter((code) => code !== 'removed_from_list') : codes;
  const code = STRONGEST.find((candidate) => speaking.includes(candidate)) ?? 'unknown';
  return {
    code,
    label: `places.status.${code}`,
    asOf: history.asOf(),
    because: history.because(),
  };
}

/** One agreement's facts, digested. Days compare as text. */
type Digest = {
  /** Some participating sheet on file covers the state. */
  covered: boolean;
  /** The last day on which a list showed it. */
  listedOn: Day | null;
  /** The last day on which a list that should show it did not. */
  absentOn: Day | null;
  /** ICE's newest date of signature for it. */
  signedOn: Day | null;
  /** In order. A pending row that a newer pending sheet no longer has is left out. */
  decisions: { kind: Decision; on: Day }[];
};

function codeOf(digest: Digest): StatusCode {
  const { listedOn, absentOn } = digest;
  if (listedOn === null) return neverListed(digest);
  return absentOn === null || onList(digest)
    ? listedNow(digest, listedOn)
    : listedBefore(digest, listedOn, absentOn);
}

/** No list from after the last sighting lacks it. */
function onList({ listedOn, absentOn }: Digest): boolean {
  return listedOn !== null && (absentOn === null || absentOn <= listedOn);
}

/** On the newest list. Only a documented act that nothing has undone since says more than "active". */
function listedNow(digest: Digest, listedOn: Day): StatusCode {
  const act = standing(digest, ['voided_locally', 'suspended', 'terminated', 'superseded']);
  switch (act?.kind) {
    case 'suspended':
      return 'suspended';
    case 'voided_locally':
      return 'voided_locally_still_listed';
    case 'terminated':
      // A list from after the termination still has the old agreement: neither "ended" nor plainly "active" is known.
      return act.on >= listedOn ? 'terminated' : 'voided_locally_still_listed';
    case 'superseded':
      return act.on >= listedOn ? 'superseded' : 'active_listed';
    default:
      return 'active_listed';
  }
}

/** On a list earlier and missing from a later one. */
function listedBefore(digest: Digest, listedOn: Day, absentOn: Day): StatusCode {
  const end = standing(digest, ['terminated', 'superseded']);
  if (end) return end.kind === 'terminated' ? 'terminated' : 'superseded';
  const last = digest.decisions.at(-1);
  if (last?.kind === 'declined' && last.on >= listedOn) return 'no_agreement';
  // Only what was decided after the absence can say more than that it is gone from the list.
  if (!last || last.on <= absentOn) return 'removed_from_list';
  if (last.kind === 'voided_locally' || last.kind === 'rejected') return 'removed_from_list';
  return BY_DECISION[last.kind];
}

function neverListed(digest: Digest): StatusCode {
  const last = digest.decisions.at(-1);
  if (last) return BY_DECISION[last.kind];
  return digest.covered ? 'no_listing_found' : 'unknown';
}

/** What the last decision comes to where no list shows the agreement. */
const BY_DECISION: Record<Decision, StatusCode> = {
  proposed: 'proposed',
  deferred: 'deferred',
  declined: 'no_agreement',
  rejected: 'rejected',
  pending_with_ice: 'pending_ice',
  signed_locally: 'approved_locally_not_listed',
  approved_locally: 'approved_locally_not_listed',
  signed_by_ice: 'approved_locally_not_listed',
  voided_locally: 'rejected',
  suspended: 'suspended',
  reinstated: 'reinstated',
  superseded: 'superseded',
  terminated: 'terminated',
};

/** The last of these acts, if no revival and no newer signature by ICE came after it. */
function standing(digest: Digest, kinds: readonly Decision[]): { kind: Decision; on: Day } | undefined {
  const at = digest.decisions.findLastIndex((decision) => kinds.includes(decision.kind));
  const act = digest.decisions[at];
  if (!act) return undefined;
  if (digest.decisions.slice(at + 1).some((decision) => REVIVALS.includes(decision.kind))) return undefined;
  return digest.signedOn !== null && digest.signedOn > act.on ? undefined : act;
}

/** Facts without an agreement of their own are filed under this key when there is no other. */
const ANY = '';

class History {
  private readonly facts: StatusFacts;
  private readonly release: Map<string, StatusRelease>;

  constructor(facts: StatusFacts) {
    this.facts = facts;
    this.release = new Map(facts.releases.map((release) => [release.id, release]));
  }

  /** Keys of the agreements that the facts speak of; never empty. */
  agreements(): string[] {
    const { events, listings } = this.facts;
    const keys = new Set(
      listings.filter((row) => this.release.has(row.releaseId)).map((row) => row.agreementId),
    );
    for (const event of events) if (event.agreementId !== null) keys.add(event.agreementId);
    // A sighting that names no agreement may be of one that is not on file.
    const seenUnnamed = events.some(
      (event) => event.agreementId === null && (event.kind === 'listed' || event.kind === 'first_listed'),
    );
    if (keys.size === 0 || seenUnnamed) keys.add(ANY);
    return [...keys];
  }

  of(key: string): Digest {
    const events = this.facts.events.filter(
      (event) => event.agreementId === null || event.agreementId === key,
    );
    const rows = this.facts.listings
      .filter((row) => row.agreementId === key)
      .map((row) => ({ row, release: this.release.get(row.releaseId) }));
    const days = (kind: StatusRelease['kind'], present: boolean) => {
      const showing = new Set(rows.flatMap(({ release }) => (release?.kind === kind ? [release.asOf] : [])));
      const sheets = this.facts.releases.filter((release) => release.kind === kind).map(({ asOf }) => asOf);
      return sheets.filter((asOf) => showing.has(asOf) === present);
    };
    const seen = events
      .filter(
        (event) =>
          (event.kind === 'listed' || event.kind === 'first_listed') && (event.agreementId ?? ANY) === key,
      )
      .map(({ on }) => on);
    const gone = events.filter((event) => event.kind === 'no_longer_listed').map(({ on }) => on);
    const pendingGoneOn = latest(days('pending', false));
    const decisions = events
      .flatMap(({ kind, on }) => (isDecision(kind) ? [{ kind, on }] : []))
      .concat(days('pending', true).map((on) => ({ kind: 'pending_with_ice', on })))
      .filter(({ kind, on }) => kind !== 'pending_with_ice' || pendingGoneOn === null || on >= pendingGoneOn)
      .sort((a, b) => compare(a.on, b.on) || DECISIONS.indexOf(a.kind) - DECISIONS.indexOf(b.kind));
    return {
      covered: this.facts.releases.some((release) => release.kind === 'participating'),
      listedOn: latest([...days('participating', true), ...seen]),
      absentOn: latest([...days('participating', false), ...gone]),
      signedOn: latest(rows.flatMap(({ row, release }) => (release && row.signedOn ? [row.signedOn] : []))),
      decisions,
    };
  }

  asOf(): Day | null {
    return latest([
      ...this.facts.events.filter(({ kind }) => moves(kind)).map(({ on }) => on),
      ...this.facts.releases.map(({ asOf }) => asOf),
    ]);
  }

  /** The events that move a status, each agreement's newest row, and the newest list where it has none. */
  because(): Because[] {
    const events: Because[] = this.facts.events
      .filter(({ kind }) => moves(kind))
      .map(({ id, kind, on, precision, summary, sources }) => ({
        kind: 'event',
        id,
        event: kind,
        on,
        precision,
        summary,
        sources,
      }));
    const because = [...events, ...this.newestRows(), ...this.absences()];
    return because.sort((a, b) => compare(a.on, b.on) || compare(keyOf(a), keyOf(b)));
  }

  private newestRows(): Because[] {
    const newest = new Map<string, Extract<Because, { kind: 'listing' }>>();
    for (const { releaseId, agreementId, agencyName, model, signedOn, sources } of this.facts.listings) {
      const release = this.release.get(releaseId);
      if (!release) continue;
      const because = {
        kind: 'listing' as const,
        releaseId,
        sheet: release.kind,
        on: release.asOf,
        agencyName,
        model,
        signedOn,
        sources,
      };
      const key = `${agreementId} ${release.kind}`;
      const known = newest.get(key);
      const later = known && (compare(known.on, because.on) || compare(keyOf(known), keyOf(because)));
      if (later === undefined || later < 0) newest.set(key, because);
    }
    return [...newest.values()];
  }

  /** The newest participating sheet, if none of that day has a row for the place's agencies. */
  private absences(): Because[] {
    const sheets = this.facts.releases.filter(({ kind }) => kind === 'participating');
    const newest = sheets.toSorted((a, b) => compare(b.asOf, a.asOf) || compare(a.id, b.id))[0];
    if (!newest) return [];
    const sameDay = new Set(sheets.filter(({ asOf }) => asOf === newest.asOf).map(({ id }) => id));
    if (this.facts.listings.some((row) => sameDay.has(row.releaseId))) return [];
    return [{ kind: 'absence', releaseId: newest.id, on: newest.asOf, sources: newest.sources }];
  }
}

function isDecision(kind: EventKind): kind is Decision {
  return (DECISIONS as readonly EventKind[]).includes(kind);
}

function moves(kind: EventKind): boolean {
  return isDecision(kind) || SIGHTINGS.includes(kind);
}

function latest(days: readonly Day[]): Day | null {
  return days.reduce<Day | null>((last, day) => (last === null || day > last ? day : last), null);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Orders facts of one day: decisions as they can follow one another, then by their own keys. */
function keyOf(because: Because): string {
  if (because.kind !== 'event') {
    return because.kind === 'listing'
      ? `2 ${because.releaseId} ${because.agencyName} ${because.model} ${because.signedOn ?? ''}`
      : `3 ${because.releaseId}`;
  }
  const rank = isDecision(because.event) ? DECISIONS.indexOf(because.event) : DECISIONS.length;
  return `1 ${String(rank).padStart(2, '0')} ${because.id}`;
}
