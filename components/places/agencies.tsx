import { getTranslations } from 'next-intl/server';
import { Sources } from '#components/ui/sources.tsx';
import { capital, formatDay } from '#lib/kernel/format.ts';
import type { Locale } from '#lib/kernel/locales.ts';
import { areasAround, ownArea } from '#lib/places/area-rules.ts';
import {
  AGREEMENT_MODELS,
  type Agency,
  type AgencyRole,
  type Agreement,
  type Place,
} from '#lib/places/types.ts';
import styles from './agencies.module.css';

type Props = {
  locale: Locale;
  place: Pick<Place, 'geoid' | 'kind' | 'name' | 'counties'>;
  agencies: readonly Agency[];
  roles?: readonly AgencyRole[];
};

const ROLES: readonly AgencyRole[] = ['own', 'county', 'campus', 'port', 'state'];

/** More agencies than this are folded away until asked for. */
const FOLDED = 5;

/** Who polices a place: its own agency, its county's, those of campuses and ports there, and the state's. */
export async function Agencies({ locale, place, agencies, roles = ROLES }: Props) {
  const t = await getTranslations({ locale, namespace: 'places.agencies' });
  // Agencies around it are of its counties, which in one state are all called the same.
  const around = areasAround(place.kind === 'county' ? [place] : place.counties);
  const shown = roles.filter((role) => role === 'own' || agencies.some((agency) => agency.role === role));
  return (
    <>
      {shown.map((role) => {
        const own = agencies.filter((agency) => agency.role === role);
        // An agency's own model is explained beside it; where many share one, once for all.
        const together = role === 'campus' || role === 'port' || role === 'state';
        const list = (
          <ul className={`plain ${styles.list}`}>
            {own.map((agency) => (
              <li key={agency.id}>
                <AgencyItem locale={locale} agency={agency} explain={!together} />
              </li>
            ))}
          </ul>
        );
        return (
          <section key={role}>
            <h3>{t(role, { area: role === 'own' ? ownArea(place) : around })}</h3>
            {own.length === 0 && <p>{t('noneOwn', { kind: place.kind, place: place.name })}</p>}
            {together && (
              <>
                <p className="muted small">{t(`${role}Note`)}</p>
                <ModelNotes locale={locale} agencies={own} />
              </>
            )}
            {own.length > FOLDED ? (
              <details>
                <summary>{t('all', { count: own.length })}</summary>
                {list}
              </details>
            ) : (
              own.length > 0 && list
            )}
          </section>
        );
      })}
    </>
  );
}

/** What the models that these agencies have let officers do. */
async function ModelNotes({ locale, agencies }: { locale: Locale; agencies: readonly Agency[] }) {
  const t = await getTranslations({ locale, namespace: 'places' });
  const held = AGREEMENT_MODELS.filter((model) =>
    agencies.some((agency) => agency.agreements.some((agreement) => agreement.model === model)),
  );
  return held.map((model) => (
    <p key={model} className="small">
      <strong>{capital(t(`model.${model}`))}</strong>: {t(`modelPlain.${model}`)}
    </p>
  ));
}

type ItemProps = { locale: Locale; agency: Agency; explain: boolean };

async function AgencyItem({ locale, agency, explain }: ItemProps) {
  const t = await getTranslations({ locale, namespace: 'places.agencies' });
  return (
    <div className={styles.agency}>
      <h4 className={styles.name} lang="en">
        {agency.name}
      </h4>
      {agency.agreements.length === 0 && <p className="muted">{t('noAgreement')}</p>}
      {agency.agreements.map((agreement) => (
        <AgreementItem key={agreement.id} locale={locale} agreement={agreement} explain={explain} />
      ))}
      {(agency.agreements.length === 0 || agency.sources.length > 0) && (
        <Sources locale={locale} sources={agency.sources} fact={`agency:${agency.id}`} />
      )}
    </div>
  );
}

type AgreementProps = { locale: Locale; agreement: Agreement; explain?: boolean };

/** An agreement in plain words: the model and what it lets officers do, its dates, its document, its sources. */
export async function AgreementItem({ locale, agreement, explain = true }: AgreementProps) {
  const t = await getTranslations({ locale, namespace: 'places' });
  const day = (value: string) => formatDay(locale, value);
  const { signedOn, firstListedOn, lastListedOn, noLongerListedSince, moaUrl, addendumUrl } = agreement;
  const first = firstListedOn && firstListedOn !== lastListedOn ? day(firstListedOn) : 'none';
  const dates = [
    signedOn && t('agencies.signed', { date: day(signedOn) }),
    lastListedOn &&
      (noLongerListedSince
        ? t('agencies.lastListed', { date: day(lastListedOn), since: day(noLongerListedSince) })
        : t('agencies.listed', { date: day(lastListedOn), first })),
  ].filter(Boolean);
  return (
    <>
      <p className={styles.agreement}>
        <strong>{capital(t(`model.${agreement.model}`))}</strong>
        {dates.length > 0 && <span className="figures">, {dates.join('; ')}</span>}.{' '}
        {explain && t(`modelPlain.${agreement.model}`)}
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
      <Sources locale={locale} sources={agreement.sources} fact={`agreement:${agreement.id}`} />
    </>
  );
}
