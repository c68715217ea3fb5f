export type ReadLink = { url: string | null; repair: string | null };

const HOST = 'www.ice.gov';
/** An address that a URL parser gives back letter by letter. */
const AS_IT_STANDS = /^https:\/\/www\.ice\.gov\/[\w/.~%()+,-]*$/;

/**
 * The address behind a cell: only a document of ICE's own site, over https. Safelinks are unwrapped, a slip in the
 * scheme is mended; whatever else it is, a script, a browser's own page or another site, is refused. Both are noted.
 */
export function readLink(raw: string): ReadLink {
  if (standsAsItIs(raw)) return { url: raw, repair: null };
  const notes: string[] = [];
  let text = raw.trim();
  const safelink = /^https:\/\/[a-z0-9-]+\.safelinks\.protection\.outlook\.com\/.*[?&]url=([^&#]+)/i.exec(
    text,
  );
  if (safelink) {
    text = decoded(safelink[1] ?? '');
    notes.push('unwrapped from an Outlook safelink');
  }
  const slip = /^(https?):\/([^/].*)$/i.exec(text);
  if (slip) {
    text = `${slip[1]}://${slip[2]}`;
    notes.push('a slash added after the scheme');
  }
  if (standsAsItIs(text)) return { url: text, repair: notes.join(', ') };
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url) return refused(raw, 'not an address');
  if (url.protocol === 'http:') {
    url.protocol = 'https:';
    notes.push('http made https');
  }
  if (url.protocol !== 'https:') return refused(raw, `the scheme ${url.protocol}`);
  if (url.hostname === 'ice.gov') url.hostname = HOST;
  if (url.hostname !== HOST || url.username !== '' || url.port !== '') {
    return refused(raw, `another site than ${HOST}`);
  }
  url.hash = '';
  return { url: url.href, repair: notes.length > 0 ? notes.join(', ') : null };
}

/** Reading nearly every address so means a quarter of the work on all rows. */
function standsAsItIs(text: string): boolean {
  return AS_IT_STANDS.test(text) && !text.includes('/.');
}

function refused(raw: string, why: string): ReadLink {
  return { url: null, repair: `address refused (${why}): ${raw.slice(0, 80)}` };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
