import { useEffect, useState } from 'react';
import type { FormTexts } from '#components/letters/types.ts';
import styles from '#components/letters/write.module.css';
import { formatDay } from '#lib/kernel/format.ts';
import type { Locale } from '#lib/kernel/locales.ts';
import type { Outcome } from '#lib/kernel/outcome.ts';
import { phoneScript, type Template, type Writer } from '#lib/letters/wording/fill.ts';
import type { Messages } from '#lib/platform/messages.ts';
import {
  CALL_RESULTS,
  type Call,
  type CallResult,
  localDay,
  readCalls,
  withoutCall,
  writeCalls,
} from './call-log.ts';

export type CallTexts = Messages['paper']['calls'];

/** What noting calls needs, handed through the form. */
export type CallTools = {
  locale: Locale;
  texts: CallTexts;
  /** Adds one to the campaign's count; null outside a campaign. */
  count: ((input: { campaign: string }) => Promise<Outcome>) | null;
};

type Props = {
  geoid: string;
  termId: string;
  phone: string;
  template: Template;
  writer: Writer;
  language: string;
  campaign: string | null;
  tools: CallTools;
  texts: FormTexts;
};

/** What to say, and a note of how it went that stays in this browser. */
export function PhoneCall({
  geoid,
  termId,
  phone,
  template,
  writer,
  language,
  campaign,
  tools,
  texts,
}: Props) {
  const [calls, setCalls] = useState<Call[]>([]);
  const [counted, setCounted] = useState(false);
  const [said, setSaid] = useState('');
  useEffect(() => setCalls(readCalls(geoid)), [geoid]);

  const keep = (next: Call[]) => {
    setCalls(next);
    return writeCalls(geoid, next);
  };
  const note = async (result: CallResult) => {
    // Another card of this page may have noted one since.
    const kept = keep([...readCalls(geoid), { termId, result, on: localDay(new Date()) }]);
    setSaid(kept ? tools.texts.noted : tools.texts.notKept);
    if (!counted || !campaign || !tools.count) return;
    const outcome = await tools.count({ campaign }).catch(() => null);
    setSaid(outcome?.ok ? tools.texts.counted : tools.texts.notCounted);
  };
  const mine = calls.filter((call) => call.termId === termId);
  return (
    <details className="small">
      <summary>{texts.phone}</summary>
      <p>
        <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>{texts.call.replace('{number}', phone)}</a>
      </p>
      <p lang={language} className={styles.spoken}>
        {phoneScript(template, writer, texts.blankName)}
      </p>
      <p className="muted">{texts.phoneHint}</p>
      <fieldset className={styles.script}>
        <legend>{tools.texts.how}</legend>
        <p className="row">
          {CALL_RESULTS.map((result) => (
            <button key={result} type="button" className="quiet" onClick={() => note(result)}>
              {tools.texts[result]}
            </button>
          ))}
        </p>
        {campaign && tools.count && (
          <label className={`choice ${styles.choice}`}>
            <input type="checkbox" checked={counted} onChange={(event) => setCounted(event.target.checked)} />
            <span>
              {tools.texts.count}
              <span className={`${styles.hint} muted`}>{tools.texts.countHint}</span>
            </span>
          </label>
        )}
        <p role="status">{said}</p>
        {mine.length > 0 && (
          <ul>
            {mine.map((call, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two calls of a day can have come to the same
              <li key={index}>
                {formatDay(tools.locale, call.on)}: {tools.texts[call.result]}{' '}
                <button
                  type="button"
                  className="link"
                  onClick={() => keep(withoutCall(readCalls(geoid), call))}
                >
                  {tools.texts.remove}
                </button>
              </li>
            ))}
          </ul>
        )}
        <p className="muted">{tools.texts.kept}</p>
      </fieldset>
    </details>
  );
}
