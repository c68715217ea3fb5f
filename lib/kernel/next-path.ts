/** Where to go after signing in: a path on this host, or "/account". Anything that could lead elsewhere is refused. */
export function localPath(value: unknown, fallback: string = '/account'): string {
  if (typeof value !== 'string' || value.length > 2000) return fallback;
  // "//host" and "/\host" are other hosts to a browser.
  if (!/^\/(?![/\\])/.test(value) || /[\p{Cc}\\]/u.test(value)) return fallback;
  return value;
}
