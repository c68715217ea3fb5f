import { getTranslations } from 'next-intl/server';
import type { ReasonTexts } from '#components/ui/outcome-notice.tsx';
import { dayIn } from '#lib/kernel/dates.ts';
import { formatDay } from '#lib/kernel/format.ts';
import { type Locale, pathIn } from '#lib/kernel/locales.ts';
import type { draftsOf } from '#lib/letters/drafts/draft-queries.ts';
import { placePath } from '#lib/places/paths.ts';
import { DeleteDraftForm } from './delete-draft-form.tsx';
import styles from './drafts.module.css';

type Listed = Awaited<ReturnType<typeof draftsOf>>[number];

type Props = { locale: Locale; drafts: Listed[]; reasons: ReasonTexts };

/** Unfinished letters on the account, each with the way back to it. */
export async function DraftList({ locale, drafts, reasons }: Props) {
  const t = await getTranslations({ locale, namespace: 'drafts.list' });
  return (
    <section aria-labelledby="drafts">
      <h2 id="drafts">{t('title')}</h2>
      <p>{drafts.length > 0 ? t('intro') : t('none')}</p>
      {drafts.length > 0 && (
        <ul className={styles.list}>
          {drafts.map((draft) => {
            const { placeGeoid, place, updatedAt, expiresAt } = draft;
            const day = (instant: Date) => formatDay(locale, dayIn(place.timeZone, instant));
            return (
              <li key={placeGeoid}>
                <a href={`${pathIn(locale, `/write${placePath(place)}`)}?${backTo(draft)}`}>
                  {t('place', { place: place.name })}
                </a>
                <br />
                <span className="muted small">
                  {t('when', { date: day(updatedAt), until: day(expiresAt) })}
                </span>
                <DeleteDraftForm placeGeoid={placeGeoid} label={t('delete')} reasons={reasons} />
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

/** The address of the page as it was left; the texts come from the account. */
function backTo({ ask, to, language, campaign }: Listed): string {
  return new URLSearchParams([
    ...(ask ? [['ask', ask]] : []),
    ...(to ?? []).map((id) => ['to', id]),
    ...(language ? [['language', language]] : []),
    ...(campaign ? [['campaign', campaign]] : []),
  ]).toString();
}
