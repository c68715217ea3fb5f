import type { Locale } from '#lib/kernel/locales.ts';
import { untiedIn } from '#lib/places/matching/untied-texts.ts';

/** Why an agency is tied to no place. @param kept as it is kept with the agency */
export function Untied({ locale, kept }: { locale: Locale; kept: string }) {
  const { text, lang } = untiedIn(locale, kept);
  return <span lang={lang === locale ? undefined : lang}>{text}</span>;
}
