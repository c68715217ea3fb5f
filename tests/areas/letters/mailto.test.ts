import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONGEST, mailtoOf } from '#components/letters/paper/mailto.ts';

/** As a mail program reads it (RFC 6068). */
function read(href: string) {
  const [, address = '', query = ''] = /^mailto:([^?]*)\?(.*)$/.exec(href) ?? [];
  const fields = query.split('&').map((field) => field.split('=').map(decodeURIComponent));
  return { to: decodeURIComponent(address), fields, query };
}

describe('an address for the writer’s own mail program', () => {
  it('encodes everything, with CRLF between lines and nothing that could add a header', () => {
    const { href, whole } = mailtoOf(
      'office+mayor@example.gov',
      'A & B?\r\nBcc: x@example.org',
      'é\n\n100% “sure”\r\n&bcc=x@example.org',
    );
    expect(whole).toBe(true);
    expect(href).toContain('%0D%0A%0D%0A100%25%20');
    const { to, fields, query } = read(href);
    expect(to).toBe('office+mayor@example.gov');
    expect(query).not.toMatch(/[ +]/);
    expect(fields).toEqual([
      ['subject', 'A & B? Bcc: x@example.org'],
      ['body', 'é\r\n\r\n100% “sure”\r\n&bcc=x@example.org'],
    ]);
  });

  it('comes back as it was, or leaves the text out whole, whatever is typed', { timeout: 60_000 }, () => {
    const text = fc.string({ unit: 'binary', maxLength: 1_200 });
    fc.assert(
      fc.property(fc.emailAddress(), text, text, (to, subject, body) => {
        const { href, whole } = mailtoOf(to, subject.slice(0, 80), body);
        expect(href).toMatch(/^mailto:[^\s?&=]+\?subject=[^\s?&=+]*(&body=[^\s?&=+]*)?$/);
        const { to: read1, fields } = read(href);
        expect(read1).toBe(to);
        expect(fields.map(([name]) => name)).toEqual(whole ? ['subject', 'body'] : ['subject']);
        if (!whole) return;
        expect(href.length).toBeLessThanOrEqual(LONGEST);
        expect(fields[1]?.[1]).toBe(body.toWellFormed().replace(/\r\n?|\n/g, '\r\n'));
      }),
      { numRuns: 500 },
    );
  });

  it('hands over half a character as the sign for one, instead of failing', () => {
    expect(mailtoOf('a@b.example', 'x', 'cut \uD83D').href).toContain('cut%20%EF%BF%BD');
  });

  it('does not hand over a part of a letter that is too long', () => {
    const { href, whole } = mailtoOf('a@b.example', 'Subject', 'Sí. '.repeat(500));
    expect(whole).toBe(false);
    expect(href).toBe('mailto:a@b.example?subject=Subject');
  });
});
