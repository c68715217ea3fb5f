import { getTranslations } from 'next-intl/server';
import { Sources } from '#components/ui/sources.tsx';
import { formatDay } from '#lib/kernel/format.ts';
import type { Locale } from '#lib/kernel/locales.ts';
import type { Agency, AgencyRole, Agreement, Place } from '#lib/places/types.ts';
import styles from './agencies.module.css';

type Props = {
  locale: Locale;
  place: Pick<Place, 'kind'>;
  agencies: readonly Agency[];
  roles?: readonly AgencyRole[];
};

const ROLES: readonly AgencyRole[] = ['own', 'county', 'campus', 'port', 'state'];

/** Who polices a place: its own agency, its county's, those of campuses and ports there, and the state's. */
export async function Agencies({ locale, place, agencies, roles = ROLES }: Props) {
  const t = await getTranslations({ locale, namespace: 'places.agencies' });
  const shown = roles.filter((role) => role === 'own' || agencies.some((agency) => agency.role === role));
  return (
    <>
      {shown.map((role) => {
        const own = agencies.filter((agency) => agency.role === role);
        const list = (
          <ul className={`plain ${styles.list}`}>
            {own.map((agency) => (
              <li key={agency.id}>
                <AgencyItem locale={locale} agency={agency} />
              </li>
            ))}
          </ul>
        );
        return (
          <section key={role}>
            <h3>{t(role, { kind: place.kind })}</h3>
            {(role === 'campus' || role === 'port' || role === 'state') && (
              <p className="muted small">{t(`${role}Note`)}</p>
            )}
            {own.length === 0 && <p>{t('noneOwn')}</p>}
            {own.length > 0 && list}
          </section>
        );
      })}
    </>
  );
}

async function AgencyItem({ locale, agency }: { locale: Locale; agency: Agency }) {
  const t = await getTranslations({ locale, namespace: 'places.agencies' });
  return (
    <div className={styles.agency}>
      <h4 className={styles.name} lang="en">
        {agency.name}
      </h4>
      {agency.agreements.length === 0 && <p className="muted">{t('noAgreement')}</p>}
      {agency.agreements.map((agreement) => (
        <AgreementItem key={agreement.id} locale={locale} agreement={agreement} />
      ))}
      {agency.agreements.length === 0 && <Sources locale={locale} sources={agency.sources} />}
    </div>
  );
}

/** An agreement in plain words: the model and what it lets officers do, its dates, its document, its sources. */
export async function AgreementItem({ locale, agreement }: { locale: Locale; agreement: Agreement }) {
  const t = await getTranslations({ locale, namespace: 'places' });
  const day = (value: string) => formatDay(locale, value);
  const { signedOn, lastListedOn, listedNow, moaUrl, addendumUrl } = agreement;
  const dates = [
    signedOn && t('agencies.signed', { date: day(signedOn) }),
    lastListedOn && t(listedNow ? 'agencies.listed' : 'agencies.lastListed', { date: day(lastListedOn) }),
  ].filter(Boolean);
  return (
    <>
      <p className={styles.agreement}>
        <strong>{t(`model.${agreement.model}`)}</strong>
        {dates.length > 0 && <span className="figures">, {dates.join('; ')}</span>}.{' '}
        {t(`modelPlain.${agreement.model}`)}
      </p>
      {(moaUrl || addendumUrl) && (
        <p className={`${styles.documents} small`}>
          {moaUrl && (
            <a href={moaUrl} rel="noreferrer">
              {t('agencies.moa')}
            </a>
          )}
          {addendumUrl && (
            <a href={addendumUrl} rel="noreferrer">
              {t('agencies.addendum')}
            </a>
          )}
        </p>
      )}
      <Sources locale={locale} sources={agreement.sources} />
    </>
  );
}
