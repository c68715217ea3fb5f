import { getTranslations } from 'next-intl/server';
import { Notice } from '#components/ui/notice.tsx';
import type { Locale } from '#lib/kernel/locales.ts';

const LINES = ['who', 'status', 'instead', 'delete', 'law'] as const;

/** What a writer must know before a letter becomes a public record. */
export async function RecordNotice({ locale }: { locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'letters.write.noticeText' });
  return (
    <Notice tone="warm">
      <p>
        <strong>{t('intro')}</strong>
      </p>
      <ul>
        {LINES.map((line) => (
          <li key={line}>{t(line)}</li>
        ))}
      </ul>
    </Notice>
  );
}
