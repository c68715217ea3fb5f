import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { SettleRename } from '#components/places/settle-rename.tsx';
import { Day } from '#components/ui/day.tsx';
import { Scroll } from '#components/ui/scroll.tsx';
import { formatDay, formatShare } from '#lib/kernel/format.ts';
import { type Locale, pathIn } from '#lib/kernel/locales.ts';
import { decidedNames, type ProposedRename, proposedRenames } from '#lib/places/listings/rename-queries.ts';
import { STATES } from '#lib/places/listings/states.ts';
import { pageLocale } from '#lib/platform/page-locale.ts';
import { reasonTexts } from '#lib/platform/reasons.ts';
import { requireActor } from '#lib/platform/viewer.ts';
import { EditorPage } from '../editor-page.tsx';

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'queues.renames' });
  return { title: t('title'), robots: { index: false } };
}

/** Names that left a list where similar ones came, for an editor to decide; and what was decided. */
export default async function EditRenames({ params }: Props) {
  const locale = await pageLocale(params);
  const actor = await requireActor(locale, '/edit/renames');
  const [t, tBack] = await Promise.all([
    getTranslations({ locale, namespace: 'queues.renames' }),
    getTranslations({ locale, namespace: 'queues' }),
  ]);
  return (
    <EditorPage locale={locale} actor={actor} path="/edit/renames" title={t('title')}>
      {async () => {
        const proposed = await proposedRenames();
        return (
          <>
            <p>{t('intro')}</p>
            <p>
              <a href={pathIn(locale, '/edit')}>{tBack('back')}</a>
            </p>
            <p>{t('count', { count: proposed.length })}</p>
            {proposed.map((rename) => (
              <Pair key={`${rename.stateCode} ${rename.from} ${rename.to}`} locale={locale} rename={rename} />
            ))}
            <Decided locale={locale} />
          </>
        );
      }}
    </EditorPage>
  );
}

async function Pair({ locale, rename }: { locale: Locale; rename: ProposedRename }) {
  const [t, tModel, reasons] = await Promise.all([
    getTranslations({ locale, namespace: 'queues.renames' }),
    getTranslations({ locale, namespace: 'places.model' }),
    reasonTexts(locale),
  ]);
  const { stateCode, from, to, county, models, why, release } = rename;
  const day = (on: string | null) => (on ? <Day locale={locale} day={on} /> : t('none'));
  const since = { date: formatDay(locale, release.asOf), file: release.fileName };
  return (
    <article>
      <h2>
        <span lang="en">{to}</span>, {STATES[stateCode] ?? stateCode.toUpperCase()}
      </h2>
      <Scroll label={t('side')}>
        <table>
          <thead>
            <tr>
              <td />
              <th scope="col">{t('old')}</th>
              <th scope="col">{t('new')}</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{t('name')}</th>
              <td lang="en">{from}</td>
              <td lang="en">{to}</td>
            </tr>
            <tr>
              <th scope="row">{t('county')}</th>
              <td>{county.from ?? t('none')}</td>
              <td>{county.to ?? t('none')}</td>
            </tr>
            {models.map(({ model, signedFrom, signedTo }) => (
              <tr key={model}>
                <th scope="row">{t('signed', { model: tModel(model) })}</th>
                <td>{day(signedFrom)}</td>
                <td>{day(signedTo)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <h3>{t('why')}</h3>
      <ul>
        <li>{t('alike', { share: formatShare(locale, why.names) })}</li>
        <li>{t(why.sameDay ? 'sameDay' : 'otherDay')}</li>
        <li>{t(`county_${why.county}`)}</li>
        <li>{release.held ? t('sinceHeld', since) : t('since', since)}</li>
      </ul>
      <SettleRename
        pair={{ stateCode, from, to }}
        texts={{
          note: t('note'),
          noteHint: t('noteHint'),
          accept: t('accept'),
          accepted: t('accepted'),
          refuse: t('refuse'),
          refused: t('refused'),
        }}
        reasons={{ ...reasons, otherPlace: t('otherPlace'), otherKind: t('otherKind') }}
      />
    </article>
  );
}

async function Decided({ locale }: { locale: Locale }) {
  const [t, decided] = await Promise.all([
    getTranslations({ locale, namespace: 'queues.renames' }),
    decidedNames(),
  ]);
  return (
    <section>
      <h2>{t('decided')}</h2>
      {decided.length === 0 && <p className="muted">{t('decidedNone')}</p>}
      <ul className="plain">
        {decided.map(({ id, stateCode, alias, canonical, relation, note, release }) => (
          <li key={id}>
            <p>
              {stateCode.toUpperCase()}: {t(relation, { a: alias, b: canonical })} {note}
              {release && (
                <>
                  <br />
                  <span className="muted small">
                    {t('from', { date: formatDay(locale, release.asOf) })}, {release.fileName}
                  </span>
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
