import { describe, expect, it } from 'vitest';
import { changedFields, looksWrong, mentionsAgreement } from '#lib/agendas/rules.ts';

describe('mentionsAgreement', () => {
  it.each([
    'Resolution on the 287(g) agreement',
    'Section 287 (g) program',
    'A 287g update',
    '287-G MOA WITH THE SHERIFF',
    'Termination of ICE agreement',
    'Memorandum with U.S. Immigration and Customs Enforcement',
    'RESOLUTION AUTHORIZING AN AGREEMENT WITH ICE',
    'I.C.E. cooperation policy',
    'Discussion: Immigration enforcement by city police',
    'Task force agreement (ICE)',
    'Acuerdo con el ICE para la policía',
    'Resolución sobre inmigración',
    'Control migratorio: informe',
    'Rezolisyon sou imigrasyon',
    'Warrant Service Officer training',
  ])('%s', (title) => expect(mentionsAgreement(title)).toBe(true));

  it.each([
    'Police service vehicles',
    'POLICE OFFICERS SERVICE AWARDS',
    'Ice cream social permit',
    'ICE CREAM TRUCK ORDINANCE',
    'PURCHASE OF ICE MACHINE FOR THE POLICE DEPARTMENT',
    'ICE',
    'Icehouse redevelopment agreement',
    'ICEHOUSE AGREEMENT',
    'Agreement for ICE RINK operations',
    'Black ICE storm response',
    'Price notice for office supplies',
    'Site plan for 287 Grove Street',
    'Lot 287 G Street variance',
    'Protección de aves migratorias',
    'Servicio de policía',
    'Justice and notice policies',
    'Migration of the data center',
  ])('not: %s', (title) => expect(mentionsAgreement(title)).toBe(false));
});

describe('changedFields', () => {
  it('says before and after of what differs, dates as text, whatever the order of keys', () => {
    const before = {
      startsAt: new Date('2026-12-02T23:00:00Z'),
      location: 'A',
      attachments: [{ name: 'a', url: 'b' }],
    };
    const after = {
      startsAt: new Date('2026-12-03T23:00:00Z'),
      location: 'A',
      attachments: [{ url: 'b', name: 'a' }],
    };
    expect(changedFields(['startsAt', 'location', 'attachments'], before, after)).toEqual({
      startsAt: { before: '2026-12-02T23:00:00.000Z', after: '2026-12-03T23:00:00.000Z' },
    });
  });
});

describe('looksWrong', () => {
  it('lets few go, and half, but not most of many', () => {
    expect([looksWrong(1, 1), looksWrong(2, 2), looksWrong(3, 6), looksWrong(3, 5)]).toEqual([
      false,
      false,
      false,
      true,
    ]);
  });
});
