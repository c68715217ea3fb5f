import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { HeldLetter } from '#components/letters/sent/held-letter.tsx';
import { pathIn } from '#lib/kernel/locales.ts';
import { heldQueue } from '#lib/letters/protection/held-queries.ts';
import { pageLocale } from '#lib/platform/page-locale.ts';
import { requireActor } from '#lib/platform/viewer.ts';
import { EditorPage } from '../editor-page.tsx';

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'edit.held' });
  return { title: t('title'), robots: { index: false } };
}

/** Letters that wait for a person, the oldest first. */
export default async function EditHeld({ params }: Props) {
  const locale = await pageLocale(params);
  const actor = await requireActor(locale, '/edit/held');
  const t = await getTranslations({ locale, namespace: 'edit.held' });
  return (
    <EditorPage locale={locale} actor={actor} path="/edit/held" title={t('title')}>
      {async () => {
        const letters = await heldQueue();
        return (
          <>
            <p>
              {t('intro')} <a href={pathIn(locale, '/about/conduct')}>{t('policy')}</a>
            </p>
            {letters.length === 0 && <p className="muted">{t('none')}</p>}
            {letters.map((letter) => (
              <HeldLetter key={letter.id} locale={locale} letter={letter} />
            ))}
          </>
        );
      }}
    </EditorPage>
  );
}
