import { inflateSync } from 'node:zlib';

/** Text drawn in one go. In points from the top left of the page; `top` is the base line. */
export type Drawn = { text: string; left: number; top: number; width: number; size: number };

/**
 * What stands on each page of a PDF as pdfkit writes them: streams packed with Flate, fonts with a ToUnicode map and
 * glyph numbers of two bytes. Not a reader for other PDFs.
 */
export function readPdf(bytes: Uint8Array): { title: string; pages: Drawn[][] } {
  const raw = Buffer.from(bytes).toString('latin1');
  const objects = new Map(
    [...raw.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id = '', body = '']) => [id, body]),
  );
  const dictionary = (id: string) => objects.get(id)?.split('\nstream\n')[0] ?? '';
  const stream = (id: string) => {
    const [head = '', ...rest] = (objects.get(id) ?? '').split('stream\n');
    const data = Buffer.from(rest.join('stream\n').replace(/\nendstream$/, ''), 'latin1');
    return head.includes('/FlateDecode') ? inflateSync(data).toString('latin1') : data.toString('latin1');
  };
  const reference = (text: string, name: string) =>
    new RegExp(`/${name} \\[?(\\d+) 0 R`).exec(text)?.[1] ?? '';

  const fonts = new Map<string, Font>();
  const fontsOf = (resources: string) =>
    [...(/\/Font <<([\s\S]*?)>>/.exec(resources)?.[1] ?? '').matchAll(/\/(\w+) (\d+) 0 R/g)].map(
      ([, name = '', id = '']) => {
        const font = fonts.get(id) ?? {
          unicode: readMap(stream(reference(dictionary(id), 'ToUnicode'))),
          widths: readWidths(dictionary(reference(dictionary(id), 'DescendantFonts'))),
        };
        fonts.set(id, font);
        return [name, font] as const;
      },
    );

  const tree = [...objects].find(([, body]) => /\/Type \/Pages\b/.test(body))?.[1] ?? '';
  const kids = [...(/\/Kids \[([^\]]*)\]/.exec(tree)?.[1] ?? '').matchAll(/(\d+) 0 R/g)].map(
    ([, id = '']) => id,
  );
  const info = dictionary(/\/Info (\d+) 0 R/.exec(raw)?.[1] ?? '');
  return {
    title: textString((objects.get(reference(info, 'Title')) ?? '').slice(1, -1)),
    pages: kids.map((id) => {
      const page = dictionary(id);
      const resources = dictionary(reference(page, 'Resources')) || page;
      return readContent(stream(reference(page, 'Contents')), new Map(fontsOf(resources)));
    }),
  };
}

type Font = { unicode: string[]; widths: number[] };

function readMap(cmap: string): string[] {
  const found: string[] = [];
  for (const [, first = '', list = ''] of cmap.matchAll(/<(\w+)> <\w+> \[([^\]]*)\]/g)) {
    const start = Number.parseInt(first, 16);
    for (const [index, [, hex = '']] of [...list.matchAll(/<([^>]*)>/g)].entries()) {
      found[start + index] = utf16(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
    }
  }
  return found;
}

/** "/W [0 [443 561 …]]", in thousandths of the size. */
function readWidths(font: string): number[] {
  return (/\/W \[\d+ \[([^\]]*)\]/.exec(font)?.[1] ?? '').trim().split(/\s+/).map(Number);
}

function readContent(content: string, fonts: Map<string, Font>): Drawn[] {
  let font: Font | undefined;
  let [size, left, top] = [0, 0, 0];
  const drawn: Drawn[] = [];
  for (const line of content.split('\n')) {
    const [, name, points] = /^\/(\w+) ([\d.]+) Tf$/.exec(line) ?? [];
    if (name) [font, size] = [fonts.get(name), Number(points)];
    const [, x, y] = /^1 0 0 1 ([-\d.]+) ([-\d.]+) Tm$/.exec(line) ?? [];
    // pdfkit turns the page over for its drawing and back for text: y counts from the bottom here.
    if (x) [left, top] = [Number(x), 792 - Number(y)];
    const [, parts] = /^\[(.*)\] TJ$/.exec(line) ?? [];
    if (parts === undefined || !font) continue;
    let [text, width] = ['', 0];
    for (const [, hex, moved] of parts.matchAll(/<([0-9a-f]*)>|(-?[\d.]+)/g)) {
      if (moved) width -= Number(moved);
      for (const glyph of hex?.match(/.{4}/g) ?? []) {
        text += font.unicode[Number.parseInt(glyph, 16)] ?? '';
        width += font.widths[Number.parseInt(glyph, 16)] ?? 0;
      }
    }
    drawn.push({ text, left, top, width: (width * size) / 1000, size });
  }
  return drawn;
}

function utf16(bytes: Buffer): string {
  return Buffer.from(bytes).swap16().toString('utf16le');
}

/** A text string of a PDF's dictionary: escaped, and UTF-16 when it begins with the byte order mark. */
function textString(escaped: string): string {
  const plain = escaped
    .replace(/\\([\\()])/g, '$1')
    .replace(/\\r/g, '\r')
    .replace(/\\n/g, '\n');
  return plain.startsWith('\xfe\xff') ? utf16(Buffer.from(plain.slice(2), 'latin1')) : plain;
}

/** All text of a page in reading order, one space between what was drawn apart. */
export function textOf(page: Drawn[]): string {
  return page
    .map(({ text }) => text)
    .join(' ')
    .replace(/\s+/g, ' ');
}
