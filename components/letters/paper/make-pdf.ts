import pdfmake from 'pdfmake/build/pdfmake.min.js';
import { coverageOf } from '#lib/letters/paper/font-coverage.ts';
import { type Paper, paperDocument } from '#lib/letters/paper/letter-pdf.ts';

/** Files of this host, named by the bundler. */
const FONTS = {
  normal: new URL('pdfmake/build/fonts/Roboto/Roboto-Regular.ttf', import.meta.url),
  bold: new URL('pdfmake/build/fonts/Roboto/Roboto-Medium.ttf', import.meta.url),
};

/**
 * The file, and the characters that its font cannot draw.
 * @throws when a font cannot be fetched.
 */
export async function makePdf(paper: Paper): Promise<{ blob: Blob; lost: string[] }> {
  const [normal, bold] = await Promise.all([load(FONTS.normal), load(FONTS.bold)]);
  // Its types know texts in base64 only; it takes bytes as well.
  const files: unknown = { normal: { data: new Uint8Array(normal) }, bold: { data: new Uint8Array(bold) } };
  pdfmake.addVirtualFileSystem(files as Record<string, string>);
  pdfmake.setFonts({ Roboto: { normal: 'normal', bold: 'bold' } });
  const { document, lost } = paperDocument(paper, coverageOf(normal));
  return { blob: await pdfmake.createPdf(document).getBlob(), lost };
}

async function load(url: URL): Promise<ArrayBuffer> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url.pathname}: ${answer.status}`);
  return answer.arrayBuffer();
}
