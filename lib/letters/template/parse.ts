import type { Problems } from './problem.ts';

/** The tree as written, each tag with its range in the source. Names are not looked up yet. */
export type Tree = (TextPiece | FieldTag | IfTag)[];
export type TextPiece = { kind: 'text'; text: string };
export type FieldTag = { kind: 'field'; name: string; start: number; end: number };
export type IfTag = { kind: 'if'; branches: Branch[]; otherwise: Tree | null; start: number; end: number };
export type Branch = { name: string; not: boolean; body: Tree; start: number; end: number };

export const MOST_TAGS = 300;
export const MOST_DEPTH = 6;

/** A tag holds no brace and no line break. */
const TAG = /\{\{([^{}\n\r]*)\}\}/y;
const NAME = /^[a-z_][a-z_.]{0,59}$/i;
const CONDITION = /^(not\s+)?([^\s]+)$/i;
const CONTROL = /^(if\b|else\b|end\b)/i;

/**
 * Reads `{{field}}`, `{{if condition}}`, `{{else if condition}}`, `{{else}}` and `{{end}}` in one pass from left to
 * right. What cannot be read is reported and skipped, so that one mistake does not hide the next.
 */
export function parse(source: string, problems: Problems): Tree {
  const root: Tree = [];
  const open: { tag: IfTag; into: Tree }[] = [];
  let into = root;
  let tags = 0;
  let at = 0;
  const text = (upTo: number) => {
    if (upTo > at) into.push({ kind: 'text', text: source.slice(at, upTo) });
  };

  for (let brace = nextBrace(source, 0); brace !== -1; brace = nextBrace(source, at)) {
    TAG.lastIndex = brace;
    const match = TAG.exec(source);
    if (!match) {
      const double = source.startsWith('{{', brace);
      problems.add(double ? 'unclosed_tag' : 'stray_brace', brace, brace + (double ? 2 : 1));
      text(brace);
      at = brace + (double || source.startsWith('}}', brace) ? 2 : 1);
      continue;
    }
    const end = brace + match[0].length;
    const words = (match[1] ?? '').trim();
    const [from, to] = CONTROL.test(words) ? wholeLine(source, brace, end) : [brace, end];
    text(Math.max(at, from));
    at = to;
    tags += 1;
    if (tags > MOST_TAGS) {
      problems.add('too_many', brace, end, { limit: String(MOST_TAGS) });
      break;
    }
    read(words, brace, end);
  }
  text(source.length);
  for (const { tag } of open) problems.add('unclosed_if', tag.start, tag.end);
  return root;

  function read(words: string, start: number, end: number) {
    const [, first = '', rest = ''] = /^(\S*)\s*(.*)$/s.exec(words) ?? [];
    switch (first.toLowerCase()) {
      case 'if': {
        const tag: IfTag = { kind: 'if', branches: [], otherwise: null, start, end };
        into.push(tag);
        if (open.length >= MOST_DEPTH) problems.add('too_deep', start, end, { limit: String(MOST_DEPTH) });
        open.push({ tag, into });
        into = branch(tag, rest, start, end);
        return;
      }
      case 'else': {
        const inner = open.at(-1);
        if (!inner) return problems.add('stray_else', start, end);
        if (inner.tag.otherwise) return problems.add('second_else', start, end);
        const [, chained] = /^if\b\s*(.*)$/i.exec(rest) ?? [];
        if (chained !== undefined) into = branch(inner.tag, chained, start, end);
        else if (rest !== '') problems.add('bad_tag', start, end, { name: words });
        else {
          inner.tag.otherwise = [];
          into = inner.tag.otherwise;
        }
        return;
      }
      case 'end': {
        const inner = rest === '' || rest.toLowerCase() === 'if' ? open.pop() : undefined;
        if (inner) into = inner.into;
        else problems.add('stray_end', start, end);
        return;
      }
      default:
        if (NAME.test(words)) into.push({ kind: 'field', name: words.toLowerCase(), start, end });
        else problems.add('bad_tag', start, end, { name: words.slice(0, 60) });
    }
  }

  function branch(tag: IfTag, condition: string, start: number, end: number): Tree {
    const [, not, name = ''] = CONDITION.exec(condition.trim()) ?? [];
    if (name === '') problems.add('no_condition', start, end);
    const body: Tree = [];
    tag.branches.push({ name: name.toLowerCase().slice(0, 60), not: not !== undefined, body, start, end });
    return body;
  }
}

const BRACE = /[{}]/g;

function nextBrace(source: string, from: number): number {
  BRACE.lastIndex = from;
  return BRACE.exec(source)?.index ?? -1;
}

/** A condition that has a line to itself takes the line away with it. */
function wholeLine(source: string, start: number, end: number): [number, number] {
  const lineStart = source.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = source.indexOf('\n', end);
  const stop = lineEnd === -1 ? source.length : lineEnd + 1;
  const alone = source.slice(lineStart, start).trim() === '' && source.slice(end, stop).trim() === '';
  return alone ? [lineStart, stop] : [start, end];
}
