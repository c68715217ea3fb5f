import { getTranslations } from 'next-intl/server';
import { Noted } from '#components/ui/noted.tsx';
import type { Day } from '#lib/kernel/dates.ts';
import { inLocale, type Locale } from '#lib/kernel/locales.ts';
import type { PathStep } from '#lib/officials/path.ts';
import type { Question, SeatRecord, WhipCount } from '#lib/officials/rules.ts';
import type { BodyFact, RuleFact } from '#lib/officials/types.ts';
import { AsOf } from './as-of.tsx';
import { type AgendaItem, CountLine, OnAgenda, Proposed } from './count-line.tsx';
import styles from './path.module.css';
import { Stands } from './stands.tsx';

type Props = {
  locale: Locale;
  today: Day;
  /** GEOID and path ("/fl/miami") of the place. */
  place: { geoid: string; path: string };
  steps: readonly PathStep[];
  body: BodyFact | null;
  records: readonly SeatRecord[];
  question: Question;
  count: WhipCount | null;
  agendaItem: AgendaItem | null;
};

/** What it takes to change things here, as numbered steps: who, where it stands, what the law says, what is contested. */
export async function Path(props: Props) {
  const { locale, today, place, steps, body, records, question, count, agendaItem } = props;
  const t = await getTranslations({ locale, namespace: 'officials.path' });
  const members = records.some((record) => record.seat.votes);
  const ruleOf = (rule: RuleFact) => <Rule key={rule.id} locale={locale} today={today} rule={rule} />;
  return (
    <ol className={`plain ${styles.path}`}>
      {steps.map((step) => {
        const own = step.rules.filter((rule) => rule.placeGeoid === place.geoid);
        const ofState = step.rules.filter((rule) => rule.placeGeoid !== place.geoid);
        // The law behind a step is folded where the step itself has something to say; else it is the step.
        const folds = own.length > 0 || ['decide', 'sponsor', 'vote'].includes(step.key);
        return (
          <li key={step.key} className={styles.step}>
            <h3>
              {t(`step.${step.key}`)}
              {step.state === 'contested' && (!folds || own.some((rule) => rule.contested)) && (
                <span className={styles.contested}>{t('contested')}</span>
              )}
              {step.state === 'not_known' && <span className={styles.unknown}>{t('notKnown')}</span>}
            </h3>
            {step.key === 'decide' && own.length === 0 && <p>{t(`decider.${body?.decider ?? 'unknown'}`)}</p>}
            {step.key === 'sponsor' && (
              <p>
                {count && members ? (
                  <Proposed locale={locale} count={count} agendaItem={agendaItem} />
                ) : agendaItem ? (
                  <>
                    {t('sponsorWho')} <OnAgenda locale={locale} question={question} item={agendaItem} />
                  </>
                ) : (
                  t('sponsorUnknown')
                )}
              </p>
            )}
            {step.key === 'vote' && body && count && (
              <>
                <p>
                  <CountLine {...{ locale, count, body, members, agendaItem }} />
                </p>
                <Stands locale={locale} path={place.path} records={records} />
              </>
            )}
            {step.key === 'vote' && !body && <p>{t('decider.unknown')}</p>}
            {own.map(ruleOf)}
            {!folds && ofState.map(ruleOf)}
            {folds && ofState.length > 0 && (
              <details className={styles.state}>
                <summary>
                  {t('inStateLaw', { count: ofState.length })}
                  {ofState.some((rule) => rule.contested) && (
                    <span className={styles.contested}>{t('contested')}</span>
                  )}
                </summary>
                {ofState.map(ruleOf)}
              </details>
            )}
          </li>
        );
      })}
    </ol>
  );
}

/** One legal claim: its words, its citation, its contest and since when it stands on file. */
export async function Rule({ locale, today, rule }: { locale: Locale; today: Day; rule: RuleFact }) {
  const t = await getTranslations({ locale, namespace: 'officials.path' });
  const text = inLocale(rule.text, locale);
  const note = rule.contestNote && inLocale(rule.contestNote, locale);
  return (
    <Noted locale={locale} sources={rule.sources} fact={`rule:${rule.id}`}>
      <p lang={text.lang === locale ? undefined : text.lang}>
        {text.text}
        {rule.legalCite && ' '}
        {rule.legalCite && (
          <span className={styles.cite} lang="en">
            {rule.legalCite}
          </span>
        )}{' '}
        <AsOf locale={locale} kind="rule" asOf={rule.asOf} today={today} />
      </p>
      {rule.contested && note && (
        <p className={styles.contest} lang={note.lang === locale ? undefined : note.lang}>
          <strong>{t('contested')}.</strong> {note.text}
        </p>
      )}
    </Noted>
  );
}
