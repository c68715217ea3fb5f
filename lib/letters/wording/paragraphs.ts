import type { Segment } from '../template/render.ts';
import type { Part } from './fill.ts';
import { tidy } from './tidy.ts';

/**
 * A rendered text as paragraphs, each marked by where it comes from: because of the record where any of it is, the
 * campaign's where an organizer wrote any of it, else ready-made.
 */
export function paragraphsOf(segments: readonly Segment[], fromCampaign: boolean): Part[] {
  const parts: Part[] = [];
  let current: Segment[] = [];
  for (const segment of segments) {
    const [first = '', ...rest] = segment.text.replace(/\r\n?/g, '\n').split(/(?<=\n)/);
    for (const line of [first, ...rest]) {
      const open = current.map((it) => it.text).join('');
      // A line without a word after a line's end parts two paragraphs.
      if (line.trim() === '' && line.endsWith('\n') && /\n[^\S\n]*$/.test(open)) close();
      else current.push({ ...segment, text: line });
    }
  }
  close();
  return parts;

  function close() {
    const text = tidy(current.map((it) => it.text).join(''));
    const said = current.filter((it) => it.text.trim() !== '');
    current = [];
    if (text === '') return;
    const record = said.some((it) => it.record);
    const own = fromCampaign && said.some((it) => it.own);
    parts.push({ text, kind: record ? 'record' : own ? 'campaign' : 'fixed' });
  }
}
