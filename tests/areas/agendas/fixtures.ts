/** A fictitious Legistar client's answers: the shape is the platform's, the city and its business are made up. */
export function event(over: Record<string, unknown> = {}) {
  return {
    EventId: 501,
    EventGuid: '00000000-0000-4000-8000-000000000501',
    EventLastModifiedUtc: '2026-11-20T16:36:49.69',
    EventRowVersion: 'AAAAAAHrgUo=',
    EventBodyId: 1,
    EventBodyName: 'Pretend City Commission',
    EventDate: '2026-12-02T00:00:00',
    EventTime: '6:00 PM',
    EventAgendaStatusName: 'Final',
    EventLocation: 'Pretend Hall',
    EventAgendaFile: 'https://pretend.example/agenda.pdf',
    EventMinutesFile: null,
    EventComment: null,
    EventInSiteURL: 'https://pretend.example/meeting/501',
    EventItems: [] as unknown[],
    ...over,
  };
}

export function item(over: Record<string, unknown> = {}) {
  return {
    EventItemId: 9001,
    EventItemGuid: '00000000-0000-4000-8000-000000009001',
    EventItemEventId: 501,
    EventItemAgendaSequence: 10,
    EventItemMinutesSequence: null,
    EventItemAgendaNumber: '5',
    EventItemActionName: null,
    EventItemPassedFlagName: null,
    EventItemTitle: 'Resolution on the 287(g) agreement of the Pretend police',
    EventItemMatterFile: 'R-26-1',
    EventItemMatterName: null,
    EventItemMatterType: 'Resolution',
    EventItemMatterStatus: 'Agenda Ready',
    EventItemMatterAttachments: [],
    ...over,
  };
}

export const guid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** A feed with the given events; each is a list of content lines. */
export function feed(...events: string[][]): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Pretend//EN',
    ...events.flatMap((lines) => ['BEGIN:VEVENT', 'DTSTAMP:20261101T000000Z', ...lines, 'END:VEVENT']),
    'END:VCALENDAR',
    '',
  ].join('\r\n');
}
