import { getTranslations } from 'next-intl/server';
import { type Locale, pathIn } from '#lib/kernel/locales.ts';
import type { Bench } from '#lib/officials/edit/edit-list-queries.ts';
import styles from './edit.module.css';

type Props = { locale: Locale; geoid: string; bench: readonly Bench[] };

/** Who sits here, seat by seat, with what an editor most often has to do; where nothing is on file, how to begin. */
export async function BenchList({ locale, geoid, bench }: Props) {
  const t = await getTranslations({ locale, namespace: 'edit' });
  const add = (kind: string, beginning: Record<string, string> = {}) =>
    pathIn(locale, `/edit/fact/${kind}/new?${new URLSearchParams({ place: geoid, ...beginning })}`);
  const correct = (kind: string, id: string) =>
    pathIn(locale, `/edit/fact/${kind}/${encodeURIComponent(id)}`);
  if (bench.length === 0) {
    return (
      <>
        <p>{t('place.noBench')}</p>
        <ol>
          <li>{t('place.begin1')}</li>
          <li>{t('place.begin2')}</li>
          <li>{t('place.begin3')}</li>
        </ol>
        <p>
          <a className="button" href={add('body')}>
            {t('place.add', { one: t('one.body') })}
          </a>
        </p>
      </>
    );
  }
  return bench.map((body) => (
    <section key={body.id}>
      <h3 lang="en">
        <a href={correct('body', body.id)}>{body.name}</a>
      </h3>
      {body.seats.length === 0 && <p className="muted">{t('place.noSeats')}</p>}
      <ul className={`plain ${styles.bench}`}>
        {body.seats.map(({ id, label, holder }) => (
          <li key={id}>
            <a href={correct('seat', id)} lang="en">
              {label}
            </a>
            {': '}
            {holder ? <strong>{holder.name}</strong> : <span className="muted">{t('place.vacant')}</span>}
            <br />
            <span className="row small">
              {holder ? (
                <>
                  <a href={add('channel', { owner: `term:${holder.termId}` })}>{t('place.addAddress')}</a>
                  <a href={`${correct('term', holder.termId)}#f.endOn`}>{t('place.leftOffice')}</a>
                  <a href={add('term', { seatId: id, formerTermId: holder.termId })}>
                    {t('place.successor')}
                  </a>
                  <a href={correct('term', holder.termId)}>{t('place.correctName')}</a>
                </>
              ) : (
                <a href={add('term', { seatId: id })}>{t('place.addHolder')}</a>
              )}
            </span>
          </li>
        ))}
      </ul>
      <p>
        <a className="button quiet" href={add('seat', { bodyId: body.id })}>
          {t('place.addSeat')}
        </a>
      </p>
    </section>
  ));
}
