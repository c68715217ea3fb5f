import { iceEvents } from './ice-events.ts';
import { high, low, medium, type PlaceHistory, prose } from './shape.ts';

/** The newest note in the roster. The mayor's term ended on November 16, 2026; no successor is on file. */
const AS_OF = '2026-08-28';
const roster = (locator: string) => medium('ev-rosters-2026-08', { locator });
const rescind = [high('wtxl-2025-10-22'), high('wctv-2025-10-22'), high('tallahassee-reports-2025-10')];

export const tallahassee: PlaceHistory = {
  place: '1270600',
  agency: 'fl/tallahassee-police-department',
  officials: [
    { slug: 'jack-porter', name: 'Jacqueline "Jack" Porter', familyName: 'Porter' },
    { slug: 'curtis-richardson', name: 'Curtis Richardson', familyName: 'Richardson' },
    { slug: 'jeremy-matlow', name: 'Jeremy Matlow', familyName: 'Matlow' },
    {
      slug: 'john-dailey',
      name: 'John Dailey',
      familyName: 'Dailey',
      ocdPersonId: 'ocd-person/33c0e882-174c-45b9-8a44-004531c69577',
    },
    { slug: 'dianne-williams-cox', name: 'Dianne Williams-Cox', familyName: 'Williams-Cox' },
  ],
  bodies: [
    {
      id: 'tallahassee-city-commission',
      name: 'Tallahassee City Commission',
      kind: 'city_commission',
      decider: 'chief',
      votingSeats: 5,
      votesNeeded: 3,
      mayorPowers: ['vote'],
      asOf: '2025-10-22',
      cites: [high('talgov-mayor', { locator: 'the mayor is one of five votes' }), ...rescind],
      channels: [
        {
          kind: 'postal',
          value: '300 S. Adams Street\nTallahassee, FL 32301',
          asOf: '2026-11-22',
          cites: [medium('openstates-john-dailey')],
        },
        {
          kind: 'phone',
          value: '850-891-2000',
          asOf: '2026-11-22',
          cites: [medium('openstates-john-dailey')],
        },
      ],
      seats: [
        {
          id: 'tallahassee-seat-1',
          label: 'Seat 1',
          kind: 'member',
          votes: true,
          terms: [
            { id: 'tallahassee-porter', official: 'jack-porter', asOf: AS_OF, cites: [roster('Seat 1')] },
          ],
        },
        {
          id: 'tallahassee-seat-2',
          label: 'Seat 2',
          kind: 'member',
          votes: true,
          terms: [
            {
              id: 'tallahassee-richardson',
              official: 'curtis-richardson',
              asOf: AS_OF,
              cites: [roster('Seat 2')],
            },
          ],
        },
        {
          id: 'tallahassee-seat-3',
          label: 'Seat 3',
          kind: 'member',
          votes: true,
          terms: [
            {
              id: 'tallahassee-matlow',
              official: 'jeremy-matlow',
              startOn: '2018-11-01',
              startPrecision: 'month',
              asOf: AS_OF,
              cites: [roster('Seat 3')],
            },
          ],
        },
        {
          id: 'tallahassee-seat-5',
          label: 'Seat 5',
          kind: 'member',
          votes: true,
          terms: [
            {
              id: 'tallahassee-williams-cox',
              official: 'dianne-williams-cox',
              asOf: AS_OF,
              cites: [roster('Seat 5')],
            },
          ],
        },
        {
          id: 'tallahassee-mayor',
          label: 'Mayor (Seat 4)',
          kind: 'mayor',
          votes: true,
          terms: [
            {
              id: 'tallahassee-dailey',
              official: 'john-dailey',
              startOn: '2018-11-01',
              startPrecision: 'month',
              endOn: '2026-11-16',
              endPrecision: 'day',
              endReason: 'expired',
              asOf: AS_OF,
              cites: [medium('openstates-john-dailey', { locator: 'end_date' }), roster('Seat 4, Mayor')],
              channels: [
                {
                  kind: 'email',
                  value: 'Mayor@talgov.com',
                  asOf: '2026-11-22',
                  cites: [medium('openstates-john-dailey')],
                },
              ],
            },
          ],
        },
      ],
    },
  ],
  motions: [
    {
      id: 'tallahassee-2025-03-26-declaratory-judgment',
      body: 'tallahassee-city-commission',
      on: '2025-03-26',
      title: prose(
        'Have the city attorney ask a court whether the agreement is required',
        'Que la abogada de la ciudad pregunte a un tribunal si el acuerdo es obligatorio',
        'Fè avoka vil la mande yon tribinal si akò a obligatwa',
      ),
      effect: 'advice',
      passed: false,
      sponsor: 'tallahassee-porter',
      asOf: '2025-03-26',
      cites: [medium('citizenportal-2025-03-26')],
      tallies: [{ yes: 2, no: 3, cites: [medium('citizenportal-2025-03-26')] }],
    },
    {
      id: 'tallahassee-2025-08-20-legal-information',
      body: 'tallahassee-city-commission',
      on: '2025-08-20',
      title: prose(
        'Get legal information on how to challenge agreements between the city and ICE',
        'Obtener información legal sobre cómo impugnar los acuerdos entre la ciudad y ICE',
        'Jwenn enfòmasyon legal sou fason pou konteste akò ant vil la ak ICE',
      ),
      effect: 'advice',
      passed: true,
      asOf: '2025-08-20',
      cites: [
        medium('tallahassee-reports-2025-08-20', { locator: 'passed unanimously; no roll call given' }),
      ],
    },
    {
      id: 'tallahassee-2025-10-22-rescind',
      body: 'tallahassee-city-commission',
      on: '2025-10-22',
      title: prose('End the agreement with ICE', 'Terminar el acuerdo con ICE', 'Fini akò ak ICE a'),
      effect: 'end',
      passed: false,
      sponsor: 'tallahassee-matlow',
      rollCallComplete: true,
      asOf: '2025-10-22',
      cites: rescind,
      tallies: [{ yes: 2, no: 3, cites: rescind }],
      positions: {
        yes: ['tallahassee-matlow', 'tallahassee-porter'],
        no: ['tallahassee-dailey', 'tallahassee-williams-cox', 'tallahassee-richardson'],
      },
    },
  ],
  events: [
    {
      id: 'tallahassee-2025-03-10-signed',
      kind: 'signed_locally',
      on: '2025-03-10',
      ofAgreement: true,
      summary: prose(
        'The police chief, Lawrence Revell, signed the agreement with the city manager. The commission did not vote on it.',
        'El jefe de policía, Lawrence Revell, firmó el acuerdo con el administrador de la ciudad. La comisión no lo votó.',
        'Chèf polis la, Lawrence Revell, siyen akò a ansanm ak administratè vil la. Komisyon an pa t vote sou li.',
      ),
      asOf: '2025-03-10',
      cites: [high('moa-tallahassee'), high('wtxl-2025-10-22')],
    },
    ...iceEvents('tallahassee', 'Tallahassee Police Department', '2025-03-10', true),
    {
      id: 'tallahassee-2025-03-26-court-question-failed',
      kind: 'other',
      on: '2025-03-26',
      ofAgreement: true,
      motion: 'tallahassee-2025-03-26-declaratory-judgment',
      summary: prose(
        "Commissioner Porter's motion to ask a court whether the agreement is required failed, 2 to 3.",
        'La moción de la comisionada Porter para preguntar a un tribunal si el acuerdo es obligatorio fracasó, 2 a 3.',
        'Mosyon komisyonè Porter pou mande yon tribinal si akò a obligatwa pa t pase, 2 kont 3.',
      ),
      asOf: '2025-03-26',
      cites: [medium('citizenportal-2025-03-26')],
    },
    {
      id: 'tallahassee-2025-06-review',
      kind: 'review_requested',
      on: '2025-06-01',
      precision: 'month',
      ofAgreement: true,
      summary: prose(
        'The commission voted 3 to 2 to review the agreement. Dailey, Matlow and Porter voted yes.',
        'La comisión votó 3 a 2 para revisar el acuerdo. Dailey, Matlow y Porter votaron que sí.',
        'Komisyon an vote 3 kont 2 pou revize akò a. Dailey, Matlow ak Porter vote wi.',
      ),
      asOf: '2025-10-23',
      cites: [medium('visaverge-2025-10-23'), low('fightback-2025-08', { locator: 'the tally only' })],
    },
    {
      id: 'tallahassee-2025-08-20-legal-information-asked',
      kind: 'advice_requested',
      on: '2025-08-20',
      ofAgreement: true,
      motion: 'tallahassee-2025-08-20-legal-information',
      summary: prose(
        'The commission voted unanimously to get legal information on how to challenge the agreement.',
        'La comisión votó por unanimidad obtener información legal sobre cómo impugnar el acuerdo.',
        'Komisyon an vote alinanimite pou jwenn enfòmasyon legal sou fason pou konteste akò a.',
      ),
      asOf: '2025-08-20',
      cites: [medium('tallahassee-reports-2025-08-20')],
    },
    {
      id: 'tallahassee-2025-10-22-rescind-failed',
      kind: 'rescind_failed',
      on: '2025-10-22',
      ofAgreement: true,
      motion: 'tallahassee-2025-10-22-rescind',
      summary: prose(
        "Commissioner Matlow's motion to end the agreement failed, 2 to 3. The agreement stayed. About 40 people had asked to speak.",
        'La moción del comisionado Matlow para terminar el acuerdo fracasó, 2 a 3. El acuerdo siguió. Unas 40 personas habían pedido la palabra.',
        'Mosyon komisyonè Matlow pou fini akò a pa t pase, 2 kont 3. Akò a rete. Anviwon 40 moun te mande lapawòl.',
      ),
      asOf: '2025-10-22',
      cites: rescind,
    },
    {
      id: 'tallahassee-2025-officer-trained',
      kind: 'officers_trained',
      on: '2025-10-22',
      precision: 'before',
      ofAgreement: true,
      summary: prose(
        'One Tallahassee officer, a detective, had been trained under the agreement.',
        'Un agente de Tallahassee, un detective, había recibido la formación del acuerdo.',
        'Yon polisye Tallahassee, yon detektif, te resevwa fòmasyon akò a.',
      ),
      asOf: '2025-10-22',
      cites: [medium('tallahassee-reports-2025-10'), medium('visaverge-2025-10-23')],
    },
  ],
  statements: [
    {
      id: 'porter-2025-09-04-threatened',
      official: 'jack-porter',
      on: '2025-09-04',
      kind: 'quotation',
      stance: 'neutral',
      words:
        'Local elected officials are being threatened for even questioning these agreements; we know now that the state itself has admitted that it is not a legal requirement.',
      summary: prose(
        'Commissioner Porter said officials are threatened for questioning these agreements, and that the state has admitted the law does not require them.',
        'La comisionada Porter dijo que se amenaza a funcionarios por cuestionar estos acuerdos y que el estado ha admitido que la ley no los exige.',
        'Komisyonè Porter di y ap menase ofisyèl yo paske yo poze kesyon sou akò sa yo, epi eta a admèt lalwa pa egzije yo.',
      ),
      asOf: '2025-09-04',
      cites: [high('wlrn-2025-09-04')],
    },
    {
      id: 'porter-2025-09-04-may-explore',
      official: 'jack-porter',
      on: '2025-09-04',
      kind: 'reported_intention',
      stance: 'conditional',
      summary: prose(
        'Commissioner Porter said her city may explore ways to withdraw from the agreement.',
        'La comisionada Porter dijo que su ciudad podría estudiar maneras de retirarse del acuerdo.',
        'Komisyonè Porter di vil li a ka egzamine fason pou l soti nan akò a.',
      ),
      asOf: '2025-09-04',
      cites: [high('wlrn-2025-09-04')],
    },
  ],
  rules: [
    {
      id: 'tallahassee-who-decides',
      topic: 'who_decides',
      text: prose(
        'The police chief and the city manager signed the agreement. No commission vote made it, but the commission can take up a motion about it, as it did in 2025.',
        'El jefe de policía y el administrador firmaron el acuerdo. No nació de un voto de la comisión, pero la comisión puede tratar una moción sobre él, como hizo en 2025.',
        'Chèf polis la ak administratè vil la te siyen akò a. Se pa yon vòt komisyon an ki fè l, men komisyon an ka pran yon mosyon sou li, jan li te fè an 2025.',
      ),
      asOf: '2025-10-22',
      cites: [high('moa-tallahassee'), high('wtxl-2025-10-22')],
    },
    {
      id: 'tallahassee-vote',
      topic: 'vote',
      text: prose(
        'The commission has five votes. A majority is 3. The motion to end the agreement got 2.',
        'La comisión tiene cinco votos. La mayoría son 3. La moción para terminar el acuerdo tuvo 2.',
        'Komisyon an gen senk vòt. Majorite a se 3. Mosyon pou fini akò a te jwenn 2.',
      ),
      asOf: '2025-10-22',
      cites: rescind,
    },
    {
      id: 'tallahassee-mayor',
      topic: 'mayor',
      text: prose(
        'The mayor is one of the five votes and has no veto.',
        'El alcalde es uno de los cinco votos y no tiene veto.',
        'Majistra a se youn nan senk vòt yo, epi li pa gen veto.',
      ),
      asOf: '2026-11-22',
      cites: [high('talgov-mayor')],
    },
    {
      id: 'tallahassee-consequence',
      topic: 'consequence',
      text: prose(
        'The City Attorney wrote that the city could end the agreement, but that the Attorney General would likely warn the city at once, as he warned Key West.',
        'La abogada de la ciudad escribió que la ciudad podría terminar el acuerdo, pero que el fiscal general del estado probablemente la advertiría de inmediato, como a Key West.',
        'Avoka vil la ekri vil la ta ka fini akò a, men Pwokirè Jeneral eta a ta gen anpil chans avèti vil la touswit, jan li te fè ak Key West.',
      ),
      asOf: '2025-10-22',
      cites: [medium('wtxl-2025-10-22')],
    },
  ],
};
