import { iceEvents } from './ice-events.ts';
import { miamiRules } from './miami-rules.ts';
import { high, medium, type PlaceHistory, prose } from './shape.ts';

/** The last day on which the sources read show the bench; nothing later is on file. */
const AS_OF = '2026-02-12';
const bench = high('nationaltoday-2026-02-12');
const roster = (locator: string) => medium('ev-rosters-2026-08', { locator });
const vote = high('newtimes-2025-06-17');

export const miami: PlaceHistory = {
  place: '1245000',
  agency: 'fl/city-of-miami-police-department',
  officials: [
    { slug: 'eileen-higgins', name: 'Eileen Higgins', familyName: 'Higgins' },
    { slug: 'francis-suarez', name: 'Francis Suarez', familyName: 'Suarez' },
    { slug: 'miguel-gabela', name: 'Miguel Gabela', familyName: 'Gabela' },
    { slug: 'damian-pardo', name: 'Damian Pardo', familyName: 'Pardo' },
    { slug: 'joe-carollo', name: 'Joe Carollo', familyName: 'Carollo' },
    { slug: 'rolando-escalona', name: 'Rolando Escalona', familyName: 'Escalona' },
    { slug: 'ralph-rosado', name: 'Ralph "Rafael" Rosado', familyName: 'Rosado' },
    { slug: 'christine-king', name: 'Christine King', familyName: 'King' },
  ],
  bodies: [
    {
      id: 'miami-city-commission',
      name: 'Miami City Commission',
      kind: 'city_commission',
      decider: 'commission',
      votingSeats: 5,
      votesNeeded: 3,
      mayorPowers: ['veto', 'sponsor'],
      asOf: AS_OF,
      cites: [
        high('miami-minutes-1473814', {
          locator: 'five commissioners; Christine King presided as chair on June 17, 2025',
        }),
        medium('miami-agenda-notice-2007', { locator: "the mayor's veto, charter 4(g)(5)" }),
        medium('miami-file-10-00661', { locator: 'who may place an item, code 2-33(c)(1)' }),
      ],
      channels: [
        {
          kind: 'postal',
          value: 'City Hall\n3500 Pan American Drive\nMiami, FL 33133',
          asOf: '2025-07-10',
          cites: [high('miami-minutes-1473814', { locator: 'heading' })],
        },
      ],
      seats: [
        {
          id: 'miami-district-1',
          label: 'District 1',
          kind: 'member',
          votes: true,
          terms: [
            {
              id: 'miami-gabela',
              official: 'miguel-gabela',
              startOn: '2023-12-01',
              startPrecision: 'month',
              asOf: AS_OF,
              cites: [vote, roster('District 1')],
            },
          ],
        },
        {
          id: 'miami-district-2',
          label: 'District 2',
          kind: 'member',
          votes: true,
          terms: [
            {
              id: 'miami-pardo',
              official: 'damian-pardo',
              startOn: '2023-12-01',
              startPrecision: 'month',
              asOf: AS_OF,
              cites: [bench, roster('District 2')],
            },
          ],
        },
        {
          id: 'miami-district-3',
          label: 'District 3',
          kind: 'member',
          votes: true,
          terms: [
            {
              id: 'miami-carollo',
              official: 'joe-carollo',
              endOn: '2025-12-01',
              endPrecision: 'month',
              endReason: 'resigned',
              asOf: '2025-06-17',
              cites: [bench, vote],
            },
            {
              id: 'miami-escalona',
              official: 'rolando-escalona',
              startOn: '2025-12-17',
              startPrecision: 'day',
              asOf: AS_OF,
              cites: [bench, high('wlrn-2025-12-09'), medium('magiccityblog-2025-12'), roster('District 3')],
            },
          ],
        },
        {
          id: 'miami-district-4',
          label: 'District 4',
          kind: 'member',
          votes: true,
          terms: [
            {
              id: 'miami-rosado',
              official: 'ralph-rosado',
              startOn: '2025-06-10',
              startPrecision: 'day',
              asOf: AS_OF,
              cites: [vote, roster('District 4')],
            },
          ],
        },
        {
          id: 'miami-district-5',
          label: 'District 5',
          kind: 'member',
          votes: true,
          // In the chair on June 17, 2025; who presides later is not on file.
          presides: true,
          terms: [
            {
              id: 'miami-king',
              official: 'christine-king',
              startOn: '2021-11-10',
              startPrecision: 'day',
              asOf: AS_OF,
              cites: [bench, vote, roster('District 5')],
            },
          ],
        },
        {
          id: 'miami-mayor',
          label: 'Mayor',
          kind: 'mayor',
          votes: false,
          terms: [
            {
              id: 'miami-suarez',
              official: 'francis-suarez',
              endOn: '2025-12-01',
              endPrecision: 'month',
              asOf: '2025-06-17',
              cites: [high('wlrn-2025-12-09'), medium('newtimes-opinion-2026')],
            },
            {
              id: 'miami-higgins',
              official: 'eileen-higgins',
              startOn: '2025-12-18',
              startPrecision: 'day',
              asOf: AS_OF,
              cites: [bench, high('wlrn-2025-12-09'), roster('Mayor')],
            },
          ],
        },
      ],
    },
  ],
  motions: [
    {
      id: 'miami-2025-06-17-defer',
      body: 'miami-city-commission',
      on: '2025-06-17',
      title: prose(
        "Put off the vote on the agreement with ICE until the court rules in South Miami's suit",
        'Aplazar el voto sobre el acuerdo con ICE hasta que el tribunal decida la demanda de South Miami',
        'Ranvwaye vòt sou akò ak ICE la jiskaske tribinal la deside sou pwosè South Miami an',
      ),
      effect: 'defer',
      passed: false,
      procedural: true,
      asOf: '2025-06-17',
      cites: [vote],
    },
    {
      id: 'miami-2025-06-17-sign',
      body: 'miami-city-commission',
      on: '2025-06-17',
      title: prose(
        'Authorize the City Manager to sign the agreement with ICE (special meeting)',
        'Autorizar al administrador de la ciudad a firmar el acuerdo con ICE (reunión especial)',
        'Otorize administratè vil la pou siyen akò ak ICE a (reyinyon espesyal)',
      ),
      fileNumber: '17407',
      effect: 'sign',
      passed: true,
      rollCallComplete: true,
      asOf: '2025-06-17',
      cites: [
        high('miami-minutes-1473814'),
        high('miami-item-1474159'),
        vote,
        high('livinglovingmiami-2025-06'),
      ],
      tallies: [{ yes: 3, no: 2, cites: [high('miami-minutes-1473814'), vote] }],
      positions: {
        yes: ['miami-carollo', 'miami-gabela', 'miami-rosado'],
        no: ['miami-king', 'miami-pardo'],
      },
    },
  ],
  events: [
    {
      id: 'miami-2025-04-24-proposed',
      kind: 'proposed',
      on: '2025-04-24',
      ofAgreement: true,
      summary: prose(
        'An item to join the 287(g) program was on the City Commission agenda. The police department asked for it.',
        'La agenda de la comisión incluía un punto para entrar en el programa 287(g). Lo pidió el departamento de policía.',
        'Ajanda komisyon an te gen yon pwen pou antre nan pwogram 287(g) la. Se depatman polis la ki te mande l.',
      ),
      asOf: '2025-04-24',
      cites: [high('herald-2025-04-24'), high('miami-item-1474159', { locator: 'requesting department' })],
    },
    {
      id: 'miami-2025-04-24-deferred',
      kind: 'deferred',
      on: '2025-04-24',
      ofAgreement: true,
      summary: prose(
        'The item was put off so that District 4 could first elect a commissioner.',
        'El punto se aplazó para que el Distrito 4 eligiera antes a un comisionado.',
        'Yo te ranvwaye pwen an pou Distri 4 te ka chwazi yon komisyonè anvan.',
      ),
      asOf: '2025-04-24',
      cites: [high('herald-2025-04-24')],
    },
    {
      id: 'miami-2025-06-17-defer-failed',
      kind: 'defer_failed',
      on: '2025-06-17',
      ofAgreement: true,
      motion: 'miami-2025-06-17-defer',
      summary: prose(
        "A motion to wait for the ruling in South Miami's suit failed.",
        'Fracasó una moción para esperar el fallo en la demanda de South Miami.',
        'Yon mosyon pou tann desizyon an nan pwosè South Miami an pa t pase.',
      ),
      asOf: '2025-06-17',
      cites: [vote],
    },
    {
      id: 'miami-2025-06-17-approved',
      kind: 'approved_locally',
      on: '2025-06-17',
      ofAgreement: true,
      motion: 'miami-2025-06-17-sign',
      summary: prose(
        'At a special meeting the City Commission voted 3 to 2 to let the City Manager sign the agreement.',
        'En una reunión especial, la comisión votó 3 a 2 para que el administrador de la ciudad firmara el acuerdo.',
        'Nan yon reyinyon espesyal, komisyon an vote 3 kont 2 pou kite administratè vil la siyen akò a.',
      ),
      asOf: '2025-06-17',
      cites: [high('miami-minutes-1473814'), vote],
    },
    {
      id: 'miami-2025-08-27-pending',
      kind: 'pending_with_ice',
      on: '2025-08-27',
      ofAgreement: true,
      summary: prose(
        "The agreement was on ICE's list of pending agencies.",
        'El acuerdo estaba en la lista de ICE de agencias pendientes.',
        'Akò a te sou lis ajans k ap tann ICE a.',
      ),
      asOf: '2025-08-27',
      cites: [high('ice-sheet-pending-2025-08-27')],
    },
    ...iceEvents('miami', 'City of Miami Police Department', '2025-08-28', true),
    {
      id: 'miami-2025-09-03-officers-selected',
      kind: 'other',
      on: '2025-09-03',
      ofAgreement: true,
      summary: prose(
        'Three Miami officers had been chosen for training, it was reported.',
        'Se informó que se había elegido a tres agentes de Miami para la formación.',
        'Yo rapòte ke yo te chwazi twa polisye Miami pou fòmasyon an.',
      ),
      asOf: '2025-09-03',
      cites: [high('wusf-wlrn-2025-09-03')],
    },
    {
      id: 'miami-2026-02-officers-trained',
      kind: 'officers_trained',
      on: '2026-02-28',
      precision: 'before',
      ofAgreement: true,
      summary: prose(
        'Three Miami officers had been trained under the agreement.',
        'Tres agentes de Miami habían recibido la formación del acuerdo.',
        'Twa polisye Miami te resevwa fòmasyon akò a.',
      ),
      asOf: '2026-02-28',
      cites: [high('herald-editorial-2026-02')],
    },
  ],
  statements: [
    {
      id: 'higgins-2026-02-take-the-initiative',
      official: 'eileen-higgins',
      on: '2026-02-12',
      precision: 'before',
      kind: 'quotation',
      stance: 'neutral',
      words: 'They have to take the initiative. They voted for it. They have to undo it.',
      summary: prose(
        'Mayor Higgins told the Miami Herald that undoing the agreement is up to the commissioners.',
        'La alcaldesa Higgins dijo al Miami Herald que deshacer el acuerdo les toca a los comisionados.',
        'Majistra Higgins te di Miami Herald se komisyonè yo ki dwe defè akò a.',
      ),
      asOf: AS_OF,
      cites: [
        high('nationaltoday-2026-02-12', {
          quote: 'They have to take the initiative. They voted for it. They have to undo it.',
        }),
      ],
    },
    {
      id: 'higgins-2026-02-would-approve',
      official: 'eileen-higgins',
      on: '2026-02-12',
      precision: 'before',
      kind: 'reported_intention',
      stance: 'would_end',
      summary: prose(
        'Mayor Higgins has said she would approve legislation to undo the agreement. She left it to the commissioners to propose it.',
        'La alcaldesa Higgins ha dicho que aprobaría una medida para deshacer el acuerdo. Dejó que la propongan los comisionados.',
        'Majistra Higgins di li t ap apwouve yon mezi pou defè akò a. Li kite komisyonè yo pwopoze l.',
      ),
      asOf: AS_OF,
      cites: [high('nationaltoday-2026-02-12'), high('herald-editorial-2026-02')],
    },
    {
      id: 'escalona-2026-02-would-consider',
      official: 'rolando-escalona',
      on: '2026-02-12',
      precision: 'before',
      kind: 'reported_intention',
      stance: 'conditional',
      summary: prose(
        'Commissioner Escalona has said he would consider cancelling the agreement if another commissioner proposed it. He has said he disagrees with 287(g) and wants to know the legal risks.',
        'El comisionado Escalona ha dicho que consideraría cancelar el acuerdo si otro comisionado lo propusiera. Ha dicho que no está de acuerdo con el 287(g) y que quiere conocer los riesgos legales.',
        'Komisyonè Escalona di li t ap konsidere anile akò a si yon lòt komisyonè pwopoze sa. Li di li pa dakò ak 287(g) epi li vle konnen ki risk legal ki genyen.',
      ),
      asOf: AS_OF,
      cites: [high('nationaltoday-2026-02-12'), high('doralvoice-escalona')],
    },
  ],
  rules: miamiRules,
};
