import { LANGUAGE_NAMES, LOCALES, type Locale } from '#lib/kernel/locales.ts';

type Props = { label: string; language: Locale; href: (language: Locale) => string };

/** The language of the letters, apart from that of the page: officials mostly read English. */
export function LetterLanguage({ label, language, href }: Props) {
  return (
    <nav aria-label={label} className="row small no-print">
      <span>{label}:</span>
      {LOCALES.map((it) => (
        <a key={it} href={href(it)} lang={it} aria-current={it === language ? 'true' : undefined}>
          {LANGUAGE_NAMES[it]}
        </a>
      ))}
    </nav>
  );
}
