import { describe, expect, it } from 'vitest';
import {
  countLinks,
  isYoung,
  limitsOfYoung,
  mayWriteFrom,
  passagesToHold,
  reasonsToHold,
} from '#lib/letters/protection/abuse-rules.ts';
import { isDisposable } from '#lib/platform/disposable.ts';

describe('words for which a person is asked', () => {
  it.each([
    ['I will kill you if you vote for this.', 'threat'],
    ["I'll shoot you.", 'threat'],
    ['We are going to burn down your house', 'threat'],
    ['Someone should hang all of you.', 'threat'],
    ['WE KNOW WHERE YOU LIVE', 'threat'],
    ['Te voy a matar.', 'threat'],
    ['Los vamos a matar, lo digo en serio', 'threat'],
    ['Voy a quemar su casa', 'threat'],
    ['Sabemos dónde vive usted.', 'threat'],
    ['M ap touye w', 'threat'],
    ['N ap boule kay ou', 'threat'],
    ['Mwen konnen kote ou rete', 'threat'],
    ['Stop protecting these wetbacks.', 'slur'],
    ['ustedes son unos maricones', 'slur'],
    ['Ou se yon masisi', 'slur'],
  ])('%s', (text, kind) => {
    expect(passagesToHold(text).map((it) => it.kind)).toEqual([kind]);
    expect(reasonsToHold(['A calm subject', text])).toEqual([kind]);
  });

  it('marks the passage as it stands, with its accents', () => {
    const text = 'Señor: sé dónde vives. Adiós.';
    const [passage] = passagesToHold(text);
    expect(text.slice(passage?.from, passage?.to)).toBe('sé dónde vives');
  });
});

describe('strong political speech passes', () => {
  it.each([
    'You have blood on your hands, and history will judge you.',
    'This agreement is killing our community. Shame on every one of you.',
    'We will fight you at every meeting and we will vote you out.',
    'We will hang a banner in front of city hall and march until you resign.',
    'I will shoot you an email with the numbers.',
    'People died in that jail. They were murdered by neglect, and you knew.',
    'You are cowards and liars. Kill this agreement now.',
    'It will bomb in the polls, and you will pay for it in the next election.',
    'My neighbor was threatened: they said they would kill her family.',
    'Criminals are destroying this city and you protect them. Deport the criminals.',
    'At school they called me a wetback. That is why I write.',
    'This town has a chink in its armor.',
    'Ustedes tienen las manos manchadas de sangre. Vamos a matar este acuerdo con votos.',
    'Quiero que maten ese contrato. Es una vergüenza.',
    'Mi padre llegó como mojado y pagó impuestos toda su vida.',
    'Vamos a luchar en cada reunión hasta que renuncien.',
    'En la escuela me llamaron sudaca.',
    'N ap goumen kont akò sa a jiskaske li fini. Nou pa pè nou.',
    'Akò sa a ap touye kominote nou an. Wont sou nou tout.',
    'N ap vote kont ou nan pwochen eleksyon an.',
  ])('%s', (text) => {
    expect(passagesToHold(text)).toEqual([]);
  });
});

it('looks at long texts in a time that grows with their length only', () => {
  const time = (text: string) => {
    const from = performance.now();
    passagesToHold(text);
    return performance.now() - from;
  };
  const unit = 'i will i am going to we should kill ';
  time(unit.repeat(1000));
  const [one, ten] = [time(unit.repeat(2_000)), time(unit.repeat(20_000))];
  expect(ten).toBeLessThan(Math.max(one, 5) * 40);
});

it('counts web addresses', () => {
  expect(countLinks('See https://a.example and www.b.example, HTTP://c.example')).toBe(3);
  // One address, however it begins.
  expect(countLinks('https://www.a.example, http://www.b.example')).toBe(2);
  expect(countLinks('No links. Florida law, ch. 119.')).toBe(0);
});

describe('writing to the same person about the same thing', () => {
  const day = (number: number) => new Date(Date.UTC(2027, 0, number));

  it('is for once in 30 days', () => {
    expect(mayWriteFrom([], day(1))).toBeNull();
    expect(mayWriteFrom([day(1)], day(8))).toEqual(day(31));
    expect(mayWriteFrom([day(8), day(1)], day(31))).toEqual(new Date(Date.UTC(2027, 1, 7)));
    expect(mayWriteFrom([day(1)], day(31))).toBeNull();
  });
});

describe('limits', () => {
  const at = new Date('2027-01-02T12:00:00Z');

  it('count young accounts together, by network, place and campaign', () => {
    const given = { network: '192.0.2.1', place: 'p', campaign: 'c' };
    expect(limitsOfYoung(given).map(({ name, who }) => [name, who])).toEqual([
      ['letters.young.network', '192.0.2.1'],
      ['letters.young.place', 'p'],
      ['letters.young.campaign', 'c'],
    ]);
    expect(limitsOfYoung({ ...given, campaign: undefined })).toHaveLength(2);
  });

  it('call an account young for its first day', () => {
    expect(isYoung(new Date('2027-01-01T12:00:01Z'), at)).toBe(true);
    expect(isYoung(new Date('2027-01-01T12:00:00Z'), at)).toBe(false);
  });
});

describe('throwaway addresses', () => {
  it.each(['a@mailinator.com', 'a@guerrillamail.com', 'a@sub.yopmail.com', 'A@10MinuteMail.com'])(
    '%s is one',
    (email) => {
      expect(isDisposable(email)).toBe(true);
    },
  );

  it.each([
    'x7@privaterelay.appleid.com',
    'x7@mozmail.com',
    'x7@duck.com',
    'x7@ana.anonaddy.com',
    'x7@simplelogin.com',
    'ana@proton.me',
    'ana@gmail.com',
    'ana@town.example',
  ])('%s is a mailbox or a relay to one', (email) => {
    expect(isDisposable(email)).toBe(false);
  });
});
