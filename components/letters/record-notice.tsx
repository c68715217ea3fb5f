import { getTranslations } from 'next-intl/server';
import { Notice } from '#components/ui/notice.tsx';
import { Sources } from '#components/ui/sources.tsx';
import { inLocale, type Locale } from '#lib/kernel/locales.ts';
import { stateLaw } from '#lib/officials/law-queries.ts';
import { nameOfState } from '#lib/places/states.ts';

const LINES = ['status', 'instead', 'delete'] as const;

/** What a writer must know before a letter becomes a public record, with the law of the place's state where it is on file. */
export async function RecordNotice({ locale, stateCode }: { locale: Locale; stateCode: string }) {
  const t = await getTranslations({ locale, namespace: 'letters.write.noticeText' });
  const tLaw = await getTranslations({ locale, namespace: 'law' });
  const [first, ...more] = await stateLaw(stateCode, 'public_records');
  const state = nameOfState(stateCode);
  return (
    <Notice tone="warm">
      <p>
        <strong>
          {first?.legalCite
            ? tLaw('letter', { state, cite: first.legalCite })
            : tLaw('letterUnknown', { state })}
        </strong>
      </p>
      <ul>
        <li>{tLaw('who')}</li>
        {LINES.map((line) => (
          <li key={line}>{t(line)}</li>
        ))}
        {more.map((rule) => (
          <li key={rule.id}>
            <span lang={inLocale(rule.text, locale).lang}>{inLocale(rule.text, locale).text}</span>{' '}
            {rule.legalCite && <span lang="en">({rule.legalCite})</span>}
          </li>
        ))}
      </ul>
      {first && <Sources locale={locale} sources={[first, ...more].flatMap(({ sources }) => sources)} />}
    </Notice>
  );
}
