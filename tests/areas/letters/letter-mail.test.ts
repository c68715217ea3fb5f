import { describe, expect, it } from 'vitest';
import { addressOf, letterMail, senderLine } from '#lib/letters/sending/letter-mail.ts';

const input = {
  deliveryId: 'd1',
  to: 'member@town.example',
  writer: { name: 'Ana Example', replyTo: 'ana@resident.example' },
  text: { subject: 'A question', body: 'Dear member,\n\n<b>please</b> answer.\nThank you.' },
  language: 'en',
  thread: [],
  mailFrom: 'Dais <letters@dais.example>',
  appUrl: 'https://dais.example',
} as const;

describe('the mail of one copy', () => {
  const mail = letterMail(input);

  it('comes from the writer by way of this host, and answers go to the writer', () => {
    expect(mail.from).toBe('"Ana Example via Dais" <letters@dais.example>');
    expect(mail.replyTo).toBe('ana@resident.example');
    expect(mail.to).toBe('member@town.example');
    expect(mail.idempotencyKey).toBe('delivery/d1');
  });

  it('says how it was sent, below the text', () => {
    const [body, footer] = mail.text.split('\n-- \n');
    expect(body?.trim()).toBe(input.text.body);
    expect(footer).toContain('sent through Dais (dais.example)');
    expect(footer).toContain('it did not check who or where they are');
  });

  it('has the same words as HTML, with nothing of the text as markup', () => {
    expect(mail.html).toContain('&#60;b&#62;please&#60;/b&#62; answer.<br>Thank you.');
    expect(mail.html).not.toContain('<b>');
  });

  it('names the letters that it follows up, so that mail programs show them together', () => {
    expect(mail.headers).toBeUndefined();
    const followUp = letterMail({ ...input, thread: ['<one@mail.example>', 'two@mail.example'] });
    expect(followUp.headers).toEqual({
      'In-Reply-To': '<two@mail.example>',
      References: '<one@mail.example> <two@mail.example>',
    });
    const forged = letterMail({ ...input, thread: ['<one@mail.example>\r\nBcc: all@town.example'] });
    expect(JSON.stringify(forged.headers)).not.toMatch(/\\r|\\n/);
  });

  it('is the same each time, as the idempotency key needs', () => {
    expect(letterMail(input)).toEqual(mail);
  });
});

describe('a header', () => {
  it.each([
    ['Ana "The Writer" Example', '"Ana \\"The Writer\\" Example" <a@b.example>'],
    ['back\\slash', '"back\\\\slash" <a@b.example>'],
    ['line\r\nBcc: all@town.example', '"line Bcc: all@town.example" <a@b.example>'],
    ['Ana <evil@x.example>, Other', '"Ana <evil@x.example>, Other" <a@b.example>'],
    ['turned\u202Eround', '"turned round" <a@b.example>'],
    ['Zoë Ñandú', '"Zoë Ñandú" <a@b.example>'],
  ])('%j cannot become more than a name', (name, expected) => {
    expect(senderLine(name, 'a@b.example')).toBe(expected);
  });

  it('takes the address out of MAIL_FROM', () => {
    expect(addressOf('Dais <letters@dais.example>')).toBe('letters@dais.example');
    expect(addressOf('letters@dais.example')).toBe('letters@dais.example');
  });
});
