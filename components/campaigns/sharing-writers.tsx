import { getTranslations } from 'next-intl/server';
import { Scroll } from '#components/ui/scroll.tsx';
import type { SharingWriter } from '#lib/campaigns/queries.ts';
import { formatDay } from '#lib/kernel/format.ts';
import type { Locale } from '#lib/kernel/locales.ts';

type Props = { locale: Locale; slug: string; writers: readonly SharingWriter[] };

/** Those who chose to be known, and only they; as a table and as a file. */
export async function SharingWriters({ locale, slug, writers }: Props) {
  const t = await getTranslations({ locale, namespace: 'organize.results' });
  return (
    <>
      <h3>{t('writers')}</h3>
      {writers.length === 0 ? (
        <p>{t('writersNone')}</p>
      ) : (
        <>
          <p>{t('writersNote')}</p>
          <Scroll label={t('writers')}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('name')}</th>
                  <th scope="col">{t('email')}</th>
                  <th scope="col">{t('day')}</th>
                </tr>
              </thead>
              <tbody>
                {writers.map(({ id, name, email, on }) => (
                  <tr key={id}>
                    <td>{name}</td>
                    <td>{email}</td>
                    <td>{formatDay(locale, on)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
          <form method="post" action={`/api/organize/${slug}/writers?language=${locale}`}>
            <button type="submit" className="quiet">
              {t('csv')}
            </button>
          </form>
        </>
      )}
    </>
  );
}
