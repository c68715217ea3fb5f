'use client';

import { useState } from 'react';
import type { PaperLetter } from '#lib/letters/paper/letter-pdf.ts';
import type { Messages } from '#lib/platform/messages.ts';
import styles from './pdf-file.module.css';

export type PdfTexts = Messages['paper']['pdf'];

type Props = {
  texts: PdfTexts;
  title: string;
  /** Of the letters. */
  language: string;
  date: string;
  writerName: string;
  letters: PaperLetter[];
  /** Whom they are to. */
  names: string[];
  onSheet: { sender: string; signature: string };
};

type State = { is: 'idle' | 'making' | 'failed' } | { is: 'done'; lost: string[] };

/** Makes one PDF file of all letters, in the browser alone. The maker and its font are fetched at the first press. */
export function PdfFile({ texts, title, language, date, writerName, letters, names, onSheet }: Props) {
  const [returnAddress, setReturnAddress] = useState('');
  const [state, setState] = useState<State>({ is: 'idle' });
  const make = async () => {
    setState({ is: 'making' });
    try {
      const { makePdf } = await import('./make-pdf.ts');
      const { blob, lost } = await makePdf({
        title,
        language,
        date,
        writerName,
        returnAddress: returnAddress.split('\n'),
        letters,
        texts: onSheet,
      });
      save(blob, `${title}.pdf`);
      setState({ is: 'done', lost });
    } catch (error) {
      console.warn(error);
      setState({ is: 'failed' });
    }
  };
  return (
    <section className={styles.file} aria-labelledby="pdf-title">
      <h2 id="pdf-title">{texts.title}</h2>
      <p>{texts.hint}</p>
      <p>{texts.holds.replace('{names}', names.join(' · '))}</p>
      <label htmlFor="return-address">{texts.address}</label>
      <p className="small muted" id="return-address-hint">
        {texts.addressHint}
      </p>
      <textarea
        id="return-address"
        rows={3}
        maxLength={200}
        autoComplete="off"
        aria-describedby="return-address-hint"
        value={returnAddress}
        onChange={(event) => setReturnAddress(event.target.value)}
      />
      <p className="row">
        <button type="button" className="quiet" disabled={state.is === 'making'} onClick={make}>
          {state.is === 'making' ? texts.making : texts.button}
        </button>
      </p>
      <div role="status">
        {state.is === 'done' && <p>{texts.done}</p>}
        {state.is === 'done' && state.lost.length > 0 && (
          <p className={styles.lost}>{texts.lost.replace('{characters}', state.lost.join(' '))}</p>
        )}
        {state.is === 'failed' && <p className={styles.lost}>{texts.failed}</p>}
      </div>
    </section>
  );
}

function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // Some browsers read the file only after the click has returned.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
