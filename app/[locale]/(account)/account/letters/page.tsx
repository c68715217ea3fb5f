import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { HeldList } from '#components/letters/sent/held-list.tsx';
import { SentLetters, StoppedLetters, WaitingLetters } from '#components/letters/sent/letter-items.tsx';
import { Page } from '#components/ui/page.tsx';
import { pathIn } from '#lib/kernel/locales.ts';
import { WAIT_DAYS } from '#lib/letters/protection/held-mutations.ts';
import { heldOf } from '#lib/letters/protection/held-queries.ts';
import { lettersOf } from '#lib/letters/queries.ts';
import { pageLocale } from '#lib/platform/page-locale.ts';
import { reasonTexts } from '#lib/platform/reasons.ts';
import { requireActor } from '#lib/platform/viewer.ts';

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'letters.letter' });
  return { title: t('listTitle'), robots: { index: false } };
}

export default async function Letters({ params }: Props) {
  const locale = await pageLocale(params);
  const actor = await requireActor(locale, '/account/letters');
  const [t, letters, held, reasons] = await Promise.all([
    getTranslations({ locale, namespace: 'letters.letter' }),
    lettersOf(actor),
    heldOf(actor),
    reasonTexts(locale),
  ]);
  return (
    <Page locale={locale} path="/account/letters">
      <h1>{t('listTitle')}</h1>
      {letters.length === 0 && held.length > 0 ? null : letters.length === 0 ? (
        <>
          <p>
            {t('none')} {t('noneHow')}
          </p>
          <p>
            <a className="button" href={pathIn(locale, '/')}>
              {t('lookUp')}
            </a>
          </p>
        </>
      ) : (
        <>
          <WaitingLetters locale={locale} letters={letters} reasons={reasons} />
          <SentLetters locale={locale} letters={letters} />
          <StoppedLetters locale={locale} letters={letters} />
        </>
      )}
      <HeldList locale={locale} held={held} days={WAIT_DAYS} reasons={reasons} />
    </Page>
  );
}
