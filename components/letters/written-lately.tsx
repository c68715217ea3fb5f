import { Notice } from '#components/ui/notice.tsx';
import { dayIn } from '#lib/kernel/dates.ts';
import { formatDay } from '#lib/kernel/format.ts';
import type { Locale } from '#lib/kernel/locales.ts';
import type { Ask } from '#lib/letters/words.ts';
import type { Choosable, ProtectionTexts } from './types.ts';

/** A person who cannot be written to by e-mail about an ask before `from`, an ISO instant. */
export type Lately = { termId: string; ask: Ask; from: string };

type Props = {
  lately: readonly Lately[];
  people: readonly Choosable[];
  locale: Locale;
  timeZone: string;
  texts: ProtectionTexts['lately'];
};

/** Told before anything is written: who got a letter about this not long ago, and what one can do instead. */
export function WrittenLately({ lately, people, locale, timeZone, texts }: Props) {
  if (lately.length === 0) return null;
  return (
    <Notice live>
      <p>
        <strong>{texts.title}</strong>
      </p>
      <ul>
        {lately.map(({ termId, from }) => (
          <li key={termId}>
            {texts.line
              .replace('{name}', people.find((it) => it.termId === termId)?.name ?? '')
              .replace('{date}', formatDay(locale, dayIn(timeZone, new Date(from))))}
          </li>
        ))}
      </ul>
      <p>{texts.instead}</p>
    </Notice>
  );
}
