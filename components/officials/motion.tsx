import { getTranslations } from 'next-intl/server';
import { Sources } from '#components/ui/sources.tsx';
import { type Locale, pathIn } from '#lib/kernel/locales.ts';
import type { MotionFact, PositionValue, Tally } from '#lib/officials/types.ts';
import styles from './timeline.module.css';

const VALUES: readonly PositionValue[] = ['yes', 'no', 'abstain', 'absent', 'ineligible'];

type Props = { locale: Locale; path: string; motion: MotionFact };

/** How a vote came out: the tallies as the sources give them, side by side, and each member's position. */
export async function Motion({ locale, path, motion }: Props) {
  const t = await getTranslations({ locale, namespace: 'officials.happened' });
  const tally = ({ yes, no, absent }: Tally) =>
    absent === null ? t('tally', { yes, no }) : t('tallyAbsent', { yes, no, absent });
  const publishers = ({ sources }: Tally) =>
    [...new Set(sources.map((source) => source.publisher))].join(', ');
  return (
    <div className={styles.motion}>
      <p className={styles.result}>
        <strong>{motion.passed ? t('passed') : t('failed')}</strong>
        {motion.tallies.length === 1 && motion.tallies[0] && (
          <span className="figures">, {tally(motion.tallies[0])}</span>
        )}
        {motion.procedural && <span className="muted"> · {t('procedural')}</span>}
        {motion.fileNumber && <span className="muted"> · {t('file', { number: motion.fileNumber })}</span>}
        {motion.sponsor && <span className="muted"> · {t('proposedBy', { name: motion.sponsor.name })}</span>}
      </p>
      {motion.tallies.length > 1 && (
        <div className={styles.differ}>
          <p>{t('differ')}</p>
          <ul>
            {motion.tallies.map((one) => (
              <li key={`${one.yes} ${one.no}`}>
                <strong className="figures">{tally(one)}</strong>{' '}
                <span className="muted">({publishers(one)})</span>
                <Sources locale={locale} sources={one.sources} fact={`tally:${one.id}`} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {motion.positions.length > 0 && (
        <dl className={styles.positions}>
          {VALUES.map((value) => {
            const those = motion.positions.filter((position) => position.value === value);
            if (those.length === 0) return null;
            return (
              <div key={value}>
                <dt>{t(`position.${value}`)}</dt>
                <dd>
                  {those.map(({ official }, at) => (
                    <span key={official.id}>
                      {at > 0 && ', '}
                      <a href={pathIn(locale, `${path}/officials/${official.slug}`)}>{official.name}</a>
                    </span>
                  ))}
                </dd>
              </div>
            );
          })}
        </dl>
      )}
      {!motion.rollCallComplete && (
        <p className="small muted">{motion.positions.length > 0 ? t('partRollCall') : t('noRollCall')}</p>
      )}
    </div>
  );
}
