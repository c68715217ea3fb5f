/**
 * An address that opens the writer's own mail program with this letter. RFC 6068: everything is percent-encoded as
 * UTF-8, spaces too, and lines end in CRLF.
 */
export function mailtoHref(to: string, subject: string, body: string): string {
  const address = to.split('@').map(encodeURIComponent).join('@');
  const lines = body.replace(/\r\n?|\n/g, '\r\n');
  return `mailto:${address}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(lines)}`;
}
