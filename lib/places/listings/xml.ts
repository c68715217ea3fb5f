import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { LIMITS } from './limits.ts';
import { messageOf } from './parts.ts';
import { WorkbookError } from './workbook-problem.ts';

export type Attributes = Record<string, string>;

/** What to do at each element. Names come without their prefix: "x:row" is "row". */
export type Handler = {
  open?: (name: string, attributes: Attributes) => void;
  close?: (name: string) => void;
  text?: (text: string) => void;
};

/** Bytes decoded and parsed at a time, so that a limit stops the reading and not only the result. */
const CHUNK = 1 << 16;

/**
 * Reads a part from beginning to end, calling the handler. Entities other than XML's own five are errors, so nothing
 * can expand and nothing is fetched.
 *
 * @throws WorkbookError naming the part when it is not well-formed, or what the handler throws
 */
export function readXml(part: string, bytes: Uint8Array, handler: Handler): void {
  const parser = new SaxesParser({ position: false });
  let depth = 0;
  parser.on('error', (error) => {
    throw new WorkbookError({ code: 'damaged', part }, error.message);
  });
  parser.on('doctype', () => {
    throw new WorkbookError({ code: 'doctype', part });
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > LIMITS.depth) throw new WorkbookError({ code: 'deep', part, most: LIMITS.depth });
    handler.open?.(localName(tag.name), (tag as SaxesTagPlain).attributes);
  });
  parser.on('closetag', (tag) => {
    depth -= 1;
    handler.close?.(localName(tag.name));
  });
  if (handler.text) parser.on('text', handler.text);
  const decoder = new TextDecoder(encodingOf(bytes), { fatal: true });
  try {
    for (let at = 0; at < bytes.length; at += CHUNK) {
      parser.write(decoder.decode(bytes.subarray(at, at + CHUNK), { stream: true }));
    }
    parser.write(decoder.decode());
    parser.close();
  } catch (error) {
    if (error instanceof WorkbookError) throw error;
    throw new WorkbookError({ code: 'damaged', part }, messageOf(error));
  }
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}
