import type { Day } from '#lib/kernel/dates.ts';
import type { Place, Status } from '#lib/places/types.ts';
import { type Situation, situationOf } from '../rules.ts';

/** What a letter may state of a place. A fact that is null is left out with the sentence that would carry it. */
export type PlaceFacts = {
  name: string;
  kind: 'municipality' | 'county' | 'state';
  /** Lower-case USPS code. */
  stateCode: string;
  situation: Situation;
  /** The agency that holds the agreement, as ICE spells it. */
  agency: string | null;
  model: 'task_force' | 'jail_enforcement' | 'warrant_service_officer' | null;
  /** ICE's own date. */
  signedOn: Day | null;
  /** The newest list of ICE's that was read. */
  listAsOf: Day | null;
  approvedOn: Day | null;
  /** The next meeting on the calendar; null when none is known. */
  meeting: MeetingFacts | null;
  /** The next agenda item that is about the agreement. */
  item: ItemFacts | null;
};

export type MeetingFacts = {
  bodyName: string;
  startsAt: Date;
  /** False when the calendar gives a day without an hour. */
  startTimeKnown: boolean;
  timeZone: string;
  location: string | null;
};

export type ItemFacts = {
  /** As the agenda has it. */
  title: string;
  /** Its page here, whole. */
  link: string;
  startsAt: Date;
  timeZone: string;
};

/** What is on file of a place and, where it is known, its calendar. */
export function placeFacts(
  place: Pick<Place, 'name' | 'kind' | 'stateCode'>,
  status: Status,
  list: { asOf: Day } | null,
  calendar: Pick<PlaceFacts, 'meeting' | 'item'> = { meeting: null, item: null },
): PlaceFacts {
  const { name, kind, stateCode } = place;
  return {
    name,
    kind,
    stateCode,
    situation: situationOf(status.code),
    ...agreementOnFile(status),
    listAsOf: list?.asOf ?? null,
    ...calendar,
  };
}

function agreementOnFile(status: Status): Pick<PlaceFacts, 'agency' | 'model' | 'signedOn' | 'approvedOn'> {
  let found: ReturnType<typeof agreementOnFile> = {
    agency: null,
    model: null,
    signedOn: null,
    approvedOn: null,
  };
  for (const it of status.because) {
    if (it.kind === 'listing')
      found = { ...found, agency: it.agencyName, model: it.model, signedOn: it.signedOn };
    // A day known only to the month or year is not stated as a day.
    if (it.kind === 'event' && it.event === 'approved_locally' && it.precision === 'day')
      found = { ...found, approvedOn: it.on };
  }
  return found;
}
