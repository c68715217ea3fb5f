'use client';

import { useParams } from 'next/navigation';
import { DEFAULT_LOCALE, isLocale } from '#lib/kernel/locales.ts';
import en from '#messages/en/failure.json' with { type: 'json' };
import es from '#messages/es/failure.json' with { type: 'json' };
import ht from '#messages/ht/failure.json' with { type: 'json' };

const TEXTS = { en, es, ht };

/** Something unexpected: the page says so and gives the reference under which it was logged, nothing else. */
export default function Failure({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  const { locale } = useParams();
  const texts = TEXTS[isLocale(locale) ? locale : DEFAULT_LOCALE];
  return (
    <main id="content" className="shell">
      <h1>{texts.title}</h1>
      <p>{texts.body.replace('{reference}', error.digest ?? '–')}</p>
      <button type="button" onClick={retry}>
        {texts.retry}
      </button>
    </main>
  );
}
